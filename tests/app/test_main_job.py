"""The main job, end to end, on a tiny real model and in the real worker process."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from studio.app.studio import Studio
from studio.core import serial
from studio.core.media import Ffmpeg
from studio.core.paths import StudioPaths, shipped_dir
from studio.domain.clip import Clip
from studio.domain.errors import ConsentRevoked
from studio.domain.recipe import RenderRequest
from studio.pipelines.dataset import normalize_scan
from studio.provenance.manifest import MANIFEST_TAG, read_manifest
from tests.fakes.main_job import PROMPT, MainJob


def look(job: MainJob, index: int) -> tuple[Clip, Path]:
    """A clip of the main job, and its file."""
    with Studio.open(StudioPaths(job.root)) as studio:
        clip = studio.clips.find(job.clips[index])
        return clip, studio.clips.video_path(clip)


def decode(path: Path) -> npt.NDArray[np.uint8]:
    return np.stack(list(Ffmpeg.locate().read_frames(path, fps=8.0, max_side_px=512)))


def test_the_clip_speaks_is_labelled_and_holds(main_job: MainJob) -> None:
    clip, video = look(main_job, 0)
    facts = Ffmpeg.locate().probe(video)
    assert (facts.width_px, facts.height_px, facts.has_audio) == (64, 96, True)
    assert np.abs(Ffmpeg.locate().read_audio(video, 16_000)).max() > 0.05
    assert clip.has_speech
    assert clip.prompt == PROMPT
    with Studio.open(StudioPaths(main_job.root)) as studio:
        checks = studio.exports.verify(video)
        assert studio.clips.poster_path(clip).is_file()
    assert checks
    assert all(check.ok for check in checks), checks
    assert any("this studio" in check.sentence for check in checks)


def test_the_recipe_in_the_file_is_the_request(main_job: MainJob) -> None:
    clip, video = look(main_job, 0)
    manifest = read_manifest(Ffmpeg.locate().probe(video).tags[MANIFEST_TAG])
    assert serial.from_json(RenderRequest, manifest.recipe, "recipe") == main_job.request
    assert main_job.request.spoken is not None
    assert main_job.request.spoken.text == "Hello you."
    assert main_job.request.conditioning.startswith("a ohwx person at the beach")
    assert clip.avatar_ids == (main_job.avatar_id,)


def test_a_drawn_clip_speaks_and_holds(main_job: MainJob) -> None:
    with Studio.open(StudioPaths(main_job.root)) as studio:
        clip = studio.clips.find(main_job.drawn)
        video = studio.clips.video_path(clip)
        checks = studio.exports.verify(video)
        ada = studio.avatars.find("Ada")
        head = ada.adapter_for("storyboard")
    facts = Ffmpeg.locate().probe(video)
    assert (facts.width_px, facts.height_px, facts.has_audio) == (720, 1280, True)
    assert all(check.ok for check in checks), checks
    recipe: RenderRequest = serial.from_json(RenderRequest, clip.recipe, "recipe")
    assert recipe.model == "storyboard"
    assert head is not None
    assert (head.is_head, recipe.adapters[0].adapter_sha256) == (True, head.sha256)


def test_a_guided_clip_says_by_what(main_job: MainJob) -> None:
    with Studio.open(StudioPaths(main_job.root)) as studio:
        clip = studio.clips.find(main_job.guided)
        checks = studio.exports.verify(studio.clips.video_path(clip))
        head = studio.avatars.find("Ada").adapter_for("storyboard")
    assert all(check.ok for check in checks), checks
    recipe: RenderRequest = serial.from_json(RenderRequest, clip.recipe, "recipe")
    assert recipe.guide is not None
    assert head is not None
    assert (recipe.guide.avatar_id, recipe.guide.adapter_sha256) == (main_job.avatar_id, head.sha256)
    assert recipe.guide.strength == 0.5


def test_the_same_recipe_renders_the_same_frames(main_job: MainJob) -> None:
    (_, first), (_, again) = look(main_job, 0), look(main_job, 1)
    assert np.array_equal(decode(first), decode(again))


def test_the_other_shapes(main_job: MainJob) -> None:
    sizes = [decode(look(main_job, index)[1]).shape for index in (2, 3)]
    assert sizes == [(5, 64, 96, 3), (5, 64, 64, 3)]


def test_the_export_holds_and_has_a_feed(main_job: MainJob) -> None:
    names = {path.name for path in main_job.export.iterdir()}
    assert {"feed.json", "feed.xml", "index.html"} <= names
    with Studio.open(StudioPaths(main_job.root)) as studio:
        checks = studio.exports.verify(main_job.export)
    assert all(check.ok for check in checks), [check for check in checks if not check.ok]


def test_nothing_biometric_lies_in_the_clear(main_job: MainJob) -> None:
    scan = normalize_scan(Ffmpeg.locate(), shipped_dir("assets") / "samples" / "ada" / "scan.mp4")
    wav = next(iter(sorted((shipped_dir("assets") / "samples" / "ada").glob("*.wav")))).read_bytes()
    parts = (scan[:64], scan[2000:2064], wav[4000:4064], b'"__metadata__"', b"lora_A.weight")
    models = main_job.root / "models"
    private = [p for p in main_job.root.rglob("*") if p.is_file() and not p.is_relative_to(models)]
    assert any(p.suffix == ".adapter" for p in private)
    for path in private:
        data = path.read_bytes()
        assert not any(part in data for part in parts), path
        if path.suffix not in {".mp4", ".m4a"}:
            assert b"ftyp" not in data[:16], path
        assert not data.startswith(b"RIFF"), path
    assert list((main_job.root / "work").iterdir()) == []


def test_the_workers_log_keeps_no_words_of_a_prompt(main_job: MainJob) -> None:
    log = (main_job.root / "worker.log").read_text(encoding="utf-8")
    for word in ("beach", "Hello", "ohwx", "Ada"):
        assert word not in log


def test_revoking_erases_all_that_was_made_of_the_person_but_the_clips(copied: Path, main_job: MainJob) -> None:
    paths = StudioPaths(copied)
    with Studio.open(paths) as studio:
        gone = studio.avatars.revoke("Ada")
        assert gone.erased_at is not None
        assert (gone.voice, gone.adapters) == (None, ())
        assert not (paths.vault / main_job.avatar_id).exists()
        assert studio.avatars.list() == ()
        assert len(studio.clips.list()) == main_job.num_clips
        _, revocation = studio.avatars.consent(gone)
        assert revocation is not None
    with Studio.open(paths) as studio, pytest.raises(ConsentRevoked, match="withdrew"):
        studio.exports.export(studio.clips.list(), copied / "exports" / "later", title="Test", base_url="")
    assert not (copied / "exports" / "later").exists()
