"""Whether a recording says what it should: words against sound, offline. English only, as its model is.

Decides by a threshold; the listening itself is `studio.capture.speech_process`. Keeps nothing.
"""

import re
from collections.abc import Sequence
from types import TracebackType

from studio.capture.resampling import Samples
from studio.capture.speech_process import HeardWord, SpeechProcess
from studio.domain.voice_sample import TextCheck, TextMatch

# 45 right readings by synthetic voices at 8 to 30 dB over noise scored -1.2 to -3.4, 45 wrong ones could not be laid
# over the words or scored -4.7 and less.
MIN_SCORE = -3.8
CHECKED_LANGUAGES = ("en",)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")


class SpeechChecker:
    """Listens to recordings in one language, as a context manager; its process starts with the first question.

    In a language without a model nothing is started, and every answer is UNCHECKED and says why.
    """

    def __init__(self, language: str = "en", process: SpeechProcess | None = None) -> None:
        self.language = language
        self._process = process or SpeechProcess()

    def __enter__(self) -> "SpeechChecker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def can_check(self) -> bool:
        """Whether the language has a model here."""
        return can_check(self.language)

    @property
    def engine(self) -> str:
        """Name and version of what listens; empty before it has."""
        return self._process.version

    def check(self, samples: Samples, rate_hz: int, text: str) -> TextCheck:
        """Whether ``samples`` float32 mono [n] say ``text``.

        Raises `ToolMissing` when pocketsphinx is missing, `WorkerDied` when it crashed or hung twice: the caller
        decides whether to ask again or to keep the recording unchecked (`unchecked`), and says so.
        """
        if not self.can_check:
            return unchecked(missing_model_reason(self.language))
        words = spoken_words(text)
        found = self._process.align(samples, rate_hz, words)
        if found.unknown or not words:
            return unchecked(f"The check does not know the words: {', '.join(found.unknown) or text}.")
        is_same = found.aligned and found.score is not None and found.score >= MIN_SCORE
        return TextCheck(TextMatch.SAME if is_same else TextMatch.OTHER, found.score)

    def listen(
        self, samples: Samples, rate_hz: int, opening: str, pool: Sequence[str], count: int
    ) -> tuple[HeardWord, ...]:
        """What was said of an ``opening``, a JSGF expansion, and ``count`` words of ``pool`` after it: all words with
        their times, the last ``count`` of them from the pool; empty when something else was said.

        Raises as `check`, and `ValueError` in a language without a model.
        """
        if not self.can_check:
            raise ValueError(f"there is no model for '{self.language}'")
        heard = self._process.choose(samples, rate_hz, _write_grammar(opening, pool, count))
        return heard if len(heard) > count else ()

    def close(self) -> None:
        self._process.close()


def can_check(language: str) -> bool:
    return language.lower().split("-")[0] in CHECKED_LANGUAGES


def missing_model_reason(language: str) -> str:
    return f"The words are not checked: the studio understands English only, not '{language}' yet."


def unchecked(reason: str) -> TextCheck:
    """Nobody listened; ``reason`` is one sentence for a person."""
    return TextCheck(TextMatch.UNCHECKED, None, reason)


def spoken_words(text: str) -> tuple[str, ...]:
    """The words of an English ``text`` as the dictionary spells them."""
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


def _write_grammar(opening: str, pool: Sequence[str], count: int) -> str:
    """JSGF: the opening, then ``count`` words of the pool."""
    slots = " ".join(["<word>"] * count)
    words = " | ".join(pool)
    return f"#JSGF V1.0;\ngrammar phrase;\npublic <phrase> = {opening} {slots};\n<word> = {words};\n"
