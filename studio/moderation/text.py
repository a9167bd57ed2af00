"""The prompt check: refuses a request by a named rule, in the person's own words, and offers others. Fails closed.

Reads no file and keeps nothing: what was refused is in the error that it raises, and nowhere else.
"""

from collections.abc import Callable, Sequence

from studio.domain.errors import PromptRefused
from studio.moderation.findings import Finding, find_in_name, find_in_negative, find_violations
from studio.moderation.policy import Policy
from studio.moderation.rewriting import suggest_rewrite


def check_prompt(text: str, policy: Policy, *, own_names: Sequence[str] = (), rewrites: bool = True) -> None:
    """Raise `PromptRefused` naming rule and words when a rule forbids ``text`` (a prompt or a spoken line).

    ``own_names`` are the names of those whose signed grant is at hand, the people in the clip first of all; they may
    be named, in full or by one of their names. `InvalidInput` when the text is longer than `MAX_PROMPT_CHARS`. Without
    ``rewrites`` no other wording is offered: ``text`` is not what the person would edit.
    """
    _refuse(text, lambda wording: find_violations(wording, policy, own_names=own_names), rewrites=rewrites)


def check_negative_prompt(text: str, policy: Policy) -> None:
    """Raise `PromptRefused` when a negative prompt asks away what the rules protect: clothes, the AI label, adulthood.

    `InvalidInput` when it is longer than `MAX_NEGATIVE_PROMPT_CHARS`.
    """
    _refuse(text, lambda wording: find_in_negative(wording, policy), rewrites=False)


def check_name(name: str, policy: Policy) -> None:
    """Raise `PromptRefused` when ``name`` is that of a widely known person. Only the rules about names are asked."""
    _refuse(name, lambda wording: find_in_name(wording, policy), rewrites=False)


def _refuse(text: str, judge: Callable[[str], Sequence[Finding]], *, rewrites: bool) -> None:
    findings = judge(text)
    if not findings:
        return
    first = findings[0]
    raise PromptRefused(
        f"The rule “{first.title}” refuses the words “{first.words}”.",
        f"{first.why} {first.ask or first.suggestion}",
        rule_id=first.rule_id,
        words=first.words,
        why=first.why,
        rewrite=(suggest_rewrite(text, findings, judge) or "") if rewrites else "",
    )
