"""Attacks between the queue and the worker: what a job carries is changed on the way."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.domain.job import JobContext
from studio.provenance.signing import SigningKey
from tests.consent_attacks.asking import NOBODY
from tests.consent_attacks.scene import OTHERS, Scene

THIEF = SigningKey(b"\x55" * 32)


def hand_over(scene: Scene, tamper: Callable[[JobContext], JobContext]) -> None:
    scene.lane.tamper = tamper
    scene.render()


def change_permit(scene: Scene, **changes: Any) -> None:
    hand_over(scene, lambda context: replace(context, permits=(replace(context.permits[0], **changes),)))


def without_papers(scene: Scene) -> None:
    hand_over(scene, lambda context: replace(context, permits=()))


def with_the_papers_of_another(scene: Scene) -> None:
    change_permit(scene, avatar_id=scene.vault_of("Bo").name)


def with_the_record_of_another(scene: Scene) -> None:
    with scene.open() as studio:
        other, _ = studio.avatars.consent(studio.avatars.find("Bo"))
    change_permit(scene, consent_document=other.document)


def without_choices(scene: Scene) -> None:
    change_permit(scene, policy_documents=())


def with_the_choices_of_another(scene: Scene) -> None:
    with scene.open() as studio:
        other = studio.rooms.records.rights.policies(studio.avatars.find("Bo").id)
    change_permit(scene, policy_documents=other)


def with_older_choices(scene: Scene) -> None:
    """Allowed by the newest, but the worker is shown those before."""
    with scene.open() as studio:
        older = studio.rooms.records.rights.policies(studio.avatars.find("Ada").id)
    scene.person_signs(OTHERS)
    change_permit(scene, policy_documents=older)


def with_edited_choices(scene: Scene) -> None:
    def tamper(context: JobContext) -> JobContext:
        permit = context.permits[0]
        wider = tuple(text.replace('"named"', '"everyone"') for text in permit.policy_documents)
        assert wider != permit.policy_documents
        return replace(context, permits=(replace(permit, policy_documents=wider),))

    hand_over(scene, tamper)


def in_the_name_of_another_studio(scene: Scene) -> None:
    hand_over(scene, lambda context: replace(context, creator=THIEF.did))


def in_nobodys_name(scene: Scene) -> None:
    hand_over(scene, lambda context: replace(context, creator=""))


def with_a_broken_withdrawal(scene: Scene) -> None:
    change_permit(scene, revocation_document="{}")


def after_choices_that_the_app_did_not_see(scene: Scene) -> None:
    """The permit was given; before the worker looks, the person signs that nobody may."""

    def tamper(context: JobContext) -> JobContext:
        scene.lane.tamper = lambda same: same
        scene.person_signs(NOBODY)
        return context

    hand_over(scene, tamper)
