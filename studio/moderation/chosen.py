"""What a person forbids for their own avatar: rules that are switched on by name, beside those that hold for everybody.

Reads the same kind of rule file as `policy`. Whose choices they are, and that they were signed, is checked elsewhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from studio.core import paths
from studio.domain.errors import InvalidInput
from studio.moderation.policy import Policy, load_policy
from studio.moderation.text import check_negative_prompt, check_prompt


def load_chosen(rule_ids: Iterable[str], path: Path | None = None) -> Policy | None:
    """The rules called ``rule_ids``, or None where there are none. Raises `InvalidInput` for an unknown id."""
    wanted = frozenset(rule_ids)
    if not wanted:
        return None
    every = load_policy(paths.shipped_dir("assets") / "policy" / "prohibitions.json" if path is None else path)
    rules = tuple(rule for rule in every.rules if rule.id in wanted)
    if len(rules) != len(wanted):
        missing = ", ".join(sorted(wanted - {rule.id for rule in rules}))
        raise InvalidInput(f"There is no content rule for what was forbidden: {missing}.", "Install the studio again.")
    return replace(every, rules=rules)


def check_chosen(
    texts: Sequence[str], negative_prompt: str, chosen: Policy | None, *, own_names: Sequence[str] = ()
) -> None:
    """Raise `PromptRefused` when one of ``texts`` or the negative prompt touches what the person forbids."""
    if chosen is None:
        return
    for text in texts:
        check_prompt(text, chosen, own_names=own_names)
    check_negative_prompt(negative_prompt, chosen)
