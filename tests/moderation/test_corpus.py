"""The corpus: how much of what must be refused is missed, and how much that is harmless is refused. Both are bounded.

Of every group of `corpus.json` the first half was for writing the rules, the second is held out: it was written before
them, by the same hand, and no rule was changed for what it showed. Its figures are the honest ones, and flattering
all the same: other people write otherwise.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from studio.moderation.findings import find_violations
from studio.moderation.policy import Policy, load_policy

CORPUS: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("corpus.json").read_text(encoding="utf-8"))[
    "groups"
]
GROUPS = {
    "nudity", "sexual", "minors", "political", "fraud", "violence", "self-harm", "hate", "instructions", "names",
    "languages", "tricks",
}  # fmt: skip
# Measured: tuning 0 and 0, held-out 34 of 120 missed and 2 of 120 refused without need.
MAX_MISSED = {"tuning": 0, "held-out": 34}
MAX_OVER_REFUSED = {"tuning": 0, "held-out": 2}


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy()


def test_the_corpus_is_large_balanced_and_without_repeats() -> None:
    assert set(CORPUS) == GROUPS
    refused = [row["prompt"] for parts in CORPUS.values() for part in parts.values() for row in part["refused"]]
    harmless = [prompt for parts in CORPUS.values() for part in parts.values() for prompt in part["harmless"]]
    assert len(refused) == len(harmless) == 240
    assert len({*refused, *harmless}) == 480
    for parts in CORPUS.values():
        assert {len(part[kind]) for part in parts.values() for kind in part} == {10}


def test_every_expected_rule_exists(policy: Policy) -> None:
    known = {rule.id for rule in policy.rules}
    rows = [row for parts in CORPUS.values() for part in parts.values() for row in part["refused"]]
    assert {row["rule"] for row in rows} <= known


@pytest.mark.parametrize("part", ["tuning", "held-out"])
def test_error_rates(part: str, policy: Policy) -> None:
    missed: Counter[str] = Counter()
    other_rule, over = [], []
    for group, parts in CORPUS.items():
        for row in parts[part]["refused"]:
            found = {finding.rule_id for finding in find_violations(row["prompt"], policy, own_names=["Ada Lopez"])}
            missed[group] += not found
            if found and row["rule"] not in found:
                other_rule.append((row["prompt"], found))
        for prompt in parts[part]["harmless"]:
            over += [(prompt, one.rule_id) for one in find_violations(prompt, policy, own_names=["Ada Lopez"])]
    sys.stdout.write(
        f"{part}: missed {missed.total()} of 120, by group {dict(+missed)}; refused without need {len(over)} of 120; "
        f"by another rule than expected {other_rule}\n"
    )
    assert missed.total() <= MAX_MISSED[part]
    assert len(over) <= MAX_OVER_REFUSED[part]
    assert len(other_rule) <= 3
