"""Commands around avatars: create, train, list, show, revoke."""

from pathlib import Path

import click

from studio.app.job_desk import uses
from studio.app.studio import Studio
from studio.app.wishes import ConsentAnswers, NewAvatar, TrainWish
from studio.cli.consenting import ask_consent, choice_options, read_choices
from studio.cli.console import ProgressBar, Shell
from studio.cli.running import drive, follow, run_job, set_aside
from studio.core import serial
from studio.domain.avatar import Avatar, ClassWord
from studio.domain.consent import ALL_PURPOSES, Purpose
from studio.domain.job import Failed


@click.group()
def avatar() -> None:
    """Create, train, list, show and revoke avatars."""


@avatar.command()
@click.argument("name")
@click.option(
    "--video",
    type=click.Path(path_type=Path),
    required=True,
    help="The face scan: a video, or a folder of pictures.",
)
@click.option("--audio", type=click.Path(path_type=Path), help="A folder of wav files, one a sentence, in order.")
@click.option("--sentences", type=click.Path(path_type=Path), help="A text file with the sentences, one a line.")
@click.option("--class-word", type=click.Choice([c.value for c in ClassWord]), default="person", show_default=True)
@click.option(
    "--consent",
    "signed_name",
    required=True,
    metavar="FULL NAME",
    help="The person's own signature: their full name, typed by them.",
)
@click.option("--adult", is_flag=True, help="The person declares to be of age.")
@click.option(
    "--agree", is_flag=True, help="The person has read the statement and agrees (else it is shown and asked)."
)
@click.option(
    "--allow",
    "purposes",
    multiple=True,
    type=click.Choice([p.value for p in Purpose]),
    help="What is allowed; all of it when not given.",
)
@click.option("--valid-days", type=int, help="How long the consent holds; the settings' figure when not given.")
@choice_options
@click.pass_obj
def create(
    shell: Shell,
    name: str,
    video: Path,
    audio: Path | None,
    sentences: Path | None,
    class_word: str,
    signed_name: str,
    adult: bool,
    agree: bool,
    purposes: tuple[str, ...],
    valid_days: int | None,
    who: str | None,
    parties: tuple[str, ...],
    remix: str | None,
    forbid: tuple[str, ...],
) -> None:
    """Create an avatar from recordings of a person who consents.

    What came from files and not from the live camera is recorded as such in the consent evidence, and clips of such an
    avatar stay in this studio. Without other choices only this person may use it, and nobody may remix clips of it.
    """
    with shell.open_studio() as studio:
        allowed = tuple(Purpose(p) for p in purposes) or ALL_PURPOSES
        choices = read_choices(who, parties, remix, forbid)
        agree, adult = ask_consent(shell, studio, signed_name, agree, adult, allowed, valid_days, choices)
        answers = ConsentAnswers(
            signed_name=signed_name,
            adult_declared=adult,
            statement_agreed=agree,
            valid_days=studio.settings.consent_days if valid_days is None else valid_days,
            purposes=allowed,
            language=studio.settings.text_language,
            choices=choices,
        )
        wish = NewAvatar(name, ClassWord(class_word), video, answers, audio, sentences)
        with ProgressBar(shell) as bar:
            made, warnings = studio.avatars.create(wish, bar)
        for warning in warnings:
            shell.warn(warning)
        made = _draw_head(shell, studio, made)
        lines = [f'Created {made.name} ({made.id[:8]}). Next: likeness avatar train "{made.name}"']
        if made.adapters:
            model = made.adapters[-1].model
            lines.append(f'A draft at once: likeness render "{made.name}" "at the beach" --model {model}')
        shell.answer(serial.to_data(made), "\n".join(lines))


def _draw_head(shell: Shell, studio: Studio, made: Avatar) -> Avatar:
    """Follow the job that draws the new avatar's head; the avatar as it is then. Ctrl+C leaves the job in the queue."""
    for job in studio.jobs.unfinished():
        if uses(job, made.id):
            drive(shell, studio)
            try:
                ended = follow(shell, studio, job)
            except KeyboardInterrupt:
                ended = set_aside(studio, job)
            if isinstance(ended.state, Failed):
                shell.warn(f"{ended.state.message} {ended.state.hint}".strip())
    return studio.avatars.find(made.id)


@avatar.command()
@click.argument("reference", metavar="AVATAR")
@click.option("--model", help="The base model; the settings' one when not given.")
@click.option("--steps", type=int, help="Training steps; the model card's own figure when not given.")
@click.option("--rank", type=int, help="Rank of the LoRA; the model card's own figure when not given.")
@click.option("--batch-size", type=int)
@click.option("--learning-rate", type=float)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--queue-only", is_flag=True, help="Put it in the queue and return.")
@click.pass_obj
def train(
    shell: Shell,
    reference: str,
    model: str | None,
    steps: int | None,
    rank: int | None,
    batch_size: int | None,
    learning_rate: float | None,
    seed: int,
    queue_only: bool,
) -> None:
    """Fine-tune AVATAR's LoRA in the background pool, or fit its drawn head: --model storyboard.

    Ctrl+C pauses it; `likeness queue resume` goes on from the last checkpoint.
    """
    with shell.open_studio() as studio:
        job = studio.avatars.train(reference, TrainWish(model, steps, rank, batch_size, learning_rate, seed))
        run_job(shell, studio, job, queue_only)


@avatar.command("list")
@click.pass_obj
def list_avatars(shell: Shell) -> None:
    """List all avatars."""
    with shell.open_studio() as studio:
        found = studio.avatars.list()
        lines = [_line(a) for a in found] or ["No avatars yet. `likeness avatar create --help` says how to make one."]
        shell.answer([serial.to_data(a) for a in found], "\n".join(lines))


@avatar.command()
@click.argument("reference", metavar="AVATAR")
@click.pass_obj
def show(shell: Shell, reference: str) -> None:
    """Show AVATAR with its consent."""
    with shell.open_studio() as studio:
        found = studio.avatars.find(reference)
        record, revocation = studio.avatars.consent(found)
        data = serial.to_data(found) | {
            "consent": {
                "signed_by": record.principal_name,
                "did": record.pii_principal_id,
                "sha256": record.sha256,
                "purposes": [p.value for p in record.purposes],
                "given_at": record.given_at.isoformat(),
                "expires_at": record.expires_at.isoformat(),
                "live_capture": record.live_capture,
                "revoked_at": revocation.revoked_at.isoformat() if revocation else None,
            }
        }
        lines = [
            _line(found),
            f"  consent signed by {record.principal_name}, {record.given_at:%Y-%m-%d} to {record.expires_at:%Y-%m-%d}",
            f"  allows {', '.join(p.value for p in record.purposes)}",
            f"  captured {'live' if record.live_capture else 'from files'}; record {record.sha256[:16]}…",
        ]
        if revocation:
            lines.append(f"  WITHDRAWN on {revocation.revoked_at:%Y-%m-%d}")
        shell.answer(data, "\n".join(lines))


@avatar.command()
@click.argument("reference", metavar="AVATAR")
@click.option("--reason", default="withdrawn by the person", show_default=True)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def revoke(shell: Shell, reference: str, reason: str, yes: bool) -> None:
    """Withdraw consent: stops all work with AVATAR and erases scan, voice and LoRA for good."""
    with shell.open_studio() as studio:
        found = studio.avatars.find(reference)
        if not yes and not shell.as_json:
            click.confirm(
                f"Erase scan, voice and LoRA of {found.name} for good? Finished clips stay until you erase them.",
                abort=True,
            )
        gone = studio.avatars.revoke(found.id, reason)
        shell.answer(
            serial.to_data(gone),
            f"The consent for {found.name} is withdrawn; scan, voice and LoRA are erased.",
        )


def _line(found: Avatar) -> str:
    if found.erased_at is not None:
        state = "erased"
    elif not found.adapters:
        state = "not trained yet"
    else:
        state = f"trained for {', '.join(adapter.model for adapter in found.adapters)}"
    voice = f"voice: {found.voice.engine}" if found.voice else "no voice"
    return f"{found.id[:8]}  {found.name:<20} {found.class_word.value:<7} {state:<20} {voice}"
