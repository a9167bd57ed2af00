"""The sentences that are read for a voice sample, a list a language. Knows no sound."""

from dataclasses import dataclass
from pathlib import Path

from studio.capture.recording import read_sentences
from studio.core.paths import shipped_dir
from studio.domain.errors import NotFound

# A voice engine fits six well; twice as many leave room for takes that it cannot align.
MIN_ACCEPTED = 12


@dataclass(frozen=True)
class SentenceList:
    """What is to be read, in this order. ``required`` of the ``sentences`` must be accepted, others may be skipped."""

    language: str
    sentences: tuple[str, ...]
    required: int = MIN_ACCEPTED

    def __post_init__(self) -> None:
        if not 0 < self.required <= len(self.sentences):
            raise ValueError("a list cannot require more sentences than it has, or none")


def list_languages(folder: Path | None = None) -> tuple[str, ...]:
    """BCP 47 tags of the languages that have a list, sorted."""
    return tuple(sorted(path.stem for path in (folder or _shipped()).glob("*.txt")))


def load_sentences(language: str, folder: Path | None = None) -> SentenceList:
    """The list for ``language``; "en-gb" falls back to "en". Raises `NotFound` when there is none."""
    known = list_languages(folder)
    for tag in (language.lower(), language.lower().split("-")[0]):
        if tag in known:
            sentences = read_sentences((folder or _shipped()) / f"{tag}.txt")
            return SentenceList(tag, sentences, min(MIN_ACCEPTED, len(sentences)))
    raise NotFound(f"There are no sentences in the language '{language}'.", f"Choose one of: {', '.join(known)}.")


def _shipped() -> Path:
    return shipped_dir("assets") / "sentences"
