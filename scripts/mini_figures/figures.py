"""Figures of the storyboard and of the built-in model, on people and prompts that training never saw.

    python -m scripts.bench mini --json build/mini-figures/figures.json --sheets assets/pictures
    python -m scripts.bench mini --people 2 --prompts 2 --sheet-prompts 2          a short look
    python -m scripts.bench mini --only Nia Olaf --make-only                       a part, beside other parts

Every person is enrolled, trained and rendered by the studio itself, in a library of their own under the work folder.
What is done is kept, so that a run that stopped goes on; delete the work folder when drawing or weights have changed.
Photographs are given as class word and a scan by scripts/photo_scan.py: --photos woman=FILE. They never appear in
sheets. The first three drawn people get every prompt, the others a few each, in turn.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Final

import numpy as np
import torch

from scripts.mini_figures.codec import measure_drawn, measure_photographs
from scripts.mini_figures.drawn_faces import prepare_fisherfaces
from scripts.mini_figures.faces import crop_face, describe_crop, find_largest, is_towards
from scripts.mini_figures.likeness import Fisherfaces, Gallery, open_gallery
from scripts.mini_figures.making import Cost, MadeClip, Maker, Way, read_made
from scripts.mini_figures.measuring import Figures, Instruments, Summary, summarise
from scripts.mini_figures.progress import show
from scripts.mini_figures.recognition import prepare_recogniser
from scripts.mini_figures.scans import PROMPTS, Subject, choose_subjects, draw_held_out, write_scan
from scripts.mini_figures.sheets import cut_tile, write_sheet
from studio.capture.face import FaceFinder
from studio.core import paths, storage
from studio.core.media import Ffmpeg
from studio.engines.cards import load_diffusion_card
from studio.engines.patch_codec import PatchCodec

ROOT: Final = Path(__file__).resolve().parents[2]
MODEL: Final = "mini"
SHEET_PEOPLE: Final = 3
_WEAKEST: Final = 12

Made = dict[tuple[str, str, int], MadeClip]


def read_options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("bench mini", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--people", type=int, default=10, help="how many are tested (default: 10)")
    parser.add_argument("--prompts", type=int, default=4, help="prompts for each beyond the first three (default: 4)")
    parser.add_argument("--model-people", type=int, default=99, help="the first so many are trained; others only drawn")
    parser.add_argument("--sheet-prompts", type=int, default=len(PROMPTS), help="prompts for the first three")
    parser.add_argument("--strength", type=float, nargs="*", default=[], help="strengths of the guide (the card's)")
    parser.add_argument("--photos", nargs="*", default=[], metavar="WORD=FILE", help="scans made of photographs")
    parser.add_argument("--shards", type=Path, help="drawn clips of training, for the recogniser (else some are drawn)")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "mini-figures")
    parser.add_argument("--json", type=Path, help="write all figures here")
    parser.add_argument("--sheets", type=Path, help="write contact sheets into this folder")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="make these people's clips only")
    parser.add_argument("--measure-only", action="store_true", help="measure what is made already, make no more")
    parser.add_argument("--make-only", action="store_true", help="make avatars and clips, measure nothing")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Make, measure, print. Returns the exit status."""
    options = read_options(arguments)
    torch.set_num_threads(1)
    ffmpeg = Ffmpeg.locate()
    subjects = choose_subjects(options.people, options.photos)
    if not options.photos:
        print("no photographs were given: all people are drawn")
    ways = list_ways(options.strength)
    made: Made = {}
    costs: dict[str, dict[str, Cost]] = {}
    for index, subject in enumerate(subjects):
        if not options.only or subject.name in options.only:
            numbers = choose_prompts(index, options.prompts, options.sheet_prompts)
            chosen = ways if index < options.model_people else ways[:1]
            folder = options.work / "people" / subject.name.replace(" ", "-")
            if not options.measure_only:
                make_all(subject, numbers, chosen, folder, write_scan(subject, options.work / "scans", ffmpeg))
            clips, costs[subject.name] = read_made(folder, subject, range(len(PROMPTS)), chosen)
            made |= clips
    if options.make_only:
        return 0
    measure_all(options, [s for s in subjects if s.name in costs], subjects, ways, made, costs, ffmpeg)
    return 0


def list_ways(strengths: Sequence[float]) -> tuple[Way, ...]:
    """The drawing, from noise, and guided at each strength (else the card's): the first is called "guided"."""
    usual = load_diffusion_card(paths.shipped_dir("models") / MODEL).guide_strength
    first, *others = strengths or [usual]
    guided = [Way("guided", MODEL, first), *(Way(f"guided {strength:g}", MODEL, strength) for strength in others)]
    return (Way("storyboard", "storyboard", 0.0), Way("noise", MODEL, 0.0), *guided)


def choose_prompts(index: int, few: int, many: int) -> list[int]:
    """Numbers of the prompts of the person at ``index``."""
    if index < SHEET_PEOPLE:
        return list(range(min(many, len(PROMPTS))))
    return [(index * few + step) % len(PROMPTS) for step in range(min(few, len(PROMPTS)))]


def make_all(subject: Subject, numbers: Sequence[int], ways: Sequence[Way], folder: Path, scan: Path) -> None:
    """One person's avatar and clips."""
    with Maker(folder) as maker:
        maker.make_avatar(subject, scan, [way.model for way in ways])
        for done, number in enumerate(numbers):
            show(f"{subject.name}: clips", done, len(numbers))
            for way in ways:
                maker.make_clip(subject, PROMPTS[number], number, way)


def measure_all(
    options: argparse.Namespace,
    subjects: Sequence[Subject],
    everyone: Sequence[Subject],
    ways: Sequence[Way],
    made: Made,
    costs: dict[str, dict[str, Cost]],
    ffmpeg: Ffmpeg,
) -> None:
    """Measure what was made; print the table, write JSON and sheets."""
    work: Path = options.work
    codec = PatchCodec.from_pretrained(paths.shipped_dir("models") / MODEL / "vae").float()
    fisherfaces, likeness_accuracy = prepare_fisherfaces(work / "drawn-faces.npz")
    recogniser = prepare_recogniser(work / "recogniser.safetensors", options.shards, codec)
    figures: list[Figures] = []
    with FaceFinder() as finder:
        gallery = make_gallery(fisherfaces, everyone, work / "held-out", finder, ffmpeg)
        instruments = Instruments(gallery, recogniser, finder, ffmpeg)
        by_name = {subject.name: subject for subject in subjects}
        for done, ((name, way, number), clip) in enumerate(made.items()):
            show("measuring", done, len(made))
            figures.append(instruments.measure(by_name[name], way, number, clip))
    photos = [subject.scan for subject in everyone if subject.scan is not None]
    facts: dict[str, float] = {
        "likeness: right one of ten first, single roughened frames of other drawn people": likeness_accuracy,
        "places: drawn clips held out": recogniser.place_accuracy,
        "actions: drawn clips held out": recogniser.action_accuracy,
        "codec, drawn clips, dB": measure_drawn(codec),
    }
    if photos:
        facts["codec, photographs, dB"] = measure_photographs(codec, photos, ffmpeg)
    for stage in ("enrolment", "head", "lora"):
        spent = [cost[stage] for cost in costs.values() if stage in cost]
        facts[f"avatar, {stage}, s"] = median(cost.seconds for cost in spent) if spent else 0.0
        facts[f"avatar, {stage}, peak memory, GB"] = max((cost.peak_gb for cost in spent), default=0.0)
    shown = [way.name for way in ways if any(one.way == way.name for one in figures)]
    summaries = [summarise(figures, PROMPTS, way, len(everyone)) for way in shown]
    print_table(summaries, facts)
    if options.json:
        report = {"facts": facts, "ways": [asdict(s) for s in summaries], "clips": [asdict(one) for one in figures]}
        storage.write_text(options.json, json.dumps(report, indent=1) + "\n")
    if options.sheets:
        write_sheets(options.sheets, subjects, ways, made, figures, ffmpeg)


def make_gallery(
    fisherfaces: Fisherfaces, subjects: Sequence[Subject], folder: Path, finder: FaceFinder, ffmpeg: Ffmpeg
) -> Gallery:
    """Everybody's held-out frames; their descriptions are kept in ``folder``."""
    known = {}
    folder.mkdir(parents=True, exist_ok=True)
    for done, subject in enumerate(subjects):
        show("drawing held-out scans", done, len(subjects))
        kept = folder / f"{subject.name}.npy"
        if not kept.is_file():
            frames = draw_held_out(subject, ffmpeg)
            faces = zip(frames, find_largest(finder, frames), strict=True)
            seen = [crop_face(frame, face) for frame, face in faces if face is not None and is_towards(face)]
            np.save(kept, np.stack([describe_crop(crop) for crop in seen]))
        known[subject.name] = list(np.load(kept))
    return open_gallery(fisherfaces, known)


def print_table(summaries: Sequence[Summary], facts: dict[str, float]) -> None:
    """Both tables, as Markdown."""
    print(
        "\n| way | clips | face in frames | first: people | first: clips | place | action | both | flicker | s | GB |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for one in summaries:
        print(
            f"| {one.way} | {one.clips} | {one.face_share:.0%} | {one.first_people} of {one.people}, "
            f"{one.first_clips:.0%} | {one.place_accuracy:.0%} | {one.action_accuracy:.0%} "
            f"| {one.both_accuracy:.0%} | {one.flicker:.2f} | {one.seconds:.1f} | {one.peak_gb:.2f} |"
        )
    print()
    for name, value in facts.items():
        print(f"| {name} | {value:.3g} |")


def write_sheets(
    folder: Path,
    subjects: Sequence[Subject],
    ways: Sequence[Way],
    made: Made,
    figures: Sequence[Figures],
    ffmpeg: Ffmpeg,
) -> None:
    """A sheet for each of the three ways, and one of the model's weakest clips."""
    shown = [subject.name for subject in subjects if subject.is_drawn][:SHEET_PEOPLE]

    numbers = sorted({number for name, _, number in made if name in shown})
    for way in ways[:3]:
        rows = []
        for number in numbers:
            tiles = [
                cut_tile(list(ffmpeg.read_frames(clip.path, clip.fps, 384)), name)
                for name in shown
                if (clip := made.get((name, way.name, number))) is not None
            ]
            if tiles:
                rows.append((PROMPTS[number].text, tiles))
        title = f"{way.name}: {len(rows)} prompts, {len(shown)} drawn people that training never saw"
        write_sheet(rows, title, folder / f"mini-{way.name}.jpg")
    drawn = {subject.name for subject in subjects if subject.is_drawn}
    weak = sorted(
        (one for one in figures if one.way in {"noise", "guided"} and one.subject in drawn),
        key=lambda one: (one.face_share, -median(one.ranks_among(len(subjects)))),
    )[:_WEAKEST]
    tiles = [
        cut_tile(
            list(ffmpeg.read_frames(made[one.subject, one.way, one.prompt].path, 8, 384)),
            f"{one.subject}, {one.way}, {PROMPTS[one.prompt].place}, {PROMPTS[one.prompt].action}: "
            f"face {one.face_share:.0%}, rank {median(one.ranks_among(len(subjects))):g}",
        )
        for one in weak
    ]
    rows = [("", tiles[start : start + 3]) for start in range(0, len(tiles), 3)]
    write_sheet(rows, "the weakest clips of the built-in model", folder / "mini-weakest.jpg")
