"""Attacks through the front doors: the window's use cases, the command line, and work that is under way."""

import threading
from dataclasses import replace

from click.testing import CliRunner

from studio.app.enrolment import Enrolment, ExaminedTake
from studio.app.wishes import ClipWish, TrainWish
from studio.cli.console import Shell
from studio.cli.main import likeness
from studio.domain.avatar import TakeKind
from studio.domain.consent import NARROWEST, Audience, ConsentChoices, Prohibition, Purpose
from studio.domain.errors import ERRORS_BY_CODE
from studio.provenance.samples import SAMPLE_SHA256S
from tests.consent_attacks.scene import BEACH, OTHERS, Scene
from tests.fakes.studios import WAIT_S, add_avatar, add_trained, wish_for

NOBODY = ConsentChoices(Audience.NOBODY)


def after_it_ended(scene: Scene) -> None:
    scene.pass_days(31)
    scene.render()


def before_it_began(scene: Scene) -> None:
    scene.pass_days(-12)
    scene.render()


def of_somebody_who_lets_nobody(scene: Scene) -> None:
    scene.person_signs(NOBODY)
    scene.render()


def of_a_suspended_avatar(scene: Scene) -> None:
    scene.person_signs(OTHERS, suspended=True)
    scene.render()


def without_consent_to_videos(scene: Scene) -> None:
    with scene.open() as studio:
        add_trained(studio, "Cy", (Purpose.TRAINING, Purpose.EXPORT))
        scene.render_in(studio, "Cy")


def with_a_voice_that_was_not_allowed(scene: Scene) -> None:
    with scene.open() as studio:
        add_trained(studio, "Cy", (Purpose.TRAINING, Purpose.VIDEO))
        scene.render_in(studio, "Cy", 'at the beach, says "hello you"')


def training_that_was_not_allowed(scene: Scene) -> None:
    with scene.open() as studio:
        studio.avatars.train(add_avatar(studio, "Cy", (Purpose.VIDEO,)).id, TrainWish())


def videos_that_were_taken_out_of_the_choices(scene: Scene) -> None:
    scene.person_signs(OTHERS, purposes=(Purpose.TRAINING, Purpose.EXPORT))
    scene.render()


def what_the_person_forbids(scene: Scene) -> None:
    scene.render(prompt="in front of a ballot box")


def what_the_person_forbids_since(scene: Scene) -> None:
    job = scene.queue(prompt="praying in a church")
    assert job.id
    scene.person_signs(replace(OTHERS, prohibitions=(Prohibition.RELIGIOUS,)))
    scene.work()


def after_a_withdrawal(scene: Scene) -> None:
    with scene.open() as studio:
        studio.avatars.revoke("Ada")
        scene.render_in(studio)


def queued_before_the_withdrawal(scene: Scene) -> None:
    scene.queue()
    with scene.open() as studio:
        studio.avatars.revoke("Ada")
    with scene.open() as studio:
        for job in studio.jobs.list():
            studio.jobs.resume(job.id)
        scene.drain(studio)


def queued_before_nobody(scene: Scene) -> None:
    scene.queue()
    scene.person_signs(NOBODY)
    scene.work()


def withdrawn_while_it_runs(scene: Scene) -> None:
    while_it_runs(scene, withdraw=True)


def narrowed_while_it_runs(scene: Scene) -> None:
    while_it_runs(scene, withdraw=False)


def while_it_runs(scene: Scene, *, withdraw: bool) -> None:
    scene.lane.gate.clear()
    with scene.open() as studio:
        studio.jobs.start()
        job = studio.clips.submit(studio.clips.compose(ClipWish(BEACH, "Ada", num_frames=5, seed=2)))
        begun = threading.Event()
        for _ in range(int(WAIT_S * 50)):
            if scene.lane.seen or begun.wait(0.02):
                break
        avatar = studio.avatars.find("Ada")
        if withdraw:
            studio.avatars.revoke(avatar.id)
        else:
            studio.rights.choose(avatar, NOBODY, agreed=True)
        scene.lane.gate.set()
        scene.drain(studio)
        if withdraw:
            scene.codes.append(studio.jobs.find(job.id).state.kind)


def call(scene: Scene, *arguments: str) -> int:
    """The command line on this library, as a program calls it; refusals are remembered by their code."""
    result = CliRunner().invoke(likeness, ["--data-dir", str(scene.root), "--json", *arguments], obj=Shell())
    by_exit = {kind.exit_code: code for code, kind in ERRORS_BY_CODE.items()}
    if result.exit_code:
        scene.codes.append(by_exit.get(result.exit_code, f"exit {result.exit_code}: {result.output}"))
    return result.exit_code


def by_command_of_somebody_who_lets_nobody(scene: Scene) -> None:
    scene.person_signs(NOBODY)
    call(scene, "render", "Ada", BEACH, "--frames", "5", "--queue-only")


def by_command_with_forbidden_words(scene: Scene) -> None:
    call(scene, "render", "Ada", "an advert for a phone", "--frames", "5", "--queue-only")


def by_command_choices_that_nobody_agreed_to(scene: Scene) -> None:
    scene.person_signs(NOBODY)
    call(scene, "consent", "set", "Ada", "--who", "everyone")
    scene.render()


def by_command_an_avatar_without_an_adult(scene: Scene) -> None:
    video = scene.root / "nothing.mp4"
    call(scene, "avatar", "create", "Eve", "--video", str(video), "--consent", "Eve Doe", "--agree")


def by_command_an_avatar_that_nobody_agreed_to(scene: Scene) -> None:
    video = scene.root / "nothing.mp4"
    call(scene, "avatar", "create", "Eve", "--video", str(video), "--consent", "Eve Doe", "--adult")


def by_command_a_grant_that_the_choices_leave_no_room_for(scene: Scene) -> None:
    stranger = "did:key:z6MkegdURYPds2Y57yYVBk8aGdpiu7v2EW4UCj85kEgBt23H"
    call(scene, "consent", "grant", "Bo", "--to", stranger)


def recordings_that_were_not_examined(scene: Scene) -> None:
    """Other bytes under the digest of a drawn sample, which would be nobody's likeness."""
    take = ExaminedTake(TakeKind.SCAN, "file", b"a living person", min(SAMPLE_SHA256S), 5.0)
    with scene.open() as studio:
        studio.avatars.add(wish_for("Eve", choices=NARROWEST), Enrolment((take,), "silent", b"", ()))
