"""Stand-ins at the border of set-up: a runner of programs that runs none."""

from collections.abc import Callable, Sequence


class FakeRunner:
    """Records commands. ``refuses`` says which fail; ``on_run`` is called for those that do not."""

    def __init__(
        self,
        refuses: Callable[[str], bool] = lambda line: False,
        on_run: Callable[[Sequence[str]], None] = lambda command: None,
    ) -> None:
        self.refuses = refuses
        self.on_run = on_run
        self.lines: list[str] = []

    def run(self, command: Sequence[str]) -> int:
        line = " ".join(command)
        self.lines.append(line)
        if self.refuses(line):
            return 1
        self.on_run(command)
        return 0

    def tail(self) -> str:
        return "the last words"
