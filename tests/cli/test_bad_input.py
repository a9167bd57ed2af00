"""Bad input, each kind: one clear sentence, a hint, an exit code of its own, and a library that is as it was before."""

import shutil
from datetime import timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile
from click.testing import CliRunner

from studio.app.keys import KeyDesk
from studio.app.wishes import TrainWish
from studio.cli.console import Shell
from studio.cli.main import likeness
from studio.core.clock import utc_now
from studio.core.media import FFMPEG_VARIABLE, Ffmpeg
from studio.core.paths import StudioPaths, shipped_dir
from studio.domain.consent import Purpose
from studio.domain.errors import (
    ConsentExpired,
    ConsentMissing,
    ConsentRevoked,
    InvalidInput,
    LibraryDamaged,
    NoFaceFound,
    NotFound,
    PromptRefused,
    ScanTooShort,
    SentenceCountMismatch,
    SeveralFacesFound,
    SilentRecording,
    ToolMissing,
    UnreadableMedia,
    UnsupportedByModel,
)
from tests.fakes.lane import FakeLane
from tests.fakes.refusals import Library
from tests.fakes.studios import WAIT_S, add_avatar, add_trained, open_studio

SAMPLE = shipped_dir("assets") / "samples" / "ada"
SENTENCES = shipped_dir("assets") / "samples" / "sentences.txt"
Video = npt.NDArray[np.uint8]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    paths = StudioPaths(tmp_path / "library")
    with open_studio(paths.root, keys=KeyDesk(paths)) as studio:
        # Made at the cost that the commands use: they make a cheaper vault dearer when they open it.
        studio.keys.read()
    return Library(paths.root)


@pytest.fixture
def trained(library: Library) -> Library:
    with open_studio(library.root) as studio:
        add_trained(studio)
    return library


@pytest.fixture(scope="module")
def faces() -> Video:
    """A few seconds of the drawn sample person: uint8 [T, H, W, 3]."""
    return np.stack(list(Ffmpeg.locate().read_frames(SAMPLE / "scan.mp4", fps=8.0, max_side_px=320)))[:28]


def write_video(path: Path, frames: Video) -> Path:
    height, width = (side // 2 * 2 for side in frames.shape[1:3])
    return Ffmpeg.locate().write_clip(path, list(frames[:, :height, :width]), 8.0, width_px=width, height_px=height)


# Scans


def test_no_face(library: Library, tmp_path: Path) -> None:
    ramp = np.linspace(0, 255, 320, dtype=np.uint8)
    frames = np.stack([np.roll(np.repeat(np.tile(ramp, (240, 1))[..., None], 3, 2), 4 * i, 1) for i in range(28)])
    said = library.refuse(NoFaceFound, *library.create(write_video(tmp_path / "wall.mp4", frames)))
    assert "No face was found" in said


def test_two_faces(library: Library, tmp_path: Path, faces: Video) -> None:
    video = write_video(tmp_path / "two.mp4", np.concatenate([faces, faces[:, :, ::-1]], axis=2))
    assert "More than one face" in library.refuse(SeveralFacesFound, *library.create(video))


def test_a_scan_of_one_second(library: Library, tmp_path: Path, faces: Video) -> None:
    video = write_video(tmp_path / "short.mp4", faces[:8])
    assert "lasts 1.0 s" in library.refuse(ScanTooShort, *library.create(video))


@pytest.mark.parametrize("kept", [0, 600, 0.5], ids=["empty", "header only", "half"])
def test_a_corrupt_scan(library: Library, tmp_path: Path, kept: float) -> None:
    data = (SAMPLE / "scan.mp4").read_bytes()
    video = tmp_path / "broken.mp4"
    video.write_bytes(data[: int(kept * len(data)) if isinstance(kept, float) else kept])
    assert "broken.mp4" in library.refuse(UnreadableMedia, *library.create(video))


def test_a_scan_that_is_a_sound_or_not_there(library: Library, tmp_path: Path) -> None:
    library.refuse(UnreadableMedia, *library.create(SAMPLE / "sentence-1.wav"))
    library.refuse(NotFound, *library.create(tmp_path / "nowhere.mp4"))


def test_a_scan_that_is_a_folder_without_pictures(library: Library, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "0 pictures" in library.refuse(ScanTooShort, *library.create(tmp_path / "empty"))


# Recordings


def recordings(folder: Path, count: int) -> Path:
    folder.mkdir()
    for path in sorted(SAMPLE.glob("*.wav"))[:count]:
        shutil.copy(path, folder)
    return folder


def create_with_voice(library: Library, audio: Path, sentences: Path = SENTENCES) -> tuple[str, ...]:
    return library.create(SAMPLE / "scan.mp4", "--audio", str(audio), "--sentences", str(sentences))


def test_a_silent_recording(library: Library, tmp_path: Path) -> None:
    audio = recordings(tmp_path / "wavs", len(list(SAMPLE.glob("*.wav"))))
    soundfile.write(audio / "sentence-3.wav", np.zeros(32_000, np.float32), 16_000)
    assert "sentence-3.wav is silent" in library.refuse(SilentRecording, *create_with_voice(library, audio))


def test_a_sentence_is_missing(library: Library, tmp_path: Path) -> None:
    audio = recordings(tmp_path / "wavs", 3)
    assert "3 recordings" in library.refuse(SentenceCountMismatch, *create_with_voice(library, audio))


def test_recordings_without_sentences(library: Library) -> None:
    said = library.refuse(InvalidInput, *library.create(SAMPLE / "scan.mp4", "--audio", str(SAMPLE)))
    assert "sentences" in said


# Consent and names


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "A\tda", "A\x1b[31mda"])
def test_a_name_that_cannot_be(library: Library, name: str) -> None:
    library.refuse(InvalidInput, *library.create(SAMPLE / "scan.mp4", name=name))


@pytest.mark.parametrize("days", ["0", "-1", "3651"])
def test_a_consent_for_a_senseless_time(library: Library, days: str) -> None:
    assert "3650" in library.refuse(InvalidInput, *library.create(SAMPLE / "scan.mp4", "--valid-days", days))


@pytest.mark.parametrize("name", ["[/bold]", "../../etc/passwd", "Zoë 🦊 O'Neil", "a.*", "%s {0} \\n", ":smile:"])
def test_odd_names_are_only_names(library: Library, name: str) -> None:
    assert name in library.refuse(NotFound, "avatar", "show", name)
    with open_studio(library.root) as studio:
        made = add_avatar(studio, name)
        assert studio.avatars.find(name) == made
    assert name in library.call("avatar", "list").stdout
    library.refuse(InvalidInput, *library.create(SAMPLE / "scan.mp4", name=name.upper()))
    assert library.call("avatar", "revoke", name, "--yes").exit_code == 0


def test_no_is_an_answer(library: Library) -> None:
    with open_studio(library.root) as studio:
        add_avatar(studio)
    before = library.look()
    arguments = ["--data-dir", str(library.root), "avatar", "revoke", "Ada"]
    result = CliRunner().invoke(likeness, arguments, obj=Shell(), input="n\n")
    assert result.exit_code == 130
    assert "bug" not in result.output
    assert library.look() == before


def test_the_statement_that_is_shown_is_the_one_that_is_signed(library: Library) -> None:
    arguments = ["--data-dir", str(library.root), "avatar", "create", "Eve", "--video", "x.mp4"]
    arguments += ["--consent", "Eve Doe", "--allow", "likeness-training", "--valid-days", "9"]
    shown = CliRunner().invoke(likeness, arguments, obj=Shell(), input="n\nn\n").stdout
    with open_studio(library.root) as studio:
        signed = studio.avatars.statement("Eve Doe", (Purpose.TRAINING,), 9)
        assert signed != studio.avatars.statement("Eve Doe")
    assert " ".join(signed.split()) in " ".join(shown.split())


# Rendering


def test_an_unknown_avatar(trained: Library) -> None:
    for command in (("render", "Bo", "at the beach"), ("avatar", "train", "Bo"), ("avatar", "revoke", "Bo", "--yes")):
        assert "Ada" in trained.refuse(NotFound, *command)


@pytest.mark.parametrize(
    ("prompt", "words"),
    [("Ada naked on a bed", "naked"), ('Ada says "I am Taylor Swift"', "Taylor Swift"), ("", "prompt")],
)
def test_a_refused_prompt(trained: Library, prompt: str, words: str) -> None:
    error = PromptRefused if prompt else InvalidInput
    assert words in trained.refuse(error, "render", "Ada", prompt)


def test_an_avatar_named_like_somebody_famous_is_still_not_them(library: Library) -> None:
    said = library.refuse(PromptRefused, *library.create(SAMPLE / "scan.mp4", name="Taylor Swift"))
    assert "Taylor Swift" in said


@pytest.mark.parametrize(
    "option",
    [
        ("--frames", "10"),
        ("--frames", "0"),
        ("--frames", "-3"),
        ("--frames", "100001"),
        ("--seconds", "1000"),
        ("--seconds", "0"),
        ("--seconds", "-1"),
        ("--seconds", "nan"),
        ("--seconds", "inf"),
        ("--seed", "-1"),
    ],
)
def test_what_the_model_cannot_do(trained: Library, option: tuple[str, str]) -> None:
    trained.refuse(UnsupportedByModel, "render", "Ada", "at the beach", *option)


@pytest.mark.parametrize("option", [("--learning-rate", "0"), ("--learning-rate", "nan"), ("--learning-rate", "-1")])
def test_a_learning_rate_that_makes_no_sense(trained: Library, option: tuple[str, str]) -> None:
    trained.refuse(UnsupportedByModel, "avatar", "train", "Ada", *option)


@pytest.mark.parametrize(
    "option", [("--steps", "0"), ("--rank", "-1"), ("--batch-size", "100")], ids=["steps", "rank", "batch size"]
)
def test_training_figures_out_of_range(trained: Library, option: tuple[str, str]) -> None:
    trained.refuse(InvalidInput, "avatar", "train", "Ada", *option)


@pytest.mark.parametrize("weight", ["-0.1", "2.5", "nan"])
def test_a_weight_out_of_range(trained: Library, weight: str) -> None:
    trained.refuse(InvalidInput, "render", "Ada", "at the beach", "--weight", weight)


def test_speech_without_a_voice(trained: Library) -> None:
    assert "no voice" in trained.refuse(InvalidInput, "render", "Ada", 'Ada says "hello"')


def test_a_revoked_consent(trained: Library) -> None:
    with open_studio(trained.root) as studio:
        ada = studio.avatars.revoke("Ada")
    for command in (("render", ada.id, "at the beach"), ("avatar", "train", ada.id)):
        assert "withdrew" in trained.refuse(ConsentRevoked, *command)


def test_an_expired_consent(library: Library) -> None:
    a_year_ago = utc_now() - timedelta(days=365)
    with open_studio(library.root, clock=lambda: a_year_ago) as studio:
        add_avatar(studio)
    # The sealed ledger keeps the latest time that was ever seen, so the first call writes to it.
    assert library.call("render", "Ada", "at the beach").exit_code == ConsentExpired.exit_code
    for command in (("render", "Ada", "at the beach"), ("avatar", "train", "Ada")):
        assert "ended" in library.refuse(ConsentExpired, *command)


def test_what_was_not_allowed(library: Library) -> None:
    with open_studio(library.root) as studio:
        add_trained(studio, purposes=(Purpose.TRAINING,))
    assert "likeness-video" in library.refuse(ConsentMissing, "render", "Ada", "at the beach")


# The machine


def test_ffmpeg_is_missing(library: Library, tmp_path: Path) -> None:
    said = library.refuse(
        ToolMissing, *library.create(SAMPLE / "scan.mp4"), env={FFMPEG_VARIABLE: str(tmp_path / "no-ffmpeg")}
    )
    assert FFMPEG_VARIABLE in said


def test_something_else_than_ffmpeg(library: Library, tmp_path: Path) -> None:
    other = tmp_path / "ffmpeg.txt"
    other.write_text("not a program")
    library.refuse(ToolMissing, *library.create(SAMPLE / "scan.mp4"), env={FFMPEG_VARIABLE: str(other)})


def test_a_damaged_library_is_not_touched(library: Library) -> None:
    path = StudioPaths(library.root).database
    path.write_bytes(b"no database, but long enough to be looked at" * 50)
    before = path.read_bytes()
    result = library.call("avatar", "list")
    assert result.exit_code == LibraryDamaged.exit_code
    assert path.read_bytes() == before


def test_a_data_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    result = Library(tmp_path / "file" / "library").call("avatar", "list")
    assert result.exit_code == InvalidInput.exit_code
    assert "--data-dir" in result.stderr


def test_exporting_to_a_file_and_verifying_nothing(trained: Library, tmp_path: Path) -> None:
    trained.refuse(NotFound, "verify", str(tmp_path / "nothing.mp4"))
    trained.refuse(InvalidInput, "export", str(tmp_path / "out"))
    trained.refuse(InvalidInput, "export", "--all", str(tmp_path / "out"))
    trained.refuse(NotFound, "export", "abcdef", str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_failed_job_fails_its_command_and_can_be_resumed(library: Library) -> None:
    with open_studio(library.root, FakeLane(fails_with=ToolMissing("No ffmpeg.", "Install it."))) as studio:
        add_avatar(studio)
        studio.jobs.start()
        job = studio.avatars.train("Ada", TrainWish())
        assert studio.jobs.wait_until_idle(WAIT_S)
        assert studio.jobs.find(job.id).state.kind == "failed"
    assert "failed: No ffmpeg." in library.call("queue", "list").stdout
    with open_studio(library.root) as studio:
        studio.jobs.resume(job.id)
        studio.jobs.start()
        assert studio.jobs.wait_until_idle(WAIT_S)
        assert studio.jobs.find(job.id).state.kind == "done"
