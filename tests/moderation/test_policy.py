"""The rule file: readable, versioned, and refused when anything about it is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from studio.core import paths
from studio.domain.errors import InvalidInput
from studio.moderation.policy import load_policy

RULES = paths.shipped_dir("assets") / "policy" / "rules.json"


def write(tmp_path: Path, **changes: Any) -> Path:
    rule = {"id": "one", "title": "One", "why": "Because.", "words": ["word"]}
    tree = {
        "schema_version": 1,
        "version": "2026-01-1",
        "language": "en",
        "about": [],
        "max_foreign_share": 0.5,
        "rules": [{**rule, **changes}],
        "negative_rules": [{**rule, "id": "away"}],
    }
    path = tmp_path / "rules.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    return path


def test_the_shipped_rules_cover_what_they_must() -> None:
    policy = load_policy()
    ids = {rule.id for rule in policy.rules}
    assert {"sexual", "minors", "gore", "self-harm", "hate", "famous-people", "fraud", "political"} <= ids
    assert all(rule.title and rule.why for rule in policy.rules)
    assert len(policy.sha256) == 64


def test_line_ends_do_not_change_the_hash(tmp_path: Path) -> None:
    path = tmp_path / "rules.json"
    path.write_bytes(RULES.read_bytes().replace(b"\n", b"\r\n"))
    assert load_policy(path) == load_policy()


def test_a_good_rule_file_loads(tmp_path: Path) -> None:
    assert load_policy(write(tmp_path)).rules[0].words == ("word",)


@pytest.mark.parametrize(
    "changes",
    [
        {"words": []},
        {"words": [""]},
        {"phrases": ["("]},
        {"phrases": ["a*"], "words": []},
        {"id": "Not An Id"},
        {"unknown": 1},
        {"why": ""},
    ],
)
def test_a_broken_rule_stops_everything(changes: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="content rules"):
        load_policy(write(tmp_path, **changes))


def test_missing_unreadable_or_doubled_rules_stop_everything(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        load_policy(tmp_path / "none.json")
    path = write(tmp_path)
    tree = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**tree, "rules": tree["rules"] * 2}), encoding="utf-8")
    with pytest.raises(InvalidInput, match="share an id"):
        load_policy(path)
    path.write_text("[", encoding="utf-8")
    with pytest.raises(InvalidInput):
        load_policy(path)


def test_a_list_stands_for_one_of_its_entries(tmp_path: Path) -> None:
    path = write(tmp_path, phrases=["a %fruit%"])
    tree = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**tree, "lists": {"fruit": ["apple", "pears?"]}}), encoding="utf-8")
    assert load_policy(path).rules[0].phrases == ("a (?:apple|pears?)",)


def test_an_unknown_list_or_no_negative_rules_stop_everything(tmp_path: Path) -> None:
    path = write(tmp_path, phrases=["a %fruit%"])
    with pytest.raises(InvalidInput, match="names no list"):
        load_policy(path)
    tree = json.loads(write(tmp_path).read_text(encoding="utf-8"))
    path.write_text(json.dumps({**tree, "negative_rules": []}), encoding="utf-8")
    with pytest.raises(InvalidInput):
        load_policy(path)
