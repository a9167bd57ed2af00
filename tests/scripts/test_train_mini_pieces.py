"""A checkpoint in pieces: small enough, whole again, and no altered piece goes unnoticed."""

from pathlib import Path

import pytest

from scripts.train_mini.pieces import join, split


def test_a_checkpoint_comes_back_whole(tmp_path: Path) -> None:
    source = tmp_path / "checkpoint.pt"
    source.write_bytes(bytes(range(256)) * 40)
    pieces = split(source, tmp_path / "pieces", piece_bytes=4000)
    assert [piece.stat().st_size for piece in pieces] == [4000, 4000, 2240]
    assert join(tmp_path / "pieces", tmp_path / "there").read_bytes() == source.read_bytes()


def test_a_missing_or_altered_piece_is_named(tmp_path: Path) -> None:
    source = tmp_path / "checkpoint.pt"
    source.write_bytes(b"x" * 9000)
    pieces = split(source, tmp_path / "pieces", piece_bytes=4000)
    pieces[1].write_bytes(b"y" * 4000)
    with pytest.raises(ValueError, match=pieces[1].name):
        join(tmp_path / "pieces", tmp_path / "there")
    pieces[1].unlink()
    with pytest.raises(ValueError, match=pieces[1].name):
        join(tmp_path / "pieces", tmp_path / "there")
    assert not (tmp_path / "there" / "checkpoint.pt").exists()
