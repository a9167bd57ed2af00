"""The ten people who are tested, and the prompts: training saw none of them. Draws two scans of each person.

Drawn people have face numbers beyond the range that training draws from. The first scan is what an avatar is made of;
the second, in other light, clothes and room, is what its clips are compared with.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from studio.core.frames import Frame
from studio.core.media import Ffmpeg
from studio.domain.avatar import ClassWord
from studio.storyboard.acting.motion import SCAN_LENGTH_S
from studio.storyboard.render import prepare_stage
from studio.storyboard.scene import Person, Scene

WIDTH_PX: Final = 360
HEIGHT_PX: Final = 480
FPS: Final = 8
_FACES_FROM: Final = 1 << 30
"""Training draws face numbers below this."""


@dataclass(frozen=True)
class Subject:
    """Somebody who is tested: drawn (``person``), or a photograph's scan (``scan``)."""

    name: str
    class_word: ClassWord
    person: Person | None = None
    scan: Path | None = None

    @property
    def is_drawn(self) -> bool:
        return self.person is not None


@dataclass(frozen=True)
class Prompt:
    """What is asked for, and what a right clip shows."""

    text: str
    place: str
    action: str


def _drawn(number: int, name: str, person: Person) -> Subject:
    numbered = Person(**{**vars(person), "face": _FACES_FROM + number})
    return Subject(name, ClassWord(person.class_word), person=numbered)


DRAWN: Final = (
    _drawn(1, "Nia", Person("woman", "dark", "black", "afro")),
    _drawn(2, "Olaf", Person("man", "pale", "red", "short", beard="full")),
    _drawn(3, "Mei", Person("woman", "light", "black", "bob", age="young")),
    _drawn(4, "Tom", Person("man", "light", "brown", "short")),
    _drawn(5, "Ana", Person("woman", "tan", "brown", "long")),
    _drawn(6, "Raj", Person("man", "brown", "black", "short", beard="moustache")),
    _drawn(7, "Eva", Person("woman", "pale", "blond", "ponytail")),
    _drawn(8, "Kai", Person("man", "light", "brown", "buzz", beard="stubble")),
    _drawn(9, "Ruth", Person("woman", "light", "white", "short", age="old")),
    _drawn(10, "Sam", Person("man", "dark", "black", "bald", beard="goatee")),
)
"""Some are alike on purpose (Tom and Kai; skin and hair alone do not tell all apart)."""

PROMPTS: Final = (
    Prompt("waves hello from a sandy beach, in a red t-shirt", "beach", "waving"),
    Prompt("out in the woods, nodding along, dressed in a green hoodie", "forest", "nodding"),
    Prompt("chatting in a cosy coffee shop, wearing a yellow sweater", "cafe", "talking"),
    Prompt("has a good laugh in front of snowy peaks, in a blue coat", "snow", "laughing"),
    Prompt("at the office in a grey suit, shaking the head", "office", "shaking"),
    Prompt("floating in outer space, slowly turning the head from side to side", "space", "turning"),
    Prompt("gives a thumbs up in the kitchen, white shirt", "kitchen", "thumbs up"),
    Prompt("strolling through the desert at sunset", "desert", "walking"),
    Prompt("looks up in an old library, purple turtleneck", "library", "looking up"),
    Prompt("smiles among the flowers of a garden on a cloudy morning, orange sweater", "garden", "smiling"),
    Prompt("looking around at the skyline of a big city at night, black coat", "city", "looking around"),
    Prompt("under water among fish, keeping still, cinematic", "underwater", "still"),
)
"""Free-form and fixed before anything was measured; none is a caption of the training."""


def choose_subjects(count: int, photos: Sequence[str]) -> tuple[Subject, ...]:
    """``count`` people, of whom the last are the photographs: each "woman=FILE", "man=FILE" or "person=FILE"."""
    shown = tuple(_photographed(number, text) for number, text in enumerate(photos, 1))
    kept = max(0, min(count, len(DRAWN) + len(shown)) - len(shown))
    return (*DRAWN[:kept], *shown[: count - kept])


def _photographed(number: int, text: str) -> Subject:
    word, _, path = text.partition("=")
    return Subject(f"Photo {number}", ClassWord(word), scan=Path(path))


def write_scan(subject: Subject, folder: Path, ffmpeg: Ffmpeg) -> Path:
    """The scan that an avatar is made of; drawn once."""
    if subject.scan is not None:
        return subject.scan
    target = folder / f"{subject.name}.mp4"
    if not target.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        frames = _draw_scan(_scene(subject, "sweater", "grey", "wall", "soft"), seed=3)
        ffmpeg.write_clip(target, frames, FPS, width_px=WIDTH_PX, height_px=HEIGHT_PX, crf=20)
    return target


def draw_held_out(subject: Subject, ffmpeg: Ffmpeg, count: int = 10) -> list[Frame]:
    """Frames of another scan of the same person. A photograph has one scan only: frames of that."""
    if subject.scan is not None:
        frames = list(ffmpeg.read_frames(subject.scan, FPS, HEIGHT_PX))
        return [frames[round(i * (len(frames) - 1) / (count - 1))] for i in range(count)]
    stage_frames = round(SCAN_LENGTH_S * FPS)
    scene = _scene(subject, "shirt", "blue", "room", "natural")
    stage = prepare_stage(scene, seed=77, num_frames=stage_frames, fps=FPS, height_px=480, width_px=360, is_scan=True)
    return [stage.draw(round(i * (stage_frames - 1) / (count - 1)), 1)[0].numpy() for i in range(count)]


def _scene(subject: Subject, garment: str, colour: str, place: str, light: str) -> Scene:
    if subject.person is None:
        raise ValueError(f"{subject.name} is not drawn")
    return Scene(subject.person, garment, colour, place, "still", light=light)


def _draw_scan(scene: Scene, seed: int) -> Iterator[Frame]:
    stage = prepare_stage(
        scene,
        seed=seed,
        num_frames=round(SCAN_LENGTH_S * FPS),
        fps=FPS,
        height_px=HEIGHT_PX,
        width_px=WIDTH_PX,
        is_scan=True,
    )
    for chunk in stage.frames():
        yield from chunk.numpy()
