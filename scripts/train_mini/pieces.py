"""A checkpoint in pieces that are small enough to carry elsewhere, and back in one. Knows files only."""

import hashlib
import json
from pathlib import Path

PIECE_BYTES = 16 << 20
INDEX = "pieces.json"


def split(source: Path, folder: Path, piece_bytes: int = PIECE_BYTES) -> list[Path]:
    """Write ``source`` as numbered pieces and an index with their hashes; returns the pieces."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = hashlib.sha256()
    names: dict[str, str] = {}
    pieces: list[Path] = []
    with source.open("rb") as stream:
        while data := stream.read(piece_bytes):
            piece = folder / f"{source.name}.{len(pieces):03d}"
            piece.write_bytes(data)
            whole.update(data)
            names[piece.name] = hashlib.sha256(data).hexdigest()
            pieces.append(piece)
    index = {"name": source.name, "sha256": whole.hexdigest(), "pieces": names}
    (folder / INDEX).write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")
    return pieces


def join(folder: Path, target_folder: Path) -> Path:
    """Put the pieces of ``folder`` together again. Raises ValueError, naming a piece that is missing or altered."""
    index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    target_folder.mkdir(parents=True, exist_ok=True)
    target = target_folder / Path(index["name"]).name
    partial = target.with_suffix(".partial")
    with partial.open("wb") as stream:
        for name, digest in index["pieces"].items():
            path = folder / Path(name).name
            data = path.read_bytes() if path.is_file() else b""
            if hashlib.sha256(data).hexdigest() != digest:
                partial.unlink(missing_ok=True)
                raise ValueError(f"The piece {name} is missing or was altered.")
            stream.write(data)
    partial.replace(target)
    return target
