"""What the window says of grades, checks, grants and what goes when a consent is withdrawn. Words only; no widgets."""

from studio.app.rights import GrantInHand
from studio.domain.consent import CaptureEvidence, Grade
from studio.domain.grant import Publish
from studio.ui.words import spell_day, tr


def spell_grade(grade: Grade) -> str:
    match grade:
        case Grade.LIVE:
            return tr("Live: before camera and microphone, with both checks")
        case Grade.IMPORTED:
            return tr("Lower: clips stay in this studio")
        case Grade.SAMPLE:
            return tr("A drawn sample person, who is nobody")


def spell_check(check: CaptureEvidence) -> str:
    """What a check came to: evidence, never more."""
    outcome = tr("passed") if check.passed else tr("not passed")
    origin = tr("live") if check.origin == "live" else tr("from a file")
    figures = tr(", ").join(
        f"{tr(name.replace('_', ' ').replace('-', ' '))} {value:.3g}" for name, value in check.scores
    )
    line = tr("{0}, {1}, {2}").format(outcome, origin, spell_day(check.at))
    return f"{line}\n{figures}" if figures else line


def spell_check_name(check: CaptureEvidence) -> str:
    return tr("Presence check") if check.kind == "presence-check" else tr("Spoken yes")


def spell_publish(publish: Publish) -> str:
    match publish:
        case Publish.PRIVATE:
            return tr("Clips stay in that studio")
        case Publish.PEERS:
            return tr("Clips may go to peers")
        case Publish.PUBLIC:
            return tr("Clips may be public")


def spell_grant(held: GrantInHand) -> str:
    """Two lines: to whom, and how far."""
    given = held.grant
    state = tr("taken back") if held.revoked else tr("until {0}").format(spell_day(given.exp))
    count = tr("{0} of {1} clips made here").format(held.used, given.max_clips)
    return f"{given.holder}\n{count}  ·  {spell_publish(given.publish)}  ·  {state}"


def spell_withdrawal() -> str:
    """What is destroyed, and what stays."""
    return tr(
        "Erased for good: scan, voice, trained model, checkpoints, the avatar's key, its name and sentences. Work that "
        "waits or runs is stopped. What stays: finished clips until you erase them, the signed consent with its "
        "withdrawal, and a line in the log. Copies of clips that are elsewhere cannot be called back."
    )
