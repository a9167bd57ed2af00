"""Things that happened, in the past tense. Published on the bus; listeners must not raise."""

from dataclasses import dataclass

from studio.domain.job import Job, Progress


@dataclass(frozen=True)
class JobAdded:
    job: Job


@dataclass(frozen=True)
class JobChanged:
    job: Job


@dataclass(frozen=True)
class JobProgressed:
    job_id: str
    progress: Progress


@dataclass(frozen=True)
class AvatarAdded:
    avatar_id: str


@dataclass(frozen=True)
class AvatarChanged:
    avatar_id: str


@dataclass(frozen=True)
class ConsentWithdrawn:
    avatar_id: str


@dataclass(frozen=True)
class ClipAdded:
    clip_id: str


@dataclass(frozen=True)
class ClipErased:
    clip_id: str


@dataclass(frozen=True)
class SettingsChanged:
    """The person chose something else. Both are `core.settings.Settings`, which this room does not know."""

    before: object
    after: object


Event = (
    JobAdded
    | JobChanged
    | JobProgressed
    | AvatarAdded
    | AvatarChanged
    | ConsentWithdrawn
    | ClipAdded
    | ClipErased
    | SettingsChanged
)
