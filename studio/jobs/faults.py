"""Bugs in jobs, as they cross a process border. Known errors are not in here: they are `StudioError`."""


class WorkerBug(Exception):
    """A job in a worker raised something that is no known error. The text holds the worker's traceback."""

    def __init__(self, error_type: str, traceback: str) -> None:
        super().__init__(f"{error_type} in the worker:\n{traceback}")
        self.error_type = error_type


def name_fault(error: BaseException) -> str:
    """The type of what went wrong, wherever it did. Never its words: they may quote a prompt."""
    return error.error_type if isinstance(error, WorkerBug) else type(error).__name__
