"""Texts carried inside an mp4. Opens no file.

The well-known atoms go as they are; all others are packed as JSON into the long description, for ffmpeg keeps
well-known atoms on every copy and drops the rest.
"""

import json
from collections.abc import Mapping

from studio.domain.errors import InvalidInput

_ATOMS = frozenset({"title", "artist", "album", "date", "genre", "comment", "description", "copyright"})
_CARRIER = "synopsis"
_ENVELOPE = "likeness-studio"
# Windows bounds a whole command line at 32,767 characters.
MAX_TEXT_CHARS = 24_000
MAX_FILE_TEXT_CHARS = 1 << 20
_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\=;#\n"})


def pack(tags: Mapping[str, str]) -> dict[str, str]:
    """``tags`` as ffmpeg output options ("metadata:g:0": "title=…"), sorted: equal tags give equal files."""
    texts = _pack_texts(tags, MAX_TEXT_CHARS)
    return {f"metadata:g:{index}": f"{name}={text}" for index, (name, text) in enumerate(sorted(texts.items()))}


def format_ffmetadata(tags: Mapping[str, str]) -> str:
    """``tags`` as the text of an FFMETADATA1 file, sorted; for what is too long or too private for a command line."""
    texts = sorted(_pack_texts(tags, MAX_FILE_TEXT_CHARS).items())
    lines = [f"{name.translate(_SPECIAL)}={text.translate(_SPECIAL)}" for name, text in texts]
    return "\n".join([";FFMETADATA1", *lines, ""])


def _pack_texts(tags: Mapping[str, str], max_chars: int) -> dict[str, str]:
    if sum(len(name) + len(text) for name, text in tags.items()) > max_chars:
        raise InvalidInput("The clip's texts are too long.", f"Keep them under {max_chars} characters.")
    texts = {name: text for name, text in tags.items() if name in _ATOMS}
    others = {name: text for name, text in tags.items() if name not in _ATOMS}
    if others:
        packed = json.dumps({_ENVELOPE: others}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        texts[_CARRIER] = packed
    return texts


def parse_ffmetadata(text: str) -> dict[str, str]:
    """The global tags of an FFMETADATA1 text, what `pack` packed unpacked again."""
    tags: dict[str, str] = {}
    for line in _split_lines(text):
        if line.startswith("["):
            break
        if line.startswith((";", "#")) or not line:
            continue
        name, _, value = _split_assignment(line)
        tags[name] = value
    others = _unpack(tags.get(_CARRIER, ""))
    if others is not None:
        del tags[_CARRIER]
        tags.update(others)
    return tags


def _unpack(text: str) -> dict[str, str] | None:
    if not text.startswith("{"):
        return None
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError):
        return None
    packed = tree.get(_ENVELOPE) if isinstance(tree, dict) else None
    if not isinstance(packed, dict) or not all(isinstance(text, str) for text in packed.values()):
        return None
    return {str(name): str(text) for name, text in packed.items()}


def _split_lines(text: str) -> list[str]:
    """Lines of the format: a line end after an odd run of backslashes belongs to the value."""
    lines: list[str] = []
    current = ""
    for piece in text.split("\n"):
        current += piece
        if (len(piece) - len(piece.rstrip("\\"))) % 2:
            current += "\n"
        else:
            lines.append(current)
            current = ""
    return lines


def _split_assignment(line: str) -> tuple[str, str, str]:
    parts, current, escaped, assigned = [], "", False, False
    for char in line:
        if escaped:
            current += char
            escaped = False
        elif char == "\\":
            escaped = True
        elif char == "=" and not assigned:
            parts.append(current)
            current, assigned = "", True
        else:
            current += char
    return (parts[0], "=", current) if assigned else (current, "", "")
