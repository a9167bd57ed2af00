"""Where things lie on this machine: the data folder (by platformdirs) and the data that came with the program."""

import os
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

DATA_DIR_VARIABLE = "LIKENESS_DATA_DIR"


@dataclass(frozen=True)
class StudioPaths:
    """The data folder and its rooms. Nothing is made on disk until `make` is called."""

    root: Path

    @classmethod
    def default(cls) -> "StudioPaths":
        """The folder named by the environment, or the platform's own place for user data."""
        named = os.environ.get(DATA_DIR_VARIABLE)
        return cls(Path(named) if named else Path(platformdirs.user_data_dir("LikenessStudio", appauthor=False)))

    @property
    def database(self) -> Path:
        return self.root / "library.db"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def files(self) -> Path:
        """Content-addressed clips and posters."""
        return self.root / "files"

    @property
    def vault(self) -> Path:
        """Sealed biometrics: takes, voices, adapters, checkpoints."""
        return self.root / "vault"

    @property
    def work(self) -> Path:
        """One folder per running job, emptied when it ends and again at the next start."""
        return self.root / "work"

    @property
    def models(self) -> Path:
        """Base models that the person added."""
        return self.root / "models"

    @property
    def exports(self) -> Path:
        return self.root / "exports"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def feed_memory(self) -> Path:
        """Followed folders, and what was hidden, reported or seen."""
        return self.root / "feed.json"

    @property
    def presets(self) -> Path:
        return self.root / "presets.json"

    @property
    def runner_lock(self) -> Path:
        return self.root / "runner.lock"

    @property
    def creating_lock(self) -> Path:
        """Held while an avatar is on disk but not yet in the library."""
        return self.root / "creating.lock"

    def make(self) -> None:
        """Create the data folder, readable by its owner only where the system knows such a thing.

        A folder that is there already keeps its rights: whoever made it may share it on purpose.
        """
        for folder in (self.root, self.backups, self.files, self.vault, self.work, self.models, self.exports):
            try:
                folder.mkdir(parents=True)
            except FileExistsError:
                if not folder.is_dir():
                    raise
            else:
                if os.name == "posix":
                    folder.chmod(0o700)


def shipped_dir(name: str, package: Path | None = None, prefixes: Sequence[Path] | None = None) -> Path:
    """``assets`` or ``models`` as shipped: beside the package in a checkout, under share/ in an installation.

    ``package`` is the package's folder and ``prefixes`` are where installations put their data: into the environment,
    or into the person's own files (``pip install --user``); the running program's own unless given.
    """
    root = (package or Path(__file__).resolve().parents[1]).parent
    beside = root / name
    if (root / "pyproject.toml").is_file() and beside.is_dir():
        return beside
    installed = (prefix / "share" / "likeness-studio" / name for prefix in prefixes or data_prefixes())
    return next((folder for folder in installed if folder.is_dir()), beside)


def data_prefixes() -> tuple[Path, ...]:
    """The environment's data folder, then that of the person's own installations."""
    own = sysconfig.get_preferred_scheme("user")
    return Path(sysconfig.get_path("data")), Path(sysconfig.get_path("data", own))
