"""Explicit registries: a tuple of (name, "module:Class") entries, opened only when asked for."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from studio.domain.errors import NotFound

T = TypeVar("T")


@dataclass(frozen=True)
class Entry:
    name: str
    target: str


def resolve(target: str) -> object:
    """Import "package.module:attribute"."""
    module, _, attribute = target.partition(":")
    return getattr(importlib.import_module(module), attribute)


class Registry(Generic[T]):
    """Names to classes. ``kind`` is what a person calls an entry ("voice engine")."""

    def __init__(self, kind: str, entries: Sequence[Entry]) -> None:
        names = [entry.name for entry in entries]
        if len(set(names)) != len(names):
            raise ValueError(f"two entries of the {kind} registry share a name")
        self.kind = kind
        self.entries = tuple(entries)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(entry.name for entry in self.entries)

    def open(self, name: str) -> type[T]:
        """The class behind ``name``; `NotFound` names what there is."""
        for entry in self.entries:
            if entry.name == name:
                return cast("type[T]", resolve(entry.target))
        raise NotFound(f"There is no {self.kind} named '{name}'.", f"Choose one of: {', '.join(self.names)}.")
