"""Measures one clip: faces, likeness, place, action, flicker. What was measured is kept beside the clip."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final

import numpy as np

from scripts.mini_figures.faces import crop_face, describe_crop, find_largest, is_towards
from scripts.mini_figures.flicker import measure_flicker
from scripts.mini_figures.likeness import Gallery
from scripts.mini_figures.making import MadeClip
from scripts.mini_figures.recognition import Recogniser, fit_clip
from scripts.mini_figures.scans import Prompt, Subject
from studio.capture.face import FaceFinder
from studio.core import storage
from studio.core.frames import Frame
from studio.core.media import Ffmpeg

_SIDE_PX: Final = 480
_FACES_SOUGHT: Final = 10


@dataclass(frozen=True)
class Figures:
    """Of one clip. ``ranks`` are the right person's places among all in the frames that show a face turned to the
    viewer; ``flicker`` is in grey levels."""

    subject: str
    way: str
    prompt: int
    face_share: float
    ranks: list[int]
    place: str
    action: str
    flicker: float
    seconds: float
    peak_gb: float

    def ranks_among(self, everybody: int) -> list[int]:
        """The ranks; the last place when the clip shows no face turned to the viewer."""
        return self.ranks or [everybody] * _FACES_SOUGHT


@dataclass(frozen=True)
class Instruments:
    """What clips are measured with."""

    gallery: Gallery
    recogniser: Recogniser
    finder: FaceFinder
    ffmpeg: Ffmpeg

    def measure(self, subject: Subject, way: str, number: int, clip: MadeClip) -> Figures:
        """The figures of a clip; kept in a file beside it."""
        kept = clip.path.with_suffix(".json")
        if kept.is_file() and kept.stat().st_mtime >= clip.path.stat().st_mtime:
            return Figures(**json.loads(kept.read_text(encoding="utf-8")))
        frames = list(self.ffmpeg.read_frames(clip.path, clip.fps, _SIDE_PX))
        share, ranks = self._look_at_faces(subject, frames)
        place, action = self.recogniser.recognise(fit_clip(frames, clip.fps))
        figures = Figures(
            subject=subject.name,
            way=way,
            prompt=number,
            face_share=share,
            ranks=ranks,
            place=place,
            action=action,
            flicker=measure_flicker(frames),
            seconds=clip.cost.seconds,
            peak_gb=clip.cost.peak_gb,
        )
        storage.write_text(kept, json.dumps(asdict(figures)) + "\n")
        return figures

    def _look_at_faces(self, subject: Subject, frames: Sequence[Frame]) -> tuple[float, list[int]]:
        """The share of ten frames with a face, and the ranks in those that show it turned to the viewer."""
        moments = np.linspace(0, len(frames) - 1, _FACES_SOUGHT).round().astype(int)
        chosen = [frames[moment] for moment in moments]
        faces = list(find_largest(self.finder, chosen))
        seen = [
            describe_crop(crop_face(frame, face))
            for frame, face in zip(chosen, faces, strict=True)
            if face is not None and is_towards(face)
        ]
        share = sum(face is not None for face in faces) / len(faces)
        return share, self.gallery.rank(subject.name, seen) if seen else []


@dataclass(frozen=True)
class Summary:
    """Figures of all clips of one way. ``first_people`` of ``people`` are ranked first in the median over all frames
    of their clips; ``first_clips`` is the share of clips of which that is true. ``flicker`` is relative to the
    storyboard's clips of the same prompts."""

    way: str
    clips: int
    face_share: float
    first_clips: float
    first_people: int
    people: int
    mean_rank: float
    place_accuracy: float
    action_accuracy: float
    both_accuracy: float
    flicker: float
    seconds: float
    peak_gb: float


def summarise(figures: Sequence[Figures], prompts: Sequence[Prompt], way: str, everybody: int) -> Summary:
    """The summary of a way; needs the storyboard's figures for its flicker. ``everybody``: how many were compared."""
    own = [one for one in figures if one.way == way]
    names = sorted({one.subject for one in own})
    clip_ranks = [float(np.median(one.ranks_among(everybody))) for one in own]
    people = [[r for one in own if one.subject == name for r in one.ranks_among(everybody)] for name in names]
    still = {(one.subject, one.prompt): one.flicker for one in figures if one.way == "storyboard"}
    ratios = [one.flicker / still[key] for one in own if (key := (one.subject, one.prompt)) in still]
    places = [one.place == prompts[one.prompt].place for one in own]
    actions = [one.action == prompts[one.prompt].action for one in own]
    return Summary(
        way=way,
        clips=len(own),
        face_share=float(np.mean([one.face_share for one in own])),
        first_clips=float(np.mean([rank == 1 for rank in clip_ranks])),
        first_people=sum(float(np.median(ranks)) == 1 for ranks in people),
        people=len(people),
        mean_rank=float(np.mean(clip_ranks)),
        place_accuracy=float(np.mean(places)),
        action_accuracy=float(np.mean(actions)),
        both_accuracy=float(np.mean([place and action for place, action in zip(places, actions, strict=True)])),
        flicker=float(np.median(ratios)) if ratios else 0.0,
        seconds=float(np.median([one.seconds for one in own])),
        peak_gb=max(one.peak_gb for one in own),
    )
