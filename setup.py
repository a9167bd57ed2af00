"""Adds what pyproject.toml cannot express: the folders of assets and models, each file at its own place.

They go to share/likeness-studio/ of the environment, where studio.core.paths looks for them. Of a model, only the
built-in one brings weights: the others' cards alone are shipped, whatever a checkout holds beside them.
"""

from pathlib import Path

from setuptools import setup

TARGET = Path("share/likeness-studio")
BUILT_IN_MODEL = "mini"


def is_shipped(path: Path) -> bool:
    """Is the file, named relative to the project, part of an installation?"""
    if not path.is_file() or any(part.startswith((".", "__pycache__")) for part in path.parts):
        return False
    return path.parts[0] == "assets" or path.parts[1] == BUILT_IN_MODEL or path.name == "card.json"


def list_data_files() -> list[tuple[str, list[str]]]:
    """Pairs of a target folder and the files that go there."""
    folders: dict[str, list[str]] = {}
    for top in ("assets", "models"):
        for path in sorted(Path(top).rglob("*")):
            if is_shipped(path):
                folders.setdefault((TARGET / path.parent).as_posix(), []).append(path.as_posix())
    return sorted(folders.items())


setup(data_files=list_data_files())
