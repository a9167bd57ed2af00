"""Attacks with papers that the person's own key signed: dated ahead, too long, cut, or in two minds."""

import json
from datetime import timedelta

from studio.provenance.policy import read_policy
from studio.provenance.signing import format_time, write_document
from tests.consent_attacks.grants import put_into_rows, take_back, use_up
from tests.consent_attacks.scene import Scene
from tests.fakes.studios import paper_desk


def grant_that_begins_later(scene: Scene) -> None:
    scene.move_elsewhere()
    put_into_rows(scene, scene.grant(issued_at=scene.now + timedelta(days=3)).document)
    scene.render()


def grant_with_a_name_that_stands_twice(scene: Scene) -> None:
    """One reader sees one clip, another sees a thousand."""
    scene.move_elsewhere()
    use_up(scene)
    document = scene.grant().document
    put_into_rows(scene, document.replace('"max_clips":1', '"max_clips":1,"max_clips":1000'))
    scene.render()


def grant_for_a_huge_number(scene: Scene) -> None:
    """The person's own signature over a number that no form allows."""
    scene.move_elsewhere()
    _, _, ada = scene.keys_of("Ada")
    for number in (2**53 - 1, -1, 1.5, True, "1"):
        tree = json.loads(scene.grant().document) | {"max_clips": number}
        put_into_rows(scene, write_document(tree, ada, scene.now))
    scene.render()


def list_with_fewer_entries(scene: Scene) -> None:
    """What was taken back is cut out of the newest list, in its row and in what is handed in."""
    scene.move_elsewhere()
    grant = scene.grant()
    scene.accept(grant.document)
    take_back(scene, grant.grant_id)
    with scene.open() as studio:
        (document,) = studio.rooms.records.rights.revocation_lists(studio.avatars.find("Ada").id)
    shorter = json.dumps(json.loads(document) | {"entries": []}, separators=(",", ":"), sort_keys=True)
    scene.edit("UPDATE policies SET document = :new WHERE kind = 'revocations'", new=shorter)
    scene.render()


def choices_that_begin_later(scene: Scene) -> None:
    """Wider choices, dated ahead, in the hope that nobody looks at when they begin."""
    scene.move_elsewhere()
    ada_id, _, key = scene.keys_of("Ada")
    with scene.open() as studio:
        newest = paper_desk(studio).policies(ada_id)[-1]
    tree = json.loads(newest.document)
    tree |= {"seq": 2, "prev_sha256": newest.sha256, "scope": {"mode": "everyone", "parties": []}}
    tree |= {"nbf": format_time(scene.now + timedelta(days=2))}
    with scene.open() as studio:
        paper_desk(studio).keep(ada_id, policy=read_policy(write_document(tree, key, scene.now)))
    scene.render()


def choices_that_outlast_the_consent(scene: Scene) -> None:
    scene.move_elsewhere()
    ada_id, _, key = scene.keys_of("Ada")
    with scene.open() as studio:
        newest = paper_desk(studio).policies(ada_id)[-1]
    tree = json.loads(newest.document)
    tree |= {"seq": 2, "prev_sha256": newest.sha256, "scope": {"mode": "everyone", "parties": []}}
    tree |= {"exp": format_time(scene.now + timedelta(days=9000))}
    with scene.open() as studio:
        paper_desk(studio).keep(ada_id, policy=read_policy(write_document(tree, key, scene.now)))
    scene.pass_days(40)
    scene.render()
