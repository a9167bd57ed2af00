"""The demo: the main job from scan to feed, on a drawn sample person or on one's own recordings."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from studio.app.studio import Studio
from studio.app.wishes import ClipWish, ConsentAnswers, NewAvatar, TrainWish
from studio.core.media import Ffmpeg, contact_sheet
from studio.core.paths import shipped_dir
from studio.domain.avatar import Avatar, ClassWord
from studio.domain.clip import Clip
from studio.domain.consent import Grade
from studio.domain.errors import ConsentMissing, InvalidInput, NotFound
from studio.domain.job import Done, Job, Paused, Queued, Reporter, Running
from studio.domain.recipe import TrainRequest

STAGES = ("Scan and voice", "The drawn draft", "Training the avatar", "Rendering the clip", "Export and check")
SHEET_FRAMES = 6
# A little less than all of it leaves the place more room: what the small built-in model looks best with.
LIKENESS_WEIGHT = 0.85
DEFAULT_PROMPT = '{name} at the beach, waving, says "Hello, this is my own avatar."'


@dataclass(frozen=True)
class DemoWish:
    """What the demo is run on; None takes the sample's."""

    sample: str | None = None
    video: Path | None = None
    audio: Path | None = None
    sentences: Path | None = None
    name: str | None = None
    class_word: ClassWord = ClassWord.PERSON
    signed_name: str | None = None
    adult_declared: bool = False
    statement_agreed: bool = False
    prompt: str | None = None
    num_train_steps: int | None = None
    seed: int = 7


@dataclass(frozen=True)
class DemoStage:
    number: int
    total: int
    title: str

    @classmethod
    def number_of(cls, index: int) -> "DemoStage":
        return cls(index + 1, len(STAGES), STAGES[index])


@dataclass(frozen=True)
class Prepared:
    avatar: Avatar
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class DemoResult:
    """Where everything lies. ``draft`` is the same prompt as the storyboard draws it.

    ``feed`` is None for one's own recordings: clips of people who came from files stay in the studio.
    """

    draft: Path
    clip: Path
    poster: Path
    contact_sheet: Path
    feed: Path | None


def sample_names() -> list[str]:
    """The drawn sample people that came with the program."""
    folder = shipped_dir("assets") / "samples"
    return sorted(p.name for p in folder.iterdir() if (p / "sample.json").is_file()) if folder.is_dir() else []


def prepare_demo(studio: Studio, wish: DemoWish, reporter: Reporter) -> Prepared:
    """Create the avatar, or take the one that an earlier, interrupted demo made."""
    own = wish.video is not None
    if not own and (wish.audio or wish.sentences or wish.signed_name):
        raise InvalidInput("Your own voice or signature needs your own scan too.", "Add --video, or leave them out.")
    new = _own_avatar(wish) if own else _sample_avatar(wish)
    for known in studio.avatars.list():
        # Another person may bear the same name: only the sample is surely the same one.
        if not own and known.name.casefold() == new.name.casefold():
            if studio.avatars.consent(known)[0].grade is Grade.SAMPLE:
                return Prepared(known, (f"{known.name} is in this library already; going on with it.",))
            raise InvalidInput(
                f"There is another {known.name} in this library, not the sample as it is drawn now.",
                f'Erase it with `likeness avatar revoke "{known.name}"`, or name another library with --data-dir.',
            )
    avatar, warnings = studio.avatars.create(new, reporter)
    return Prepared(avatar, warnings)


def finish_demo(
    studio: Studio,
    wish: DemoWish,
    prepared: Prepared,
    complete: Callable[[Job], Job],
    announce: Callable[[DemoStage], None],
) -> DemoResult:
    """Draw, train, render, export, verify. ``complete`` runs a job to its end or raises."""
    announce(DemoStage.number_of(1))
    avatar = prepared.avatar
    drawing = studio.models.drawing_card().name
    plain = ClipWish(
        wish.prompt or DEFAULT_PROMPT.format(name=avatar.name), avatar.id, seed=wish.seed, mute=avatar.voice is None
    )
    if not studio.avatars.is_trained(avatar, drawing):
        complete(_begin_training(studio, avatar, TrainWish(drawing)))
    draft = _render(studio, replace(plain, model=drawing), complete)
    announce(DemoStage.number_of(2))
    if not studio.avatars.is_trained(avatar):
        complete(_begin_training(studio, avatar, TrainWish(studio.settings.model, wish.num_train_steps)))
    announce(DemoStage.number_of(3))
    weight = 1.0 if studio.models.draws(studio.settings.model) else LIKENESS_WEIGHT
    clip = _render(studio, replace(plain, weight=weight), complete)
    announce(DemoStage.number_of(4))
    folder = studio.paths.exports / "demo"
    feed = _export(studio, avatar, (clip, draft), folder)
    sheet = folder.with_name(f"contact-sheet-{clip.id[:8]}.png")
    video = studio.clips.video_path(clip)
    ffmpeg = Ffmpeg.locate()
    frames = list(ffmpeg.read_frames(video, fps=clip.fps, max_side_px=320))
    last = len(frames) - 1
    contact_sheet([frames[i * last // (SHEET_FRAMES - 1)] for i in range(SHEET_FRAMES)], SHEET_FRAMES, sheet)
    poster = studio.clips.poster_path(clip)
    return DemoResult(studio.clips.video_path(draft), video, poster, sheet, feed)


def _export(studio: Studio, avatar: Avatar, clips: tuple[Clip, ...], folder: Path) -> Path | None:
    """Export and check; of recordings that came from files only the check, as their clips stay in the studio."""
    private = studio.avatars.consent(avatar)[0].grade is Grade.IMPORTED
    if private:
        checked = [check for clip in clips for check in studio.exports.verify(studio.clips.video_path(clip))]
    else:
        exported = studio.exports.export(clips, folder, title="Likeness Studio demo", base_url="")
        checked = list(studio.exports.verify(folder))
    failed = [check for check in checked if not check.ok]
    if failed:
        raise InvalidInput(f"The clips do not hold: {failed[0].sentence}", "Run the demo again.")
    return None if private else exported.folder / "feed.json"


def _render(studio: Studio, wish: ClipWish, complete: Callable[[Job], Job]) -> Clip:
    job = complete(studio.clips.submit(studio.clips.compose(wish)))
    if not isinstance(job.state, Done):
        raise NotFound("The demo's clip was not finished.", "Run the demo again.")
    return studio.clips.find(job.state.result_id)


def _begin_training(studio: Studio, avatar: Avatar, wish: TrainWish) -> Job:
    """The training that waits in the queue, or that an earlier demo left in it, when it would come to the same.

    Else a new one.
    """
    for job in studio.jobs.list():
        request = job.request
        if (
            isinstance(request, TrainRequest)
            and isinstance(job.state, Paused | Queued | Running)
            and (request.avatar_id, request.model) == (avatar.id, wish.model)
            and wish.num_train_steps in {None, request.num_train_steps}
            and request.model_revision == studio.models.revision(request.model)
        ):
            return studio.jobs.resume(job.id) if isinstance(job.state, Paused) else job
    return studio.avatars.train(avatar.id, wish)


def _own_avatar(wish: DemoWish) -> NewAvatar:
    if wish.video is None or not wish.signed_name:
        raise ConsentMissing(
            "Your own recordings need your consent.", 'Add --consent "Your full name" to sign the statement.'
        )
    consent = ConsentAnswers(wish.signed_name, wish.adult_declared, wish.statement_agreed)
    return NewAvatar(wish.name or "Me", wish.class_word, wish.video, consent, wish.audio, wish.sentences, origin="file")


def _sample_avatar(wish: DemoWish) -> NewAvatar:
    name = wish.sample or next(iter(sample_names()), "")
    folder = shipped_dir("assets") / "samples" / name
    if not name or not folder.is_dir():
        raise NotFound("The sample people are missing from this installation.", "Install the program again.")
    facts = json.loads((folder / "sample.json").read_text(encoding="utf-8"))
    consent = ConsentAnswers(
        f"{facts['name']} (drawn sample, no real person)", adult_declared=True, statement_agreed=True
    )
    return NewAvatar(
        name=wish.name or str(facts["name"]).title(),
        class_word=ClassWord(facts["class_word"]),
        scan=folder / "scan.mp4",
        consent=consent,
        recordings=folder,
        sentences=shipped_dir("assets") / "samples" / "sentences.txt",
        origin="file",
    )
