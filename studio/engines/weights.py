"""Folders of model weights: finding them, refusing unsafe files, naming their exact revision. Loads no weights."""

import hashlib
import json
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from studio.core import paths, storage
from studio.domain.errors import ModelMissing
from studio.engines.cards import CARD_FILE, Card, DrawingCard, ModelCard, load_card

INDEX_FILE = "model_index.json"
REVISION_FILE = ".revision.json"
_CACHE_ABOVE_BYTES = 256 << 20
# Data formats only. Pickles (.bin, .pt, .ckpt) and code can run whatever their author likes.
_SAFE_SUFFIXES = frozenset({".safetensors", ".json", ".txt", ".model", ".md", ".jinja"})
_SAFE_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp4"})
_SAFE_NAMES = frozenset({"license", "notice", "readme"})
_DOCUMENTS = frozenset({".md", *_SAFE_PICTURES})
_log = logging.getLogger(__name__)


def find_model(card: ModelCard, folders: Sequence[Path]) -> Path:
    """The folder in ``folders`` that holds the weights of ``card``, checked by `check_folder`.

    The last of ``folders`` is the person's own. Raises `ModelMissing` with the exact command that gets them.
    """
    for root in folders:
        if isinstance(card, DrawingCard) and (root / card.name / CARD_FILE).is_file():
            return root / card.name  # there are no weights to look for
        if (root / card.name / INDEX_FILE).is_file():
            check_folder(root / card.name)
            return root / card.name
    raise ModelMissing(f"The weights of {card.title} are not on this computer.", _how_to_get(card, folders[-1]))


def open_card(name: str, folder: Path) -> Card:
    """The card of the model in ``folder``: its own, or the shipped one when only weights were downloaded.

    Raises `ModelMissing` when there is neither.
    """
    source = folder if (folder / CARD_FILE).is_file() else paths.shipped_dir("models") / name
    if not (source / CARD_FILE).is_file():
        raise ModelMissing(f"The model '{name}' is not on this computer.", "`likeness models` lists those that are.")
    return load_card(source)


def check_folder(folder: Path) -> None:
    """Raise `ModelMissing` when a part of the model is absent or a file is not plain data."""
    for path in _files(folder):
        suffix = path.suffix.lower()
        if suffix in _SAFE_SUFFIXES or suffix in _SAFE_PICTURES or path.name.lower() in _SAFE_NAMES:
            continue
        raise ModelMissing(
            f"The model folder '{folder.name}' holds {path.relative_to(folder).as_posix()}, which may contain code.",
            "Keep only .safetensors, .json and .txt files and tokenizers in it.",
        )
    missing = [name for name in _parts(folder) if not _has_part(folder / name)]
    if missing:
        raise ModelMissing(
            f"The model folder '{folder.name}' is incomplete: {', '.join(missing)} is missing.",
            "Download the model again; a download that broke off goes on where it stopped.",
        )


def revision(folder: Path) -> str:
    """Hex sha256 over the files that decide what a model makes; what is only read by people is left out.

    Large folders are read once: the result is kept in a dot file beside the weights, and is good as long as names,
    sizes and modification times stay the same.
    """
    files = [path for path in _files(folder) if not _is_document(path)]
    listing = [(path.relative_to(folder).as_posix(), path.stat()) for path in files]
    if sum(stat.st_size for _, stat in listing) < _CACHE_ABOVE_BYTES:
        return storage.hash_files(folder, files)
    lines = "\n".join(f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in listing)
    fingerprint = hashlib.sha256(lines.encode()).hexdigest()
    known = _read_revision(folder / REVISION_FILE, fingerprint)
    if known:
        return known
    digest = storage.hash_files(folder, files)
    try:
        storage.write_text(folder / REVISION_FILE, json.dumps({"fingerprint": fingerprint, "revision": digest}) + "\n")
    except OSError as error:
        _log.info("the revision of %s is not kept (%s): it is read anew each time", folder.name, error.strerror)
    return digest


def _how_to_get(card: ModelCard, folder: Path) -> str:
    if card.source.kind == "built-in":
        sentence = "Install the studio again: this model is a part of it."
    else:
        sentence = (
            f"Download about {card.source.download_gb:.0f} GB with: hf download {card.source.repo} "
            f'--revision {card.source.revision} --local-dir "{folder / card.name}"'
        )
    return sentence


def _read_revision(path: Path, fingerprint: str) -> str:
    """The kept revision, or an empty text when there is none for exactly these files."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    if not isinstance(kept, dict) or kept.get("fingerprint") != fingerprint:
        return ""
    return str(kept.get("revision", ""))


def _files(folder: Path) -> Iterator[Path]:
    """A folder's files in a fixed order, hidden ones left out."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "__pycache__")) for part in path.relative_to(folder).parts)
        if not hidden and path.is_file():
            yield path


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in _DOCUMENTS or path.name.lower() in _SAFE_NAMES


def _parts(folder: Path) -> tuple[str, ...]:
    """Names of the sub-folders that model_index.json calls for."""
    try:
        index = json.loads((folder / INDEX_FILE).read_bytes())
    except (OSError, ValueError) as error:
        raise ModelMissing(
            f"The model folder '{folder.name}' has no readable {INDEX_FILE}.", "Download the model again."
        ) from error
    return tuple(
        name
        for name, entry in index.items()
        if not name.startswith("_") and isinstance(entry, list) and entry and entry[0] is not None
    )


def _has_part(folder: Path) -> bool:
    """Whether a component is there with all its shards."""
    if not any(folder.glob("*.json")):
        return False
    for index in folder.glob("*.safetensors.index.json"):
        shards = set(json.loads(index.read_bytes()).get("weight_map", {}).values())
        if not all((folder / str(shard)).is_file() for shard in shards):
            return False
    needs_weights = (folder / "config.json").is_file()
    return not needs_weights or any(folder.glob("*.safetensors"))
