"""Model folders: found, complete, free of code, and named by an exact revision."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from studio.domain.errors import ModelMissing
from studio.engines import weights
from studio.engines.card_parts import ModelSource
from tests.fakes.tiny_wan import TINY_CARD


@pytest.fixture
def folder(tiny_wan: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_wan, tmp_path / "models" / "tiny"))


def test_the_folder_of_a_model_is_found(folder: Path, tmp_path: Path) -> None:
    assert weights.find_model(TINY_CARD, (tmp_path / "absent", folder.parent)) == folder


def test_a_missing_model_says_exactly_what_to_download(tmp_path: Path) -> None:
    card = replace(TINY_CARD, source=ModelSource("hub", "some/repo", "main", 28.6))
    with pytest.raises(ModelMissing) as missing:
        weights.find_model(card, (tmp_path / "shipped", tmp_path / "added"))
    where = tmp_path / "added" / "tiny"
    assert f'hf download some/repo --revision main --local-dir "{where}"' in missing.value.hint
    assert "29 GB" in missing.value.hint


def test_a_missing_built_in_model_does_not_speak_of_downloads(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing) as missing:
        weights.find_model(TINY_CARD, (tmp_path,))
    assert "download" not in missing.value.hint.lower()


@pytest.mark.parametrize("name", ["vae/pytorch_model.bin", "unet.ckpt", "transformer/model.py", "x.PT", "run"])
def test_files_that_may_hold_code_are_refused(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"x")
    with pytest.raises(ModelMissing, match="may contain code"):
        weights.check_folder(folder)


def test_pictures_and_hidden_files_are_no_danger(folder: Path) -> None:
    for name in ("sample.png", "LICENSE", ".gitattributes"):
        (folder / name).write_bytes(b"x")
    weights.check_folder(folder)


@pytest.mark.parametrize("name", ["vae", "tokenizer", "transformer/diffusion_pytorch_model.safetensors"])
def test_an_incomplete_folder_names_the_part(folder: Path, name: str) -> None:
    path = folder / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(ModelMissing, match=name.split("/", maxsplit=1)[0]):
        weights.check_folder(folder)


def test_a_missing_shard_makes_a_folder_incomplete(folder: Path) -> None:
    index = folder / "transformer" / "model.safetensors.index.json"
    index.write_text('{"weight_map": {"a": "model-00001-of-00002.safetensors"}}', encoding="utf-8")
    with pytest.raises(ModelMissing, match="transformer"):
        weights.check_folder(folder)


def test_a_broken_index_is_said_to_be(folder: Path) -> None:
    (folder / "model_index.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelMissing, match=r"model_index\.json"):
        weights.check_folder(folder)


def test_words_about_a_model_leave_its_revision(folder: Path) -> None:
    before = weights.revision(folder)
    (folder / "README.md").write_text("figures", encoding="utf-8")
    (folder / "LICENSE").write_text("terms", encoding="utf-8")
    assert weights.revision(folder) == before
    (folder / "merges.txt").write_text("a b", encoding="utf-8")
    assert weights.revision(folder) != before


def test_the_revision_follows_the_content(folder: Path) -> None:
    before = weights.revision(folder)
    assert before == weights.revision(folder)
    card = folder / "card.json"
    card.write_text(card.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert weights.revision(folder) != before


def test_a_large_folder_is_read_once(tmp_path: Path) -> None:
    big = tmp_path / "big.safetensors"
    with big.open("wb") as handle:
        handle.truncate((256 << 20) + 1)
    first = weights.revision(tmp_path)
    assert (tmp_path / weights.REVISION_FILE).is_file()
    assert weights.revision(tmp_path) == first
    with big.open("r+b") as handle:
        handle.write(b"changed")
    assert weights.revision(tmp_path) != first


def test_a_card_comes_from_the_folder_itself(folder: Path) -> None:
    assert weights.open_card("tiny", folder) == TINY_CARD
