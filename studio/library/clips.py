"""Finished clips as rows, with a full-text index over their prompts. The files lie in the `ContentStore`."""

import itertools
import json
import re
from collections.abc import Sequence

from studio.domain.clip import Clip
from studio.domain.errors import InvalidInput, NotFound
from studio.library.database import Database
from studio.library.rows import Row, list_text, read_row, utc_text

_ID_PREFIX_CHARS = 6
_WORD = re.compile(r"\w+")
# What stands in a row and not in a `Clip`; a search adds the row's number under SQLite's own name.
_ROW_ONLY = {"number", "rowid", "parents_json", "model"}
_SELECT = "SELECT clips.* FROM clips"


class ClipRecords:
    """The clips of the library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, clip: Clip) -> Clip:
        """File a clip and return the one on file: a job filed twice, as after a crash, leaves one clip."""
        with self._database.transaction():
            filed = self._database.query(f"{_SELECT} WHERE job_id = ?", (clip.job_id,))
            if filed:
                return self._clips(filed)[0]
            self._database.insert(
                "clips",
                {
                    "id": clip.id,
                    "job_id": clip.job_id,
                    "sha256": clip.sha256,
                    "poster_sha256": clip.poster_sha256,
                    "prompt": clip.prompt,
                    "recipe": clip.recipe,
                    "width_px": clip.width_px,
                    "height_px": clip.height_px,
                    "duration_s": float(clip.duration_s),
                    "fps": float(clip.fps),
                    "has_speech": int(clip.has_speech),
                    "created_at": utc_text(clip.created_at),
                    "parents_json": list_text(clip.parents),
                },
            )
            for position, avatar_id in enumerate(clip.avatar_ids):
                self._database.insert(
                    "clip_avatars", {"clip_id": clip.id, "avatar_id": avatar_id, "position": position}
                )
        return clip

    def get(self, clip_id: str) -> Clip:
        """The clip with exactly this id. Raises `NotFound`."""
        clips = self._clips(self._database.query(f"{_SELECT} WHERE id = ?", (clip_id,)))
        if not clips:
            raise _not_found(clip_id)
        return clips[0]

    def find(self, clip_id: str) -> Clip:
        """The clip a person means by its id or the first six or more digits of it.

        Raises `NotFound`, or `InvalidInput` when several begin so.
        """
        wanted = clip_id.strip().lower()
        rows = self._database.query(
            "SELECT * FROM kept_clips "
            "WHERE id = ? OR (length(?) >= ? AND substr(id, 1, length(?)) = ?) ORDER BY number",
            (wanted, wanted, _ID_PREFIX_CHARS, wanted, wanted),
        )
        clips = self._clips([row for row in rows if row["id"] == wanted] or rows)
        if not clips:
            raise _not_found(clip_id)
        if len(clips) > 1:
            raise InvalidInput(
                f"'{clip_id}' fits {len(clips)} clips.", f"Name one: {', '.join(clip.id for clip in clips)}."
            )
        return clips[0]

    def list(self, limit: int = -1, offset: int = 0) -> tuple[Clip, ...]:
        """Clips, newest first; a negative ``limit`` means all."""
        rows = self._database.query(
            "SELECT * FROM kept_clips ORDER BY created_at DESC, number DESC LIMIT ? OFFSET ?", (limit, offset)
        )
        return self._clips(rows)

    def search(self, text: str, limit: int = 50) -> tuple[Clip, ...]:
        """Clips whose prompt holds every word of ``text`` or words that begin so, best first.

        Case and accents do not matter. Signs are no operators here; a text without any word finds nothing.
        """
        words = _WORD.findall(text)
        if not words:
            return ()
        found = self._database.search("clips", " ".join(f'"{word}"*' for word in words), limit)
        binned = {row["clip_id"] for row in self._database.query("SELECT clip_id FROM clip_marks WHERE binned_at > ''")}
        return self._clips([row for row in found if row["id"] not in binned])

    def by_numbers(self, numbers: Sequence[int]) -> tuple[Clip, ...]:
        """The clips with these numbers, in this order, without those that are gone."""
        rows = self._database.query(
            "SELECT * FROM clips WHERE number IN (SELECT value FROM json_each(?))", (json.dumps(list(numbers)),)
        )
        known = {int(row["number"]): row for row in rows}
        return self._clips([known[number] for number in numbers if number in known])

    def number_of(self, clip_id: str) -> int:
        """The number of a clip that is not in the bin. Raises `NotFound`."""
        rows = self._database.query("SELECT number FROM kept_clips WHERE id = ?", (clip_id,))
        if not rows:
            raise _not_found(clip_id)
        return int(rows[0]["number"])

    def family(self, clip: Clip) -> tuple[tuple[Clip, ...], tuple[Clip, ...]]:
        """(parents, children) of ``clip`` that are here and not in the bin, oldest first."""
        parents = self._database.query(
            "SELECT * FROM kept_clips WHERE sha256 IN (SELECT value FROM json_each(?)) ORDER BY number",
            (list_text(clip.parents),),
        )
        children = self._database.query(
            "SELECT * FROM kept_clips WHERE EXISTS (SELECT 1 FROM json_each(parents_json) WHERE value = ?) "
            "ORDER BY number",
            (clip.sha256,),
        )
        return self._clips(parents), self._clips(children)

    def count(self) -> int:
        """How many clips there are."""
        return int(self._database.query("SELECT count(*) AS number FROM clips")[0]["number"])

    def erase(self, clip_id: str) -> tuple[str, ...]:
        """Remove the clip's row. Returns the sha256 of its files that no other clip uses, to erase next."""
        with self._database.transaction():
            clip = self.get(clip_id)
            self._database.execute("DELETE FROM clips WHERE id = ?", (clip_id,))
            kept = self.file_digests()
        return tuple(digest for digest in (clip.sha256, clip.poster_sha256) if digest not in kept)

    def file_digests(self) -> frozenset[str]:
        """The sha256 of every file that some clip uses."""
        rows = self._database.query("SELECT sha256 FROM clips UNION SELECT poster_sha256 FROM clips")
        return frozenset(row["sha256"] for row in rows)

    def _clips(self, rows: Sequence[Row]) -> tuple[Clip, ...]:
        """Rows to clips, with the avatars of all of them in one query."""
        wanted = json.dumps([row["id"] for row in rows])
        parts = self._database.query(
            "SELECT clip_id, avatar_id FROM clip_avatars WHERE clip_id IN (SELECT value FROM json_each(?)) "
            "ORDER BY clip_id, position",
            (wanted,),
        )
        cast = {
            clip_id: tuple(part["avatar_id"] for part in group)
            for clip_id, group in itertools.groupby(parts, key=lambda part: str(part["clip_id"]))
        }
        return tuple(_clip(row, cast.get(row["id"], ())) for row in rows)


def _clip(row: Row, avatar_ids: Sequence[str]) -> Clip:
    tree = {name: value for name, value in row.items() if name not in _ROW_ONLY}
    tree.update(
        avatar_ids=avatar_ids,
        parents=json.loads(row["parents_json"]),
        has_speech=bool(row["has_speech"]),
    )
    return read_row(Clip, tree, "clip in the library")


def _not_found(clip_id: str) -> NotFound:
    return NotFound(f"There is no clip '{clip_id}' in the library.", "List the library to see what there is.")
