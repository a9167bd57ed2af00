"""The prompt check: refuses a request by a named rule, quoting the person's own words. Fails closed; reads no file.

A word list is a fence, not a wall: it sees what is written, in the languages it knows, and not what is meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studio.domain.errors import InvalidInput, PromptRefused
from studio.moderation.folding import Folded, fold_text, foreign_share, readings
from studio.moderation.policy import Policy, Rule

MAX_PROMPT_CHARS = 4000
MAX_NEGATIVE_PROMPT_CHARS = 500
_UNREADABLE = "unreadable-script"


@dataclass(frozen=True)
class Finding:
    """One hit: which rule, the words as they were written, and where they stand (``text[start:end]``)."""

    rule_id: str
    title: str
    why: str
    words: str
    start: int
    end: int


def check_prompt(text: str, policy: Policy, *, own_names: Sequence[str] = ()) -> None:
    """Raise `PromptRefused` naming rule and words when a rule forbids ``text`` (a prompt or a spoken line).

    ``own_names`` are the names of the consenting people in the clip; they may be named, in full or by one of their
    names. `InvalidInput` when the text is longer than `MAX_PROMPT_CHARS`. For a negative prompt, see
    `check_negative_prompt`.
    """
    _refuse(find_violations(text, policy, own_names=own_names))


def check_negative_prompt(text: str, policy: Policy) -> None:
    """Raise `PromptRefused` when a negative prompt asks away what the rules protect: clothes, the AI label, adulthood.

    `InvalidInput` when it is longer than `MAX_NEGATIVE_PROMPT_CHARS`.
    """
    _refuse(_find(text, policy, policy.negative_rules, (), MAX_NEGATIVE_PROMPT_CHARS))


def check_name(name: str, policy: Policy) -> None:
    """Raise `PromptRefused` when ``name`` is that of a widely known person.

    Only the rules about other people are asked, and a name may be in any script: David Lynch and Игорь are names.
    """
    rules = tuple(rule for rule in policy.rules if rule.allows_own_names)
    findings = _find(name, policy, rules, (), MAX_PROMPT_CHARS)
    _refuse(tuple(finding for finding in findings if finding.rule_id != _UNREADABLE))


def find_violations(text: str, policy: Policy, *, own_names: Sequence[str] = ()) -> tuple[Finding, ...]:
    """The first hit of every rule that forbids ``text``, in the order of the rules."""
    return _find(text, policy, policy.rules, own_names, MAX_PROMPT_CHARS)


def _refuse(findings: Sequence[Finding]) -> None:
    if findings:
        first = findings[0]
        raise PromptRefused(
            f"The rule “{first.title}” refuses the words “{first.words}”.", f"{first.why} Use other words."
        )


def _find(
    text: str, policy: Policy, rules: Sequence[Rule], own_names: Sequence[str], max_chars: int
) -> tuple[Finding, ...]:
    if len(text) > max_chars:
        raise InvalidInput(f"The text is longer than {max_chars} characters.", "Say it shorter.")
    plain = readings(fold_text(text))
    cased = (fold_text(text, keep_case=True),)
    own = [fold_text(name).text.strip() for name in own_names]
    findings = []
    for rule in rules:
        for reading in cased if rule.match_case else plain:
            hit = next(_hits(rule, reading, own), None)
            if hit is not None:
                start, end = reading.original_span(*hit)
                findings.append(Finding(rule.id, rule.title, rule.why, text[start:end], start, end))
                break
    if foreign_share(text) > policy.max_foreign_share:
        findings.append(_unreadable(text))
    return tuple(findings)


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
    why = "The content rules can only judge text in Latin letters, so far."
    return Finding(_UNREADABLE, "Readable text", why, words, 0, len(text))
