"""What commands share: opening the studio, progress bars on a terminal, JSON for programs, errors with exit codes."""

import errno
import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskID, TextColumn
from rich.text import Text

from studio.app.keys import KeyDesk
from studio.app.studio import Studio
from studio.cli.asking import make_asker, on_terminal
from studio.core.paths import StudioPaths
from studio.domain.errors import Cancelled, PromptRefused, StudioError
from studio.domain.job import Progress as JobProgress

EXIT_BUG = 70
EXIT_CANCELLED = 130
APPEAL = (
    "If this rule is wrong for what you mean, change the words and try again. The rules can be read in "
    "assets/policy/rules.json. The studio keeps nothing of what it refused."
)
REWRITE = "This wording would pass:"
_log = logging.getLogger(__name__)


@dataclass
class Shell:
    """The global options of one call."""

    data_dir: Path | None = None
    as_json: bool = False
    console: Console = field(default_factory=lambda: Console(stderr=True, highlight=False))
    desk: KeyDesk | None = None

    @property
    def paths(self) -> StudioPaths:
        return StudioPaths(self.data_dir.expanduser().resolve()) if self.data_dir else StudioPaths.default()

    @property
    def may_ask(self) -> bool:
        """Whether somebody sits at a terminal and no program listens."""
        return not self.as_json and on_terminal()

    def keys(self) -> KeyDesk:
        """What opens this call's vault; asks on the terminal when there is one."""
        if self.desk is None:
            self.desk = KeyDesk(self.paths, make_asker(self.may_ask, self.warn))
        return self.desk

    @contextmanager
    def open_studio(self, paths: StudioPaths | None = None) -> Iterator[Studio]:
        keys = KeyDesk(paths, make_asker(self.may_ask, self.warn)) if paths else self.keys()
        try:
            with Studio.open(paths or self.paths, keys=keys) as studio:
                yield studio
        finally:
            for notice in keys.take_notices():
                self.warn(notice)

    def say(self, text: str = "") -> None:
        """A line for people; silent when a program listens."""
        if not self.as_json:
            click.echo(text)

    def answer(self, data: Any, text: str = "") -> None:
        """The command's result: JSON for programs, ``text`` for people."""
        click.echo(json.dumps(data, indent=2, ensure_ascii=False) if self.as_json else text)

    def warn(self, text: str) -> None:
        self.tell(Text.assemble(("Note: ", "yellow"), text))

    def tell(self, text: Text) -> None:
        """Something beside the answer, on standard error. Never read as markup: it may hold a person's own words."""
        self.console.print(text, soft_wrap=True)


class CountColumn(ProgressColumn):
    """How many of how many; empty for a stage that is one piece of work."""

    def render(self, task: Task) -> Text:
        if not task.total or task.total <= 1:
            return Text("")
        return Text(f"{int(task.completed)}/{int(task.total)}")


class TimeColumn(ProgressColumn):
    """The time left as the job itself reckons it; when it does not say, or is done, the time it took."""

    def render(self, task: Task) -> Text:
        eta_s = task.fields.get("eta_s")
        if eta_s is None or task.finished:
            return Text(spell_time(task.finished_time if task.finished else task.elapsed), style="dim")
        return Text(f"{spell_time(eta_s)} left", style="cyan")


def spell_time(seconds: float | None) -> str:
    """Minutes and seconds, such as 1:05."""
    whole_s = round(seconds or 0.0)
    return f"{whole_s // 60}:{whole_s % 60:02d}"


class ProgressBar:
    """A progress bar that is also a `Reporter`: one line a stage, with the time left.

    Drawn on a terminal only; elsewhere each stage is one line, when all is over.
    """

    def __init__(self, shell: Shell) -> None:
        self._bar = Progress(
            TextColumn("{task.description:<25}", markup=False),
            BarColumn(bar_width=30),
            CountColumn(),
            TimeColumn(),
            TextColumn("{task.fields[note]}", markup=False),
            console=shell.console,
            disable=shell.as_json,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> "ProgressBar":
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def report(self, progress: JobProgress) -> None:
        if progress.stage not in self._tasks:
            for done in self._tasks.values():
                self._finish(done)
            title = progress.stage[:1].upper() + progress.stage[1:]
            self._tasks[progress.stage] = self._bar.add_task(title, total=progress.total or None, note="", eta_s=None)
        note = "  ".join(f"{name} {value:.4g}" for name, value in progress.metrics)
        self._bar.update(
            self._tasks[progress.stage],
            completed=progress.done,
            total=progress.total or None,
            note=note,
            eta_s=progress.eta_s,
        )

    def finish(self) -> None:
        """All is done: fill the bar of the last stage too."""
        for done in self._tasks.values():
            self._finish(done)

    def _finish(self, task: TaskID) -> None:
        for known in self._bar.tasks:
            if known.id == task:
                # A stage that could not say how long it is was one piece of work.
                self._bar.update(task, total=known.total or 1, completed=known.total or 1)


def report_error(shell: Shell, error: StudioError) -> int:
    """Say what happened and what to do; the exit code goes with the error's code."""
    refusal = error if isinstance(error, PromptRefused) and error.rule_id else None
    if shell.as_json:
        said = {"error": error.code, "message": error.message, "hint": error.hint}
        if refusal:
            said |= {"rule": refusal.rule_id, "words": refusal.words, "why": refusal.why, "rewrite": refusal.rewrite}
        click.echo(json.dumps(said))
    else:
        shell.tell(Text(error.message, style="bold red"))
        if error.hint:
            shell.tell(Text(error.hint))
        if refusal and refusal.rewrite:
            shell.tell(Text.assemble(f"{REWRITE}  ", (refusal.rewrite, "bold")))
        if refusal:
            shell.tell(Text(APPEAL, style="dim"))
    return error.exit_code


@contextmanager
def exit_codes(shell: Shell) -> Iterator[None]:
    """Known errors become a sentence and their exit code; everything else is a bug and says so."""
    try:
        yield
    except StudioError as error:
        sys.exit(report_error(shell, error))
    except (Cancelled, KeyboardInterrupt, click.Abort):
        shell.tell(Text("Stopped."))
        sys.exit(EXIT_CANCELLED)
    except (click.exceptions.Exit, click.ClickException):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.EPIPE:
            raise  # the reader, such as `head`, has seen enough: click ends quietly
        _log.exception("a command failed with a bug")
        shell.tell(Text("This is a bug in Likeness Studio. The log above says where.", style="bold red"))
        sys.exit(EXIT_BUG)
