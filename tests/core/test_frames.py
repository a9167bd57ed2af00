"""Pictures in and out."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.core.frames import (
    as_frame,
    contact_sheet,
    decode_ppm,
    fit_frame,
    pad_frame,
    read_picture,
    write_poster,
)
from studio.domain.errors import InvalidInput, NotFound, UnreadableMedia

RED = np.full((40, 30, 3), (220, 20, 20), np.uint8)


def test_a_poster_is_written_and_read(tmp_path: Path) -> None:
    for name in ("a.png", "a.jpg"):
        shown = read_picture(write_poster(tmp_path / name, RED), 1000)
        assert shown.shape == (40, 30, 3)
        np.testing.assert_allclose(shown[20, 15].astype(int), (220, 20, 20), atol=4)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jpg", "a.png"]


def test_a_picture_is_turned_upright_and_shrunk(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees clockwise
    Image.fromarray(RED).save(tmp_path / "a.jpg", exif=exif)

    assert read_picture(tmp_path / "a.jpg", 1000).shape == (30, 40, 3)
    assert read_picture(tmp_path / "a.jpg", 20).shape == (15, 20, 3)


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"no picture")
    with pytest.raises(UnreadableMedia, match=r"^a\.png"):
        read_picture(tmp_path / "a.png", 100)
    with pytest.raises(NotFound):
        read_picture(tmp_path / "b.png", 100)


def test_fitting_crops_and_padding_fills() -> None:
    wide = np.zeros((20, 60, 3), np.uint8)
    wide[:, 20:40] = 255

    assert fit_frame(wide, 20, 20).mean() > 230
    padded = pad_frame(wide, 60, 60)
    assert padded.shape == (60, 60, 3)
    np.testing.assert_array_equal(padded[0], padded[25])


def test_a_contact_sheet_lays_frames_in_rows(tmp_path: Path) -> None:
    target = contact_sheet([RED] * 5, 3, tmp_path / "sheet.png", gap_px=2)

    with Image.open(target) as sheet:
        assert sheet.size == (3 * 32 + 2, 2 * 42 + 2)
        assert sheet.getpixel((10, 10)) == (220, 20, 20)
        assert sheet.getpixel((90, 80)) == (255, 255, 255)
    with pytest.raises(InvalidInput):
        contact_sheet([], 3, target)


@pytest.mark.parametrize(
    "value", [np.zeros((2, 2), np.uint8), np.zeros((2, 2, 4), np.uint8), np.zeros((0, 2, 3), np.uint8)]
)
def test_only_rgb_frames_are_frames(value: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> None:
    with pytest.raises(ValueError, match="a frame is"):
        as_frame(value)


def test_pictures_are_taken_off_a_stream_until_it_ends() -> None:
    picture = b"P6\n2 1\n255\n" + bytes(range(6))
    stream = io.BytesIO(picture * 2)

    first, second, end = decode_ppm(stream.read), decode_ppm(stream.read), decode_ppm(stream.read)

    assert first is not None and second is not None and end is None
    np.testing.assert_array_equal(first, [[[0, 1, 2], [3, 4, 5]]])


@pytest.mark.parametrize(
    "data",
    [b"P5\n1 1\n255\n\0", b"P6\n2 2\n255\n\0", b"P6\nx 2\n255\n", b"P6\n99999 99999\n255\n", b"P6\n1 1\n65535\n"],
)
def test_a_broken_stream_ends(data: bytes) -> None:
    assert decode_ppm(io.BytesIO(data).read) is None
