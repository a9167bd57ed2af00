"""`likeness demo`: the whole way, on a drawn sample person or on one's own recordings."""

from pathlib import Path

import click

from studio.app.demo import DemoStage, DemoWish, finish_demo, prepare_demo, sample_names
from studio.app.demo_vault import lock_demo_vault
from studio.app.studio import Studio
from studio.cli.consenting import ask_consent
from studio.cli.console import ProgressBar, Shell
from studio.cli.running import drive, follow
from studio.core.paths import StudioPaths
from studio.domain.avatar import ClassWord
from studio.domain.errors import Cancelled, rebuild
from studio.domain.job import Done, Failed, Job


@click.command()
@click.option("--sample", type=click.Choice(sample_names()), help="Which drawn sample person; the first if not given.")
@click.option("--video", type=click.Path(path_type=Path), help="Your own scan instead of a sample.")
@click.option("--audio", type=click.Path(path_type=Path), help="Your own recordings: a folder of wav files.")
@click.option("--sentences", type=click.Path(path_type=Path), help="The sentences you read, one a line.")
@click.option("--name", help="The avatar's name.")
@click.option("--class-word", type=click.Choice([c.value for c in ClassWord]), default="person", show_default=True)
@click.option("--consent", "signed_name", help="Your signature, for your own recordings: your full name.")
@click.option("--adult", is_flag=True, help="You declare to be of age (else you are asked).")
@click.option("--agree", is_flag=True, help="You have read the statement and agree (else it is shown and asked).")
@click.option("--prompt", help="What the clip shows; words in quotes are spoken.")
@click.option("--steps", type=int, help="Training steps.")
@click.option("--seed", type=int, default=7, show_default=True)
@click.pass_obj
def demo(
    shell: Shell,
    sample: str | None,
    video: Path | None,
    audio: Path | None,
    sentences: Path | None,
    name: str | None,
    class_word: str,
    signed_name: str | None,
    adult: bool,
    agree: bool,
    prompt: str | None,
    steps: int | None,
    seed: int,
) -> None:
    """Scan, consent, voice, drawn draft, training, clip, library and export in one go, on the built-in model.

    The sample people are drawn, not real. The demo keeps a library of its own; name one with --data-dir.
    """
    paths = shell.paths if shell.data_dir else StudioPaths(StudioPaths.default().root / "demo")
    if video is None and (told := lock_demo_vault(paths)) is not None:
        shell.warn(f"The vault of this library is for the demo only: its passphrase lies in {told}")
    with shell.open_studio(paths) as studio:
        if video is not None and signed_name:
            agree, adult = ask_consent(shell, studio, signed_name, agree, adult)
        wish = DemoWish(
            sample=sample,
            video=video,
            audio=audio,
            sentences=sentences,
            name=name,
            class_word=ClassWord(class_word),
            signed_name=signed_name,
            adult_declared=adult,
            statement_agreed=agree,
            prompt=prompt,
            num_train_steps=steps,
            seed=seed,
        )
        run_demo(shell, studio, wish)


def run_demo(shell: Shell, studio: Studio, wish: DemoWish) -> None:
    """Go through the stages, showing each."""

    def announce(stage: DemoStage) -> None:
        shell.say(f"\n[{stage.number}/{stage.total}] {stage.title}")

    def complete(job: Job) -> Job:
        ended = follow(shell, studio, job)
        match ended.state:
            case Done():
                return ended
            case Failed(code=code, message=message, hint=hint):
                raise rebuild(code, message, hint)
            case _:
                raise Cancelled

    announce(DemoStage.number_of(0))
    try:
        with ProgressBar(shell) as bar:
            prepared = prepare_demo(studio, wish, bar)
        for warning in prepared.warnings:
            shell.warn(warning)
        # Here, so that a training which an earlier demo left is found before a new one is asked for.
        drive(shell, studio)
        result = finish_demo(studio, wish, prepared, complete, announce)
    except KeyboardInterrupt:
        shell.warn("The same command goes on where this one stopped.")
        raise
    text = "\n".join(
        [
            "",
            f"Drawn draft    {result.draft}",
            f"Clip           {result.clip}",
            f"Contact sheet  {result.contact_sheet}",
            f"Feed           {result.feed}   (open index.html beside it)"
            if result.feed
            else "Feed           none: clips of people whose recordings came from files stay in the studio",
            f"Library        {studio.paths.root}",
        ]
    )
    shell.answer({key: str(value) if value else None for key, value in vars(result).items()}, text)
