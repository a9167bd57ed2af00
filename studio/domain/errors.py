"""Known errors. Each says what happened, what to do, and carries a stable code and exit code.

All else that is raised is a bug and is shown as one. Must not import anything of the studio.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar


class StudioError(Exception):
    """Something a person can do something about.

    ``message`` is one clear sentence, ``hint`` says what to do next.
    """

    code: ClassVar[str] = "studio-error"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type["StudioError"], tuple[str, str]]:
        return type(self), (self.message, self.hint)


class InvalidInput(StudioError):
    """An argument or a field makes no sense."""

    code = "invalid-input"
    exit_code = 10


class NotFound(StudioError):
    """No such avatar, clip, job, model or file."""

    code = "not-found"
    exit_code = 11


class UnreadableMedia(StudioError):
    """A picture, video or sound file is corrupt or of an unknown kind."""

    code = "unreadable-media"
    exit_code = 12


class NoFaceFound(StudioError):
    code = "no-face"
    exit_code = 13


class SeveralFacesFound(StudioError):
    code = "several-faces"
    exit_code = 14


class ScanTooShort(StudioError):
    code = "scan-too-short"
    exit_code = 15


class ScanTooPoor(StudioError):
    """Faces were found, but too few usable frames: blurred, dark or cut off."""

    code = "scan-too-poor"
    exit_code = 16


class SilentRecording(StudioError):
    code = "silent-recording"
    exit_code = 17


class SentenceCountMismatch(StudioError):
    code = "sentence-count"
    exit_code = 18


class ConsentMissing(StudioError):
    """There is no valid, signed record that allows this."""

    code = "consent-missing"
    exit_code = 20


class ConsentRevoked(ConsentMissing):
    code = "consent-revoked"
    exit_code = 21


class ConsentExpired(ConsentMissing):
    code = "consent-expired"
    exit_code = 22


class ConsentInvalid(ConsentMissing):
    """The record was altered, or signed by another key."""

    code = "consent-invalid"
    exit_code = 23


class PromptRefused(StudioError):
    """A content rule forbids the request. The message names the rule and the words.

    ``rule_id``, ``words`` and ``why`` say the same for programs; ``rewrite`` is the whole text in words that the rules
    allow, empty when none is known. An error that crossed a process border has its message and hint only.
    """

    code = "prompt-refused"
    exit_code = 24

    def __init__(
        self, message: str, hint: str = "", *, rule_id: str = "", words: str = "", why: str = "", rewrite: str = ""
    ) -> None:
        super().__init__(message, hint)
        self.rule_id = rule_id
        self.words = words
        self.why = why
        self.rewrite = rewrite


class ResultHeld(StudioError):
    """The finished frames do not show what was asked for, or show what no clip may. Nothing is kept of them."""

    code = "result-held"
    exit_code = 25


class ConsentRolledBack(ConsentInvalid):
    """An older policy or list stands where a newer one was known, or another one of the same number."""

    code = "consent-rolled-back"
    exit_code = 27


class ClockSetBack(ConsentMissing):
    """This computer's clock shows a time before one at which the avatar was already used."""

    code = "clock-set-back"
    exit_code = 28


class UseNotAllowed(ConsentMissing):
    """There is a consent, but not for this studio, for so many clips, or for this way of publishing."""

    code = "use-not-allowed"
    exit_code = 29


class UnsupportedByModel(StudioError):
    """The model's card says it cannot do this (frames, size, mode)."""

    code = "unsupported-by-model"
    exit_code = 30


class ModelMissing(StudioError):
    code = "model-missing"
    exit_code = 31


class AdapterInvalid(StudioError):
    """An adapter file is truncated, altered, or was trained for another model."""

    code = "adapter-invalid"
    exit_code = 32


class ToolMissing(StudioError):
    """A program that the studio needs (ffmpeg, espeak) is not on this machine."""

    code = "tool-missing"
    exit_code = 33


class DiskFull(StudioError):
    code = "disk-full"
    exit_code = 40


class LibraryTooNew(StudioError):
    code = "library-too-new"
    exit_code = 41


class LibraryDamaged(StudioError):
    code = "library-damaged"
    exit_code = 42


class LibraryBusy(StudioError):
    """Another studio process holds what this one needs."""

    code = "library-busy"
    exit_code = 43


class WorkerDied(StudioError):
    code = "worker-died"
    exit_code = 50


class OutOfMemory(StudioError):
    code = "out-of-memory"
    exit_code = 51


class VaultLocked(StudioError):
    """The key of an avatar is gone or cannot be read: its biometrics stay unreadable."""

    code = "vault-locked"
    exit_code = 52


class WrongPassphrase(VaultLocked):
    """What was typed does not open the vault or the backup."""

    code = "wrong-passphrase"
    exit_code = 53


class VerificationFailed(StudioError):
    """A file, sidecar or record does not hold what its signature promises."""

    code = "verification-failed"
    exit_code = 60


class MicrophoneUnavailable(StudioError):
    """There is no microphone, or this program may not use it."""

    code = "microphone-unavailable"
    exit_code = 70


class MicrophoneLost(StudioError):
    """The microphone was pulled out while it was in use. What was finished before is kept."""

    code = "microphone-lost"
    exit_code = 71


class Cancelled(BaseException):
    """The person asked to stop. A BaseException, so that no `except Exception` swallows it."""


def _with_subclasses(cls: type[StudioError]) -> Iterator[type[StudioError]]:
    yield cls
    for sub in cls.__subclasses__():
        yield from _with_subclasses(sub)


ERRORS_BY_CODE: Mapping[str, type[StudioError]] = MappingProxyType(
    {cls.code: cls for cls in _with_subclasses(StudioError)}
)


def rebuild(code: str, message: str, hint: str) -> StudioError:
    """Turn a code that crossed a process border back into its error."""
    return ERRORS_BY_CODE.get(code, StudioError)(message, hint)
