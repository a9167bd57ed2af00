"""What the rules find in a text: each hit with its rule and the person's own words. Refuses nothing and reads no file.

A word list is a fence, not a wall: it sees what is written, in the languages it knows, and not what is meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studio.domain.errors import InvalidInput
from studio.moderation.folding import Folded, fold_text, foldings, foreign_share, readings
from studio.moderation.policy import Policy, Rewrite, Rule, compile_phrases

MAX_PROMPT_CHARS = 4000
MAX_NEGATIVE_PROMPT_CHARS = 500
UNREADABLE = "unreadable-script"


@dataclass(frozen=True)
class Finding:
    """One hit: which rule, the words as they were written, and where they stand (``text[start:end]``).

    ``suggestion`` says in a sentence what to do with the words; ``ask`` what else there is to be done. ``rewrite`` and
    ``instead`` are the rule's own, for `rewriting`.
    """

    rule_id: str
    title: str
    why: str
    words: str
    start: int
    end: int
    ask: str = ""
    rewrite: Rewrite = "none"
    instead: str = ""

    @property
    def suggestion(self) -> str:
        match self.rewrite:
            case "words" if self.instead:
                return f"Say “{self.instead}” instead."
            case "words":
                return f"Leave out “{self.words}”."
            case "line":
                return "Leave that out, or say something else."
            case "none":
                return "Use other words."


def find_violations(text: str, policy: Policy, *, own_names: Sequence[str] = ()) -> tuple[Finding, ...]:
    """The first hit of every rule that forbids ``text``, in the order of the rules.

    ``own_names`` are the names of those whose signed grant is at hand. `InvalidInput` when the text is longer than
    `MAX_PROMPT_CHARS`.
    """
    return _find(text, policy, policy.rules, own_names, MAX_PROMPT_CHARS)


def find_in_negative(text: str, policy: Policy) -> tuple[Finding, ...]:
    """The same for a negative prompt, by the rules for those. `InvalidInput` above `MAX_NEGATIVE_PROMPT_CHARS`."""
    return _find(text, policy, policy.negative_rules, (), MAX_NEGATIVE_PROMPT_CHARS)


def find_in_name(name: str, policy: Policy) -> tuple[Finding, ...]:
    """Where ``name`` is that of a widely known person. A name may be in any script: David Lynch and Игорь are names."""
    rules = tuple(rule for rule in policy.rules if rule.allows_own_names)
    findings = _find(name, policy, rules, (), MAX_PROMPT_CHARS)
    return tuple(finding for finding in findings if finding.rule_id != UNREADABLE)


def expects_company(text: str, policy: Policy) -> bool:
    """Whether a prompt asks for more people than the one it is about, or for pictures of some."""
    return bool(policy.company) and compile_phrases(policy.company).search(fold_text(text).text) is not None


def _find(
    text: str, policy: Policy, rules: Sequence[Rule], own_names: Sequence[str], max_chars: int
) -> tuple[Finding, ...]:
    if len(text) > max_chars:
        raise InvalidInput(f"The text is longer than {max_chars} characters.", "Say it shorter.")
    several = {one.text: one for folded in foldings(text) for one in readings(folded, policy.hearing)}
    plain = tuple(several.values())
    cased = (fold_text(text, keep_case=True),)
    own = [fold_text(name).text.strip() for name in own_names]
    findings = []
    for rule in rules:
        for reading in cased if rule.match_case else plain:
            hit = next(_hits(rule, reading, own), None)
            if hit is not None:
                start, end = reading.original_span(*hit)
                findings.append(_finding(rule, text, start, end))
                break
    if foreign_share(text) > policy.max_foreign_share:
        findings.append(_unreadable(text))
    return tuple(findings)


def _finding(rule: Rule, text: str, start: int, end: int) -> Finding:
    words = text[start:end]
    return Finding(rule.id, rule.title, rule.why, words, start, end, rule.ask, rule.rewrite, rule.instead)


def _hits(rule: Rule, reading: Folded, own_names: Sequence[str]) -> Iterator[tuple[int, int]]:
    if rule.companions is not None and rule.companions.search(reading.text) is None:
        return
    excused = [match.span() for match in rule.excused.finditer(reading.text)] if rule.excused else []
    if rule.allows_own_names:
        # A rule about names in a place may also be met by one of a person's names; a famous name only in full.
        single = [word for name in own_names for word in name.split()] if "name" in rule.pattern.groupindex else []
        excused.extend(span for name in (*own_names, *single) for span in _spans_of(name, reading.text.casefold()))
    for match in rule.pattern.finditer(reading.text):
        start, end = match.span("name") if "name" in match.re.groupindex and match["name"] else match.span()
        if not any(left <= start and end <= right for left, right in excused):
            yield match.span()


def _spans_of(name: str, text: str) -> Iterator[tuple[int, int]]:
    if len(name) > 1:
        yield from (match.span() for match in re.finditer(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", text))


def _unreadable(text: str) -> Finding:
    words = " ".join(text.split())[:60]
    why = "The content rules can only judge Latin, Cyrillic and Greek letters, so far."
    return Finding(UNREADABLE, "Readable text", why, words, 0, len(text))
