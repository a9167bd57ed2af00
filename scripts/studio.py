"""Starts Likeness Studio; on first use it makes the private environment that the studio runs in.

    python3 scripts/studio.py               the window
    python3 scripts/studio.py --help        the command line

Standard library only, and it runs on Python 3.8 and later, so that it can say what is needed. Must not import
the package itself: it is not installed yet when this runs for the first time.
"""

from __future__ import annotations

import sys
from pathlib import Path

# This file's own folder comes first otherwise, and there `studio` would be this file instead of the package.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts import environment
from scripts.console import Console, SetupError

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    """Prepare what is missing, then become the studio. Returns the exit code."""
    console = Console(sys.stderr)
    try:
        python = environment.prepare(ROOT, console, for_window=opens_window(arguments))
    except SetupError as error:
        console.say_error(error)
        return error.exit_code
    except KeyboardInterrupt:
        console.say("\nSet-up interrupted. Run the same command again: it goes on where it stopped.")
        return 130
    # -P: a folder named "studio" in the current directory must not be taken for the program.
    return environment.hand_over([str(python), "-P", "-m", "studio", *arguments])


def opens_window(arguments: list[str]) -> bool:
    """Without a command: nothing at all, or only where the library lies (see `studio.__main__`)."""
    alone = len(arguments) == 1 and arguments[0].startswith("--data-dir=")
    return not arguments or alone or (len(arguments) == 2 and arguments[0] == "--data-dir")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
