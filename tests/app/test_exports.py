"""Export and verify, as the app does them."""

from pathlib import Path

import pytest

from studio.app.studio import Studio
from studio.app.wishes import ClipWish
from studio.domain.clip import Clip
from studio.domain.errors import InvalidInput, NotFound, UnreadableMedia
from tests.fakes.studios import WAIT_S, add_trained, open_studio


def make_clip(studio: Studio) -> Clip:
    add_trained(studio)
    studio.clips.submit(studio.clips.compose(ClipWish("at the beach", "Ada", num_frames=5)))
    assert studio.jobs.wait_until_idle(WAIT_S)
    (clip,) = studio.clips.list()
    return clip


def test_an_export_holds_and_a_changed_file_does_not(tmp_path: Path) -> None:
    with open_studio(tmp_path / "library") as studio:
        clip = make_clip(studio)
        done = studio.exports.export((clip,), tmp_path / "out", title="Feed", base_url="")
        assert all(check.ok for check in studio.exports.verify(done.folder))
        sidecar = next(path for path in done.files if path.suffix == ".json" and path.name.startswith("at-the-beach"))
        sidecar.write_text(sidecar.read_text().replace("beach", "peach"))
        failed = [check for check in studio.exports.verify(done.folder) if not check.ok]
    assert failed
    assert all(check.sentence for check in failed)


def test_a_stranger_sees_that_it_holds_but_not_that_it_is_theirs(tmp_path: Path) -> None:
    with open_studio(tmp_path / "library") as studio:
        done = studio.exports.export((make_clip(studio),), tmp_path / "out", title="Feed", base_url="")
    with open_studio(tmp_path / "elsewhere") as other:
        checks = other.exports.verify(done.folder)
    assert all(check.ok for check in checks)
    assert not any("this studio" in check.sentence for check in checks)


def test_exporting_again_adds_to_the_feed(tmp_path: Path) -> None:
    with open_studio(tmp_path / "library") as studio:
        clip = make_clip(studio)
        for _ in range(2):
            studio.exports.export((clip,), tmp_path / "out", title="Feed", base_url="")
        assert len(list((tmp_path / "out").glob("*.mp4"))) == 1


def test_nothing_to_export_or_verify(tmp_path: Path) -> None:
    with open_studio(tmp_path / "library") as studio:
        with pytest.raises(InvalidInput):
            studio.exports.export((), tmp_path / "out", title="Feed", base_url="")
        with pytest.raises(NotFound):
            studio.exports.verify(tmp_path / "nothing")
        (tmp_path / "text.mp4").write_text("not a video")
        with pytest.raises(UnreadableMedia):
            studio.exports.verify(tmp_path / "text.mp4")


def test_a_clip_without_a_manifest_is_not_vouched_for(tmp_path: Path) -> None:
    import numpy as np

    from studio.core.media import Ffmpeg

    frames = [np.zeros((32, 32, 3), np.uint8)] * 4
    video = Ffmpeg.locate().write_clip(tmp_path / "plain.mp4", frames, 8.0, width_px=32, height_px=32)
    with open_studio(tmp_path / "library") as studio:
        (check,) = studio.exports.verify(video)
    assert not check.ok
