"""Attacks on the way out: exports without the right, swapped files, receipts of other clips."""

import shutil
from dataclasses import replace
from pathlib import Path

from studio.core import serial
from studio.core.container import copy_with_tags, print_stream_hashes
from studio.core.media import Ffmpeg
from studio.domain.consent import Purpose
from studio.domain.grant import Publish, RevokedKind
from studio.domain.recipe import RenderRequest, SpokenLine
from studio.provenance.manifest import MANIFEST_TAG, clip_tags, read_manifest, read_stream_hashes, write_manifest
from studio.provenance.signing import SigningKey
from tests.consent_attacks.asking import NOBODY
from tests.consent_attacks.grants import sign_elsewhere, use_up
from tests.consent_attacks.scene import OTHERS, Scene, is_render
from tests.fakes.studios import add_trained, identity_of

THIEF = SigningKey(b"\x55" * 32)


def export_that_was_not_allowed(scene: Scene) -> None:
    with scene.open() as studio:
        add_trained(studio, "Cy", (Purpose.TRAINING, Purpose.VIDEO))
        scene.render_in(studio, "Cy")
    scene.rightful += 1
    scene.export()


def export_of_recordings_from_files(scene: Scene) -> None:
    with scene.open() as studio:
        add_trained(studio, "Cy", origin="file")
        scene.render_in(studio, "Cy")
    scene.rightful += 1
    scene.export()


def export_after_a_withdrawal(scene: Scene) -> None:
    with scene.open() as studio:
        studio.avatars.revoke("Ada")
    scene.export()


def export_after_it_ended(scene: Scene) -> None:
    scene.pass_days(31)
    scene.export()


def export_after_nobody(scene: Scene) -> None:
    scene.person_signs(NOBODY)
    scene.export()


def export_taken_out_of_the_choices(scene: Scene) -> None:
    scene.person_signs(OTHERS, purposes=(Purpose.TRAINING, Purpose.VIDEO))
    scene.export()


def export_after_videos_were_taken_back(scene: Scene) -> None:
    """Export is still among the choices, what is to be exported is not."""
    scene.person_signs(OTHERS, purposes=(Purpose.TRAINING, Purpose.VOICE, Purpose.EXPORT))
    scene.export()


def export_of_her_voice_after_it_was_taken_back(scene: Scene) -> None:
    """Ada takes back her voice alone; the clip in which she speaks is older than that."""
    scene.queue()
    line = SpokenLine("Hello.", scene.vault_of("Ada").name, "silent", "1" * 64)
    scene.edit_request(lambda request: replace(is_render(request), spoken=line))
    scene.work()
    scene.rightful += 1
    assert scene.count_clips() == scene.rightful, scene.codes
    scene.person_signs(OTHERS, purposes=(Purpose.TRAINING, Purpose.VIDEO, Purpose.EXPORT))
    scene.export()


def export_by_a_studio_that_was_shut_out(scene: Scene) -> None:
    scene.move_elsewhere()
    use_up(scene, publish=Publish.PUBLIC)
    with scene.open() as studio:
        studio.rights.take_back(studio.avatars.find("Ada"), RevokedKind.CREATOR, studio.rights.studio_did)
    scene.export()


def export_by_a_grant_that_was_taken_back(scene: Scene) -> None:
    scene.move_elsewhere()
    grant_id = use_up(scene, publish=Publish.PUBLIC)
    with scene.open() as studio:
        studio.rights.take_back(studio.avatars.find("Ada"), RevokedKind.GRANT, grant_id)
    scene.export()


def export_of_a_clip_that_was_taken_back(scene: Scene) -> None:
    with scene.open() as studio:
        (clip,) = studio.clips.list()
        studio.rights.take_back(studio.avatars.find("Ada"), RevokedKind.CLIP, clip.sha256)
    scene.export()


def export_with_the_people_cut_out_of_the_rows(scene: Scene) -> None:
    scene.person_signs(NOBODY)
    scene.edit("DELETE FROM clip_avatars")
    scene.export()


def export_of_a_private_grant(scene: Scene) -> None:
    scene.move_elsewhere()
    use_up(scene)
    scene.export()


def export_to_everybody_by_a_grant_for_peers(scene: Scene) -> None:
    scene.move_elsewhere()
    use_up(scene, publish=Publish.PEERS)
    scene.export(base_url="https://clips.example")


def export_after_the_grants_choices_narrowed(scene: Scene) -> None:
    scene.move_elsewhere()
    use_up(scene, publish=Publish.PUBLIC)
    sign_elsewhere(scene, NOBODY)
    scene.export()


def swapped_clip_file(scene: Scene) -> None:
    """Another clip's bytes under the digest of the first."""
    with scene.open() as studio:
        (clip,) = studio.clips.list()
        video = studio.clips.video_path(clip)
    video.write_bytes(video.read_bytes()[:-1] + b"!")
    scene.export()


def receipt_of_another_clip(scene: Scene) -> None:
    """A clip whose manifest, signed anew by this very studio, carries the receipt of another clip."""
    with scene.open() as studio:
        (first,) = studio.clips.list()
        scene.render_in(studio)
        second = studio.clips.list()[0]
        files = [studio.clips.video_path(clip) for clip in (first, second)]
        key = identity_of(studio).key
        forged = forge(files[1], files[0], key, scene.out.with_name("forged.mp4"))
        digest = studio.rooms.files.add(forged)
    scene.rightful += 1
    scene.edit("UPDATE clips SET sha256 = :new WHERE id = :id", new=digest, id=second.id)
    scene.export()


def forge(video: Path, donor: Path, key: SigningKey, target: Path) -> Path:
    """``video`` with a manifest by ``key`` over its own streams, but with the receipts of ``donor``."""
    ffmpeg = Ffmpeg.locate()
    own, other = (read_manifest(ffmpeg.probe(path).tags[MANIFEST_TAG]) for path in (video, donor))
    request: RenderRequest = serial.from_json(RenderRequest, own.recipe)
    manifest = write_manifest(
        request,
        key,
        receipts=other.receipts,
        stream_hashes=read_stream_hashes(print_stream_hashes(ffmpeg, video)),
        created_at=own.created_at,
        software_version="0",
    )
    copy_with_tags(ffmpeg, video, target, clip_tags(manifest))
    return target


def clip_signed_by_a_thief(scene: Scene) -> None:
    """The receipts are genuine, but another studio signs for the clip."""
    with scene.open() as studio:
        (clip,) = studio.clips.list()
        video = studio.clips.video_path(clip)
        forged = forge(video, video, THIEF, scene.out.with_name("forged.mp4"))
        digest = studio.rooms.files.add(forged)
    scene.edit("UPDATE clips SET sha256 = :new", new=digest)
    scene.export()


def clip_without_its_note(scene: Scene) -> None:
    """A clip whose manifest was stripped."""
    with scene.open() as studio:
        (clip,) = studio.clips.list()
        target = scene.out.with_name("bare.mp4")
        copy_with_tags(Ffmpeg.locate(), studio.clips.video_path(clip), target, {MANIFEST_TAG: ""})
        digest = studio.rooms.files.add(target)
    scene.edit("UPDATE clips SET sha256 = :new", new=digest)
    scene.export()


def sample_name_without_a_sample(scene: Scene) -> None:
    """Somebody from a file who calls themselves a drawn sample."""
    with scene.open() as studio:
        add_trained(studio, "ada-sample", origin="file")
        scene.render_in(studio, "ada-sample")
    scene.rightful += 1
    scene.export()


def folder_of_an_earlier_export(scene: Scene) -> None:
    """What left before stays; nothing new follows it there."""
    scene.export()
    shutil.rmtree(scene.out)
    scene.person_signs(NOBODY)
    scene.export()
