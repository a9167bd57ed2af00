"""Frozen dataclasses to JSON and back, strictly: unknown fields, wrong types and oversized texts are refused."""

import json
from collections.abc import Hashable
from functools import cache
from typing import Annotated, Any, TypeVar

# `Discriminator` also makes pydantic load its lazy modules now: loaded later, once Qt's import hook is at work, they
# fail with a circular import.
from pydantic import Discriminator, TypeAdapter, ValidationError

from studio.domain.errors import InvalidInput

T = TypeVar("T")
MAX_JSON_BYTES = 4 << 20


@cache
def _cached_adapter(kind: Hashable) -> TypeAdapter[Any]:
    form: Any = kind
    return TypeAdapter(form)


def _adapter(kind: Any) -> TypeAdapter[Any]:
    return _cached_adapter(kind)


def tagged(union: Any) -> Any:
    """A union of dataclasses, told apart by their ``kind``: what to hand `from_json` and `from_data` for one."""
    return Annotated[union, Discriminator("kind")]


def to_data(value: object) -> Any:
    """A JSON-ready tree: dataclasses as objects, tuples as lists, datetimes as ISO 8601 text."""
    return _adapter(type(value)).dump_python(value, mode="json")


def to_json(value: object) -> str:
    """Compact JSON with sorted keys, so that equal values give equal text."""
    return json.dumps(to_data(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def from_json(kind: type[T] | Any, text: str | bytes, what: str = "data") -> T:
    """Read ``text`` as ``kind``. Raises `InvalidInput` with the first thing that is wrong."""
    raw = text.encode("utf-8") if isinstance(text, str) else text
    if len(raw) > MAX_JSON_BYTES:
        raise InvalidInput(f"The {what} is too large to be genuine.", "Use the file that the studio wrote.")
    try:
        tree = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise InvalidInput(f"The {what} is not valid JSON.", "Use the file that the studio wrote.") from error
    value: T = from_data(kind, tree, what)
    return value


def from_data(kind: type[T] | Any, tree: Any, what: str = "data") -> T:
    """Check a parsed JSON tree and build ``kind`` from it."""
    try:
        value: T = _adapter(kind).validate_python(tree)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise InvalidInput(
            f"The {what} does not fit: {place}: {first['msg']}.", "Use the file that the studio wrote."
        ) from error
    if surplus := _surplus_field(tree, _adapter(kind).dump_python(value, mode="json")):
        raise InvalidInput(
            f"The {what} has a field that nobody knows: {surplus}.", "Use the file that the studio wrote."
        )
    return value


def _surplus_field(given: Any, known: Any) -> str:
    """The first field of ``given`` that was dropped in reading; standard dataclasses would ignore it quietly."""
    if isinstance(given, dict) and isinstance(known, dict):
        for key, value in given.items():
            if key not in known:
                return str(key)
            if deeper := _surplus_field(value, known[key]):
                return f"{key}.{deeper}"
    if isinstance(given, list) and isinstance(known, list):
        for index, (value, kept) in enumerate(zip(given, known, strict=False)):
            if deeper := _surplus_field(value, kept):
                return f"{index}.{deeper}"
    return ""
