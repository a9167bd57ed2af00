"""Where a long measurement stands: one line on the terminal, rewritten in place."""

import sys


def show(what: str, done: int, total: int) -> None:
    """``done`` of ``total``; on anything but a terminal only every tenth part is written."""
    if sys.stderr.isatty():
        print(f"\r{what}: {done} of {total}   ", end="\n" if done >= total else "", file=sys.stderr, flush=True)
    elif done % max(1, total // 10) == 0:
        print(f"{what}: {done} of {total}", file=sys.stderr, flush=True)
