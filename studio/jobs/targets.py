"""Finding and calling what a job does, named "module:attribute". Must not import any of it before a job asks for it."""

from collections.abc import Callable, Collection
from typing import cast

from studio.core.registry import resolve
from studio.domain.errors import OutOfMemory
from studio.domain.job import JobContext, JobOutput, RenderOutput, Reporter, TrainOutput
from studio.domain.recipe import JobRequest

JobFunction = Callable[[JobRequest, JobContext, Reporter], JobOutput]

_OUT_OF_MEMORY_PHRASES = ("out of memory", "can't allocate memory", "CUBLAS_STATUS_ALLOC_FAILED")


class TargetDesk:
    """Opens targets of an allow-list, once each, and calls them.

    A target is a function ``(request, context, reporter) -> output``, or a class whose instances are called like
    that: one instance is made at the first job and kept, so that it can keep a model warm from job to job.
    """

    def __init__(self, allowed_targets: Collection[str]) -> None:
        self._allowed = frozenset(allowed_targets)
        self._opened: dict[str, JobFunction] = {}

    def call(self, target: str, request: JobRequest, context: JobContext, reporter: Reporter) -> JobOutput:
        """Do the job. Raises what the job raises, `OutOfMemory` in place of each library's own kind of it."""
        try:
            output = self._open(target)(request, context, reporter)
        except Exception as error:
            if is_out_of_memory(error):
                raise OutOfMemory(
                    "The memory of this machine was not enough for the job.",
                    "Close other programs, or choose a smaller model, picture size or length, and resume.",
                ) from error
            raise
        if not isinstance(output, RenderOutput | TrainOutput):
            raise TypeError(f"{target} returned a {type(output).__name__}, which is no job output")
        return output

    def _open(self, target: str) -> JobFunction:
        if target not in self._allowed:
            raise PermissionError(f"{target!r} is not on the list of what a worker may run")
        if target not in self._opened:
            found = resolve(target)
            self._opened[target] = cast("JobFunction", found() if isinstance(found, type) else found)
        return self._opened[target]


def is_out_of_memory(error: Exception) -> bool:
    """Known by name and words, so that this room need not import torch.

    torch raises ``OutOfMemoryError`` for CUDA, but a plain RuntimeError for the CPU's and Apple's allocators.
    """
    if isinstance(error, MemoryError) or any(c.__name__ == "OutOfMemoryError" for c in type(error).__mro__):
        return True
    return isinstance(error, RuntimeError) and any(words in str(error) for words in _OUT_OF_MEMORY_PHRASES)
