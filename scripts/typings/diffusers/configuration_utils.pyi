from collections.abc import Callable, Mapping
from os import PathLike
from typing import Any, Self, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

class FrozenDict(dict[str, Any]):
    def __getattr__(self, name: str) -> Any: ...

class ConfigMixin:
    config_name: str
    @property
    def config(self) -> FrozenDict: ...
    @classmethod
    def load_config(cls, path: str | PathLike[str], **options: Any) -> dict[str, Any]: ...
    @classmethod
    def from_config(cls, config: Mapping[str, Any], **overrides: Any) -> Self: ...
    def register_to_config(self, **values: Any) -> None: ...

def register_to_config(init: F) -> F: ...
