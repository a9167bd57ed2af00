"""Previews are small PNGs."""

import io

import numpy as np
import pytest
from PIL import Image

from studio.engines.preview import encode_preview


@pytest.mark.parametrize(("size", "expected"), [((32, 48), (43, 64)), ((64, 112), (64, 112)), ((480, 832), (148, 256))])
def test_a_preview_is_of_a_handy_size(size: tuple[int, int], expected: tuple[int, int]) -> None:
    width, height = size
    frame = np.full((height, width, 3), (250, 10, 10), dtype=np.uint8)
    picture = Image.open(io.BytesIO(encode_preview(frame)))
    assert (picture.format, picture.size) == ("PNG", expected)
    assert picture.convert("RGB").getpixel((5, 5)) == (250, 10, 10)
