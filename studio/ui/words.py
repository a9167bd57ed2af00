"""States and figures in words, translatable. No widgets here."""

import re
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from studio.domain.avatar import Avatar, ClassWord
from studio.domain.clip import Aspect
from studio.domain.consent import Purpose
from studio.domain.errors import StudioError
from studio.domain.job import Done, Failed, Job, Paused, Progress, Queued, Running, Stopped
from studio.ui.language import translate_message

LONGEST_WORD_CHARS = 18
_ZERO_WIDTH_SPACE = "\u200b"


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("words", text)


def breakable(text: str) -> str:
    """The same text to the eye; words too long for a line can be broken."""
    return re.sub(rf"\S{{{LONGEST_WORD_CHARS}}}(?=\S)", lambda found: found[0] + _ZERO_WIDTH_SPACE, text)


def breakable_path(text: str) -> str:
    """The same to the eye; paths in it can be broken after each folder."""
    return breakable(re.sub(r"(?<=[/\\])(?=\w)", _ZERO_WIDTH_SPACE, text))


def spell_day(when: datetime) -> str:
    """A date with the month's name, such as "23 Nov 2026"."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(when.timestamp())), tr("d MMM yyyy"))


def spell_moment(when: datetime) -> str:
    """Date and time of day, in this machine's time zone."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(when.timestamp())), tr("d MMM yyyy, HH:mm"))


def spell_length(duration_s: float) -> str:
    """ "0:04"."""
    whole_s = round(duration_s)
    return f"{whole_s // 60}:{whole_s % 60:02d}"


def spell_bytes(num_bytes: int) -> str:
    """A size such as "1.2 GB", in powers of ten as disks are sold."""
    return QLocale().formattedDataSize(num_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def spell_time_left(eta_s: float | None) -> str:
    """ "about 2 min left", or nothing when it is not known."""
    if eta_s is None:
        return ""
    if eta_s < 60:
        return tr("about {0} s left").format(max(1, round(eta_s)))
    if eta_s < 5400:
        return tr("about {0} min left").format(round(eta_s / 60))
    return tr("about {0} h left").format(round(eta_s / 3600, 1))


def spell_progress(progress: Progress) -> str:
    """One line: stage, how far, time left, and its figures."""
    stage = tr(progress.stage)
    parts = [stage[:1].upper() + stage[1:]]
    if progress.total > 1:
        parts.append(tr("{0} of {1}").format(progress.done, progress.total))
    if left := spell_time_left(progress.eta_s):
        parts.append(left)
    parts.extend(f"{tr(name)} {value:.3g}" for name, value in progress.metrics)
    return "  ·  ".join(parts)


def spell_duration(duration_s: float) -> str:
    """ "20 s", "4 min" or "1.5 h"."""
    if duration_s < 90:
        return tr("{0} s").format(max(1, round(duration_s)))
    if duration_s < 5400:
        return tr("{0} min").format(round(duration_s / 60))
    return tr("{0} h").format(round(duration_s / 3600, 1))


def spell_start(start_s: float | None, priority: int) -> str:
    """When a waiting job's turn comes, and its priority where it is not the usual one."""
    words = tr("Waiting")
    if start_s is not None and start_s < 60:
        words = tr("Next, within a minute")
    elif start_s is not None and start_s < 5400:
        words = tr("Starts in about {0} min").format(round(start_s / 60))
    elif start_s is not None:
        words = tr("Starts in about {0} h").format(round(start_s / 3600, 1))
    if priority:
        words += "  ·  " + (tr("high priority") if priority > 0 else tr("low priority"))
    return words


def spell_state(job: Job) -> str:
    """How a job stands, in a few words."""
    match job.state:
        case Queued():
            return tr("Waiting")
        case Running():
            return tr("Running")
        case Paused(reason="interrupted"):
            return tr("Interrupted. Resume to go on from where it was.")
        case Paused():
            return tr("Paused")
        case Done(finished_at=when, took_s=took_s):
            if took_s is None:
                return tr("Done {0}").format(spell_moment(when))
            return tr("Done {0}, took {1}").format(spell_moment(when), spell_span(took_s))
        case Failed(message=message, hint=hint):
            return _join(message, hint)
        case Stopped(reason="asked", stopped_at=when):
            return tr("Cancelled {0}").format(spell_moment(when))
        case Stopped(reason=reason):
            return tr("Stopped. {0}").format(reason)


def spell_end(job: Job) -> str:
    """When a job ended of which the state says only why; nothing for any other."""
    match job.state:
        case Stopped(reason="asked"):
            return ""
        case Failed(failed_at=when) | Stopped(stopped_at=when):
            return spell_moment(when)
        case _:
            return ""


def spell_span(span_s: float) -> str:
    """How long something took: "40 s", "12 min", "1.5 h"."""
    if span_s < 90:
        return tr("{0} s").format(max(1, round(span_s)))
    if span_s < 5400:
        return tr("{0} min").format(round(span_s / 60))
    return tr("{0} h").format(round(span_s / 3600, 1))


def spell_error(error: BaseException | None) -> str:
    """A known error's sentence and hint; a bug is called one."""
    match error:
        case None:
            return tr("Stopped.")
        case StudioError(message=message, hint=hint):
            return _join(message, hint)
        case _:
            return tr("This is a bug in Likeness Studio; the log says where.")


def _join(message: str, hint: str) -> str:
    return f"{translate_message(message)} {translate_message(hint)}".strip()


def spell_purpose(purpose: Purpose) -> str:
    """What a consent allows."""
    match purpose:
        case Purpose.TRAINING:
            return tr("Training a model of the face")
        case Purpose.VIDEO:
            return tr("Making videos")
        case Purpose.VOICE:
            return tr("Speaking in the voice")
        case Purpose.EXPORT:
            return tr("Saving videos outside the studio")


def spell_class_word(word: ClassWord) -> str:
    match word:
        case ClassWord.PERSON:
            return tr("Person")
        case ClassWord.WOMAN:
            return tr("Woman")
        case ClassWord.MAN:
            return tr("Man")


def spell_aspect(aspect: Aspect) -> str:
    match aspect:
        case Aspect.PORTRAIT:
            return tr("Portrait 9:16")
        case Aspect.LANDSCAPE:
            return tr("Landscape 16:9")
        case Aspect.SQUARE:
            return tr("Square 1:1")


def spell_readiness(avatar: Avatar) -> str:
    """What an avatar can do so far."""
    if not avatar.adapters:
        return tr("Not trained yet")
    if all(adapter.is_head for adapter in avatar.adapters):
        return tr("Can be drawn, not trained yet")
    return tr("Ready, with a voice") if avatar.voice else tr("Ready, silent")
