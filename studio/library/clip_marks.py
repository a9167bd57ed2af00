"""What people note on clips (a rating, tags, albums, the bin), and the search that goes by it. Rows only."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from studio.domain.clip import Aspect
from studio.domain.clip_query import ClipMarks, ClipOrder, ClipQuery, LabelKind
from studio.library.database import Database, SqlValue
from studio.library.rows import utc_text

_WORD = re.compile(r"\w+")
_FIT = """
    SELECT kept.number AS number FROM kept_clips AS kept
    WHERE (:avatar = '' OR EXISTS (SELECT 1 FROM clip_avatars AS c WHERE c.clip_id = kept.id AND c.avatar_id = :avatar))
      AND (:tag = '' OR EXISTS (SELECT 1 FROM clip_labels AS l
                                WHERE l.clip_id = kept.id AND l.kind = 'tag' AND l.name = :tag))
      AND (:album = '' OR EXISTS (SELECT 1 FROM clip_labels AS l
                                  WHERE l.clip_id = kept.id AND l.kind = 'album' AND l.name = :album))
      AND (:rating = 0 OR EXISTS (SELECT 1 FROM clip_marks AS m WHERE m.clip_id = kept.id AND m.rating >= :rating))
      AND (:model = '' OR kept.model = :model)
      AND (:speaks < 0 OR kept.has_speech = :speaks)
      AND (:shape = 2 OR sign(kept.width_px - kept.height_px) = :shape)
      AND (:since = '' OR kept.created_at >= :since)
      AND (:until = '' OR kept.created_at < :until)
    ORDER BY kept.created_at DESC, kept.number DESC"""
_BEGIN_WITH = """
    SELECT rowid AS number FROM clips_fts WHERE clips_fts MATCH :match
    UNION SELECT number FROM clips WHERE model LIKE :begin ESCAPE '\\'
    UNION SELECT clips.number FROM clip_labels JOIN clips ON clips.id = clip_labels.clip_id
          WHERE clip_labels.name LIKE :begin ESCAPE '\\' OR clip_labels.name LIKE :within ESCAPE '\\'
    UNION SELECT clips.number FROM avatars JOIN clip_avatars ON clip_avatars.avatar_id = avatars.id
          JOIN clips ON clips.id = clip_avatars.clip_id WHERE avatars.name LIKE :begin ESCAPE '\\'"""
_ORDERED = {
    ClipOrder.OLDEST: "SELECT number FROM clips ORDER BY created_at, number",
    ClipOrder.BEST: """SELECT clips.number AS number FROM clips LEFT JOIN clip_marks ON clip_marks.clip_id = clips.id
        ORDER BY coalesce(clip_marks.rating, 0) DESC, clips.created_at DESC, clips.number DESC""",
    ClipOrder.LONGEST: "SELECT number FROM clips ORDER BY duration_s DESC, number DESC",
}
_SHAPES = {Aspect.PORTRAIT: -1, Aspect.SQUARE: 0, Aspect.LANDSCAPE: 1}
_ANY_SHAPE = 2


class ClipMarkRecords:
    """The notes on clips."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, query: ClipQuery) -> tuple[int, ...]:
        """Numbers of the clips that fit, in the order asked for, without those in the bin. Reads no whole row."""
        found = self._numbers(_FIT, _read_wishes(query))
        for word in _WORD.findall(query.text):
            begin = f"{_escape(word)}%"
            fitting = set(self._numbers(_BEGIN_WITH, {"match": f'"{word}"*', "begin": begin, "within": f"% {begin}"}))
            found = [number for number in found if number in fitting]
        if query.order is not ClipOrder.NEWEST:
            wanted = set(found)
            found = [number for number in self._numbers(_ORDERED[query.order], {}) if number in wanted]
        return tuple(found)

    def marks(self, clip_ids: Sequence[str]) -> dict[str, ClipMarks]:
        """Of each of ``clip_ids``; those without any note have empty marks."""
        wanted = json.dumps(list(clip_ids))
        rated = self._database.query(
            "SELECT clip_id, rating FROM clip_marks WHERE clip_id IN (SELECT value FROM json_each(?))", (wanted,)
        )
        labelled = self._database.query(
            "SELECT clip_id, kind, name FROM clip_labels WHERE clip_id IN (SELECT value FROM json_each(?)) "
            "ORDER BY name COLLATE NOCASE",
            (wanted,),
        )
        ratings = {row["clip_id"]: int(row["rating"]) for row in rated}

        def named(clip_id: str, kind: LabelKind) -> tuple[str, ...]:
            return tuple(row["name"] for row in labelled if row["clip_id"] == clip_id and row["kind"] == kind)

        return {
            clip_id: ClipMarks(ratings.get(clip_id, 0), named(clip_id, LabelKind.TAG), named(clip_id, LabelKind.ALBUM))
            for clip_id in clip_ids
        }

    def rate(self, clip_id: str, rating: int) -> None:
        self._database.execute(
            "INSERT INTO clip_marks (clip_id, rating) VALUES (?, ?) "
            "ON CONFLICT (clip_id) DO UPDATE SET rating = excluded.rating",
            (clip_id, rating),
        )

    def add_label(self, clip_id: str, kind: LabelKind, name: str) -> None:
        self._database.execute(
            "INSERT OR IGNORE INTO clip_labels (clip_id, kind, name) VALUES (?, ?, ?)", (clip_id, kind.value, name)
        )

    def remove_label(self, clip_id: str, kind: LabelKind, name: str) -> None:
        self._database.execute(
            "DELETE FROM clip_labels WHERE clip_id = ? AND kind = ? AND name = ?", (clip_id, kind.value, name)
        )

    def labels(self, kind: LabelKind) -> tuple[tuple[str, int], ...]:
        """Every name in use and how many clips bear it, by the alphabet."""
        rows = self._database.query(
            "SELECT name, count(*) AS n FROM clip_labels LEFT JOIN clip_marks USING (clip_id) "
            "WHERE kind = ? AND binned_at IS NULL GROUP BY name ORDER BY name COLLATE NOCASE",
            (kind.value,),
        )
        return tuple((row["name"], int(row["n"])) for row in rows)

    def models(self) -> tuple[str, ...]:
        """The models that made any of the clips."""
        rows = self._database.query("SELECT DISTINCT model FROM clips WHERE model IS NOT NULL ORDER BY model")
        return tuple(row["model"] for row in rows)

    def bin(self, clip_id: str, at: datetime) -> None:
        """Hide a clip until it is taken back or the bin is emptied."""
        self._put(clip_id, utc_text(at))

    def take_back(self, clip_id: str) -> None:
        self._put(clip_id, None)

    def binned(self, before: datetime | None = None) -> tuple[str, ...]:
        """Ids of what lies in the bin; with ``before`` only what was put there until then."""
        limit = utc_text(before) if before is not None else "9999"
        rows = self._database.query("SELECT clip_id FROM clip_marks WHERE binned_at <= ?", (limit,))
        return tuple(row["clip_id"] for row in rows)

    def _put(self, clip_id: str, binned_at: str | None) -> None:
        self._database.execute(
            "INSERT INTO clip_marks (clip_id, binned_at) VALUES (?, ?) "
            "ON CONFLICT (clip_id) DO UPDATE SET binned_at = excluded.binned_at",
            (clip_id, binned_at),
        )

    def _numbers(self, sql: str, values: Mapping[str, SqlValue]) -> list[int]:
        return [int(row["number"]) for row in self._database.query(sql, values)]


def _read_wishes(query: ClipQuery) -> dict[str, SqlValue]:
    return {
        "avatar": query.avatar_id,
        "tag": query.tag,
        "album": query.album,
        "rating": query.min_rating,
        "model": query.model,
        "speaks": -1 if query.speaks is None else int(query.speaks),
        "shape": _ANY_SHAPE if query.aspect is None else _SHAPES[query.aspect],
        "since": utc_text(query.since) if query.since else "",
        "until": utc_text(query.until) if query.until else "",
    }


def _escape(word: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", word)
