"""The folder of one training run in an avatar's vault folder: its note, samples, and the adapter at each of them.

Everything is sealed under the avatar's key. Serves the worker, which writes, and the app, which reads; opens no
database.
"""

from pathlib import Path

from studio.core import serial, storage
from studio.domain.errors import InvalidInput, LibraryDamaged, NotFound
from studio.domain.training_run import RunSample, TrainingRun
from studio.library.identifiers import require_id
from studio.library.vault import read_sealed, write_sealed

RUNS_NAME = "runs"
_NOTE_NAME = "run.note"
_WHOLE = "The adapter itself is whole."


class RunFolder:
    """What is kept of the run ``job_id``. ``key`` is the avatar's."""

    def __init__(self, avatar_dir: Path, job_id: str, key: bytes) -> None:
        self._folder = avatar_dir / RUNS_NAME / require_id(job_id, "a job")
        self._key = key

    @property
    def job_id(self) -> str:
        return self._folder.name

    def write_note(self, run: TrainingRun) -> None:
        write_sealed(self._folder / _NOTE_NAME, self._key, serial.to_json(run).encode())

    def read_note(self) -> TrainingRun | None:
        """None for a run that never ended, or ended before such notes were kept. Raises `LibraryDamaged`."""
        if not (self._folder / _NOTE_NAME).is_file():
            return None
        data = read_sealed(self._folder / _NOTE_NAME, self._key)
        try:
            run: TrainingRun = serial.from_json(TrainingRun, data)
        except InvalidInput as error:
            raise LibraryDamaged("The note of a training run cannot be read.", _WHOLE) from error
        if run.job_id != self.job_id:
            raise LibraryDamaged("The note of a training run is that of another one.", _WHOLE)
        return run

    def keep_sample(self, step: int, picture: bytes, adapter: bytes) -> None:
        """Keep what the adapter made after ``step`` steps (an encoded picture) and the adapter of that moment.

        No ``adapter`` where it is the one that is kept anyway.
        """
        write_sealed(self._sample(step), self._key, picture)
        if adapter:
            write_sealed(self._adapter(step), self._key, adapter)

    def read_sample(self, step: int) -> bytes:
        """The encoded picture. Raises `NotFound`, `LibraryDamaged`."""
        return read_sealed(self._sample(step), self._key)

    def kept_steps(self) -> tuple[int, ...]:
        """Of which there is a picture."""
        return tuple(sorted(int(path.stem) for path in self._folder.glob("*.sample") if path.stem.isdecimal()))

    def hash_adapter(self, step: int) -> str:
        """The sha256 of the adapter of that moment. Raises `NotFound`, `LibraryDamaged`."""
        return storage.hash_bytes(read_sealed(self._adapter(step), self._key))

    def has_adapter(self, step: int) -> bool:
        return self._adapter(step).is_file()

    def read_adapter(self, sample: RunSample) -> bytes:
        """The plain bytes of the adapter of that moment, for memory only. Raises `NotFound`, `LibraryDamaged`."""
        if not self.has_adapter(sample.step):
            raise NotFound("The adapter of that moment was not kept.", "Choose another one.")
        data = read_sealed(self._adapter(sample.step), self._key)
        if storage.hash_bytes(data) != sample.adapter_sha256:
            raise LibraryDamaged("The adapter of that moment was altered.", "Choose another one.")
        return data

    def size_bytes(self) -> int:
        """What it takes on the disk."""
        files = self._folder.iterdir() if self._folder.is_dir() else ()
        return sum(path.stat().st_size for path in files)

    def erase(self) -> None:
        """Safe to repeat."""
        if self._folder.is_dir():
            storage.erase_folder(self._folder)

    def _sample(self, step: int) -> Path:
        return self._folder / f"{step}.sample"

    def _adapter(self, step: int) -> Path:
        return self._folder / f"{step}.adapter"
