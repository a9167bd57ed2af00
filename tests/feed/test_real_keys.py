"""The whole of it with real keys: consent, receipt, manifest, sidecar, list; then one change anywhere."""

import json
from dataclasses import replace
from pathlib import Path

from studio.feed.folder import FolderTarget
from studio.feed.inspection import verify_folder
from studio.provenance.signing import DocumentSigner, SigningKey
from tests.feed.scene import INFO, make_item
from tests.provenance.scene import GIVEN, Scene


def test_a_real_export_holds_for_strangers_and_names_nobody(tmp_path: Path) -> None:
    scene = Scene(SigningKey.generate(), SigningKey.generate())
    record = scene.consent(name="Augusta")
    receipt = scene.receipt(record)
    item = replace(
        make_item(tmp_path / "library"),
        created_at=GIVEN,
        creator_did=scene.creator.did,
        creator_name="A studio",
        manifest=scene.manifest(record, (receipt,)),
        receipts=(receipt,),
    )
    out = tmp_path / "out"
    FolderTarget(DocumentSigner(scene.creator), INFO).publish([item], out)
    stranger = DocumentSigner(SigningKey.generate())
    assert all(check.ok for check in verify_folder(out, stranger.verify))
    assert all(b"Augusta" not in path.read_bytes() for path in out.iterdir())
    sidecar = next(path for path in out.glob("clip-*.json"))
    assert json.loads(sidecar.read_text(encoding="utf-8"))["receipts"][0]["record_sha256"] == record.sha256
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    FolderTarget(DocumentSigner(scene.creator), INFO).publish([item], out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    sidecar.write_bytes(before[sidecar.name].replace(b"likeness-video", b"likeness-vide0"))
    assert [check.name for check in verify_folder(out, stranger.verify) if not check.ok] == [sidecar.name]
