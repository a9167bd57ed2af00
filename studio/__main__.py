"""Where the program starts: without a command the window, with one the command line. Imports nothing heavy."""

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from studio.core.registry import resolve

# pydantic would look through everything that is installed for plugins of its own, at each start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

WINDOW = "studio.ui.application:run"
COMMAND_LINE = "studio.cli.main:run"
DATA_DIR_OPTION = "--data-dir"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the studio with ``argv`` (the process's own arguments when None). Returns the exit code."""
    multiprocessing.freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    # Named in strings, so that the command line never loads Qt and a spawned worker loads neither.
    if asks_for_window(arguments):
        # Importing makes next to no garbage: the collector would look through the same modules again and again. It is
        # at work again once the window is seen (`studio.ui.application`).
        gc.disable()
        open_window = cast("Callable[[Path | None], int]", resolve(WINDOW))
        return open_window(data_dir_of(arguments))
    run_command = cast("Callable[[list[str]], int]", resolve(COMMAND_LINE))
    return run_command(arguments)


def asks_for_window(arguments: Sequence[str]) -> bool:
    """Nothing at all, or only where the library lies."""
    return not arguments or data_dir_of(arguments) is not None


def data_dir_of(arguments: Sequence[str]) -> Path | None:
    """The folder when ``arguments`` are just ``--data-dir FOLDER``; None when there is anything else."""
    match arguments:
        case [option, folder] if option == DATA_DIR_OPTION and folder and not folder.startswith("-"):
            return Path(folder)
        case [joined] if joined.startswith(f"{DATA_DIR_OPTION}=") and joined != f"{DATA_DIR_OPTION}=":
            return Path(joined.partition("=")[2])
    return None


if __name__ == "__main__":
    sys.exit(main())
