"""The clip's manifest: it holds, it survives a real remux, and every change to it or to the clip is found."""

import json
import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest

from studio.core import container, serial
from studio.core.media import Ffmpeg
from studio.domain.consent import Purpose
from studio.domain.errors import InvalidInput, VerificationFailed
from studio.domain.recipe import RenderRequest
from studio.domain.verification import Check
from studio.provenance import manifest, signing
from studio.provenance.verify import all_hold
from tests.provenance.scene import GIVEN, STREAMS, Scene, change, leaves


def failed(checks: tuple[Check, ...]) -> list[str]:
    return [check.name for check in checks if not check.ok]


def test_a_manifest_holds_and_gives_the_recipe_back(scene: Scene) -> None:
    record = scene.consent()
    text = scene.manifest(record, (scene.receipt(record),))
    checks = manifest.verify_manifest(text, STREAMS)
    assert all_hold(checks)
    assert {check.name for check in checks} == {"signature", "content", "label", "recipe", "consent"}
    read = manifest.read_manifest(text)
    assert serial.from_json(RenderRequest, read.recipe) == scene.request(record)
    assert read.creator == scene.creator.did
    assert read.digital_source_type.endswith("/trainedAlgorithmicMedia")
    assert text == scene.manifest(record, (scene.receipt(record),))
    assert len(text.encode()) < 9000


def test_the_tags_carry_a_sentence_and_the_manifest(scene: Scene) -> None:
    record = scene.consent()
    text = scene.manifest(record, (scene.receipt(record),))
    tags = manifest.clip_tags(text)
    assert tags["comment"].startswith("AI-generated with Likeness Studio")
    assert tags["likeness_manifest"] == text


def test_every_altered_value_fails_the_signature(scene: Scene) -> None:
    record = scene.consent()
    tree = json.loads(scene.manifest(record, (scene.receipt(record),)))
    for path in leaves(tree):
        checks = manifest.verify_manifest(signing.canonical_text(change(tree, path)), STREAMS)
        assert failed(checks) == ["signature"]


@pytest.mark.parametrize("text", ["", "{}", "null", "not json", '{"proof": {}}'])
def test_nonsense_is_a_failed_check_and_not_an_error(text: str) -> None:
    assert failed(manifest.verify_manifest(text, STREAMS)) == ["signature"]


def test_other_content_is_named(scene: Scene) -> None:
    record = scene.consent()
    text = scene.manifest(record, (scene.receipt(record),))
    for streams in ({**STREAMS, "audio": "0" * 64}, {"video": STREAMS["video"]}):
        checks = manifest.verify_manifest(text, streams)
        assert failed(checks) == ["content"]
        assert any("the audio of this file" in check.sentence for check in checks)


def test_consent_must_be_for_this_clip_its_people_and_its_purposes(scene: Scene) -> None:
    record, other = scene.consent(), scene.consent(name="Grace")
    silent = scene.consent(purposes=(Purpose.TRAINING,))
    wrong = [
        (record, ()),
        (record, (scene.receipt(other),)),
        (record, (scene.receipt(record, streams={"video": "9" * 64}),)),
        (record, (scene.receipt(record, prompt="another prompt"),)),
        (record, (scene.receipt(record) + " x",)),
        (silent, (scene.receipt(silent),)),
    ]
    for consent, receipts in wrong:
        assert failed(manifest.verify_manifest(scene.manifest(consent, receipts), STREAMS)) == ["consent"]


def test_a_manifest_signed_by_another_or_with_another_label_fails(scene: Scene) -> None:
    record = scene.consent()
    tree = json.loads(scene.manifest(record, (scene.receipt(record),)))
    stolen = signing.write_document(tree, scene.person, GIVEN)
    assert failed(manifest.verify_manifest(stolen, STREAMS)) == ["signature"]
    relabelled = signing.write_document({**tree, "label": "A real recording"}, scene.creator, GIVEN)
    assert failed(manifest.verify_manifest(relabelled, STREAMS)) == ["label"]
    reworded = signing.write_document({**tree, "prompt": "something else"}, scene.creator, GIVEN)
    assert "recipe" in failed(manifest.verify_manifest(reworded, STREAMS))
    broken = signing.write_document({**tree, "recipe": "{}"}, scene.creator, GIVEN)
    assert failed(manifest.verify_manifest(broken, STREAMS)) == ["recipe"]
    with pytest.raises(VerificationFailed):
        manifest.read_manifest(stolen)


def test_stream_hashes_are_read_strictly() -> None:
    digest = "AB" * 32
    assert manifest.read_stream_hashes(f"0,v,SHA256={digest}\n1,a,SHA256={digest}\n") == {
        "video": digest.lower(),
        "audio": digest.lower(),
    }
    for output in ("", f"0,a,SHA256={digest}", f"0,v,SHA256={digest}\n1,v,SHA256={digest}", "0,v,SHA256=12"):
        with pytest.raises(InvalidInput):
            manifest.read_stream_hashes(output)


def test_the_binding_survives_a_remux_and_not_a_new_encoding(scene: Scene, tmp_path: Path) -> None:
    ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()

    def run(*arguments: str) -> str:
        command = [ffmpeg, "-v", "error", "-y", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def read_streams(path: str) -> dict[str, str]:
        return manifest.read_stream_hashes(container.print_stream_hashes(Ffmpeg(Path(ffmpeg)), Path(path)))

    plain, tagged, remuxed, encoded = (str(tmp_path / f"{name}") for name in ("a.mp4", "b.mp4", "c.mkv", "d.mp4"))
    sources = ("-f", "lavfi", "-i", "testsrc=s=64x64:r=8:d=1", "-f", "lavfi", "-i", "sine=d=1")
    run(*sources, "-c:v", "libx264", "-pix_fmt", "yuv420p", "-threads", "1", "-c:a", "aac", plain)
    streams = read_streams(plain)
    assert set(streams) == {"video", "audio"}
    record = scene.consent()
    text = scene.manifest(record, (scene.receipt(record, streams=streams),), streams=streams)
    tags = [part for name, value in manifest.clip_tags(text).items() for part in ("-metadata", f"{name}={value}")]
    flags = ("-c", "copy", "-movflags", "use_metadata_tags+faststart")
    run("-i", plain, "-map", "0", *tags, *flags, tagged)
    run("-i", tagged, "-map", "0", "-c", "copy", remuxed)
    run("-i", tagged, "-c:v", "libx264", "-crf", "30", "-c:a", "copy", encoded)
    for path in (tagged, remuxed):
        assert all_hold(manifest.verify_manifest(text, read_streams(path)))
    assert failed(manifest.verify_manifest(text, read_streams(encoded))) == ["content"]
    metadata = run("-i", tagged, "-f", "ffmetadata", "-")
    assert "likeness_manifest=" in metadata
