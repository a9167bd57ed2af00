"""The library as people keep it: looked through, rated, tagged, put into albums, thrown away and taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from studio.app.clips import Clips
from studio.app.rooms import Rooms
from studio.core import serial
from studio.domain.clip import Clip
from studio.domain.clip_query import MAX_LABEL_CHARS, MAX_RATING, ClipMarks, ClipQuery, LabelKind
from studio.domain.errors import InvalidInput, NotFound
from studio.domain.events import ClipAdded, ClipErased
from studio.domain.recipe import RenderRequest

TAKE_BACK_S = 30.0
"""How long a thrown-away clip can be taken back, while the studio is open."""
MAX_FAMILY = 500


@dataclass(frozen=True)
class Lineage:
    """``roots`` come from no clip of this library; ``children`` are what was remixed from each, by its id."""

    roots: tuple[Clip, ...]
    children: Mapping[str, tuple[Clip, ...]]


class Collection:
    """Clips in the bin are hidden from everything but `take_back`, and erased when it is emptied."""

    def __init__(self, rooms: Rooms, clips: Clips) -> None:
        self._rooms = rooms
        self._clips = clips
        self._marks = rooms.records.clip_marks

    def find(self, query: ClipQuery) -> tuple[int, ...]:
        """Numbers of the clips that fit, in order: cheap for 100,000; `page` reads those that are seen."""
        return self._marks.find(query)

    def count(self) -> int:
        """How many clips there are, those in the bin among them."""
        return self._rooms.records.clips.count()

    def page(self, numbers: Sequence[int]) -> tuple[Clip, ...]:
        """The clips with these numbers, in this order; those that are gone meanwhile are left out."""
        return self._rooms.records.clips.by_numbers(numbers)

    def number_of(self, clip_id: str) -> int:
        """Raises `NotFound`, also for a clip in the bin."""
        return self._rooms.records.clips.number_of(clip_id)

    def marks(self, *clip_ids: str) -> dict[str, ClipMarks]:
        return self._marks.marks(clip_ids)

    def rate(self, clips: Sequence[Clip], rating: int) -> None:
        """0 takes the rating away. Raises `InvalidInput`."""
        if not 0 <= rating <= MAX_RATING:
            raise InvalidInput(f"A rating of {rating} does not exist.", f"Use 0 to {MAX_RATING}.")
        for clip in clips:
            self._marks.rate(clip.id, rating)

    def add_label(self, clips: Sequence[Clip], kind: LabelKind, name: str) -> str:
        """Give every clip a tag, or put it into an album; the name as it is kept. Raises `InvalidInput`."""
        kept = " ".join(name.split())
        if not kept or len(kept) > MAX_LABEL_CHARS or not kept.isprintable():
            raise InvalidInput("That is no name.", f"Use 1 to {MAX_LABEL_CHARS} letters.")
        for clip in clips:
            self._marks.add_label(clip.id, kind, kept)
        return kept

    def remove_label(self, clips: Sequence[Clip], kind: LabelKind, name: str) -> None:
        for clip in clips:
            self._marks.remove_label(clip.id, kind, name)

    def labels(self, kind: LabelKind) -> tuple[tuple[str, int], ...]:
        """Every name in use and how many clips bear it."""
        return self._marks.labels(kind)

    def models(self) -> tuple[str, ...]:
        return self._marks.models()

    def family(self, clip: Clip) -> tuple[tuple[Clip, ...], tuple[Clip, ...]]:
        """(the clips that ``clip`` was remixed from, those that were remixed from it), as far as they are here."""
        return self._rooms.records.clips.family(clip)

    def spoken_line(self, clip: Clip) -> str:
        """What is said in ``clip``; empty for nothing, and for a recipe that cannot be read."""
        try:
            request: RenderRequest = serial.from_json(RenderRequest, clip.recipe, "recipe")
        except InvalidInput:
            return ""
        return request.spoken.text if request.spoken is not None else ""

    def lineage(self, clip: Clip) -> Lineage:
        """Everything that is of one family with ``clip``, as far as it is here."""
        records = self._rooms.records.clips
        known, waiting = {clip.id: clip}, [clip]
        children: dict[str, tuple[Clip, ...]] = {}
        has_parent: set[str] = set()
        while waiting and len(known) < MAX_FAMILY:
            present = waiting.pop()
            parents, into = records.family(present)
            children[present.id] = into
            has_parent |= {present.id} if parents else set()
            for relative in (*parents, *into):
                if relative.id not in known:
                    known[relative.id] = relative
                    waiting.append(relative)
        roots = tuple(each for each in known.values() if each.id not in has_parent)
        return Lineage(roots, children)

    def throw_away(self, clips: Sequence[Clip]) -> None:
        """Into the bin: hidden at once, erased by `empty_bin`."""
        now = self._rooms.clock()
        for clip in clips:
            self._marks.bin(clip.id, now)
            self._rooms.bus.publish(ClipErased(clip.id))

    def take_back(self, clips: Sequence[Clip]) -> None:
        """Out of the bin again; what was erased meanwhile stays gone."""
        binned = set(self._marks.binned())
        for clip in clips:
            if clip.id in binned:
                self._marks.take_back(clip.id)
                self._rooms.bus.publish(ClipAdded(clip.id))

    def empty_bin(self, *, all_of_it: bool = False) -> int:
        """Erase for good what has lain there for `TAKE_BACK_S`, or all of it. Returns how many."""
        before = None if all_of_it else self._rooms.clock() - timedelta(seconds=TAKE_BACK_S)
        gone = self._marks.binned(before)
        erased = 0
        for clip_id in gone:
            try:
                self._clips.erase_binned(clip_id)
                erased += 1
            except NotFound:
                continue
        return erased
