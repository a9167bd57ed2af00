"""Export into a folder: complete, repeatable, growing, and careful with what is not its own."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from studio.domain.errors import InvalidInput, NotFound, UnreadableMedia, VerificationFailed
from studio.feed.base import FeedInfo
from studio.feed.folder import FolderTarget
from studio.feed.inspection import verify_folder
from studio.feed.targets import TARGETS
from tests.feed.scene import ADA, EVE, INFO, KeyedHashSigner, make_item, renamed

SIGNER = KeyedHashSigner(ADA)


def target() -> FolderTarget:
    return FolderTarget(SIGNER, INFO)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def holds(folder: Path) -> bool:
    return all(check.ok for check in verify_folder(folder, SIGNER.verify))


def listed(out: Path) -> list[dict[str, str]]:
    files: list[dict[str, str]] = json.loads((out / "feed.signed.json").read_text(encoding="utf-8"))["files"]
    return files


def test_an_export_is_complete_and_holds(tmp_path: Path) -> None:
    item = make_item(tmp_path / "library")
    published = target().publish([item], tmp_path / "out")
    names = sorted(path.name for path in published.files)
    assert sorted(contents(tmp_path / "out")) == names
    clips = [name for name in names if name.endswith(".mp4")]
    assert len(clips) == published.num_clips == 1
    assert clips[0].startswith("clip-1-at-the-cafe-")
    assert {"feed.json", "feed.xml", "index.html", "feed.signed.json"} <= set(names)
    assert published.index.name == "index.html"
    sidecar = json.loads((tmp_path / "out" / clips[0].replace(".mp4", ".json")).read_text(encoding="utf-8"))
    assert sidecar["manifest"]["recipe"] == "{}"
    assert sidecar["receipts"][0]["record_sha256"] == "a" * 64
    assert sidecar["digital_source_type"].endswith("trainedAlgorithmicMedia")
    assert holds(tmp_path / "out")


def test_equal_input_gives_equal_files(tmp_path: Path) -> None:
    items = [make_item(tmp_path / "library", number) for number in (1, 2, 3)]
    target().publish(items, tmp_path / "one")
    target().publish(items[::-1], tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    target().publish(items[:1], tmp_path / "one")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_the_feed_grows_and_a_clip_can_be_renamed_and_withdrawn(tmp_path: Path) -> None:
    out = tmp_path / "out"
    first, second = make_item(tmp_path / "library", 1), make_item(tmp_path / "library", 2)
    target().publish([first], out)
    assert target().publish([second, second], out).num_clips == 2
    titles = [item["title"] for item in json.loads((out / "feed.json").read_text(encoding="utf-8"))["items"]]
    assert titles == [second.title, first.title]
    assert target().publish([renamed(first, "New name")], out).num_clips == 2
    assert not list(out.glob("clip-1*"))
    assert len(list(out.glob("new-name-*"))) == 3
    assert holds(out)
    mp4_name = next(out.glob("new-name-*.mp4")).name
    digests = [entry["sha256"] for entry in listed(out) if entry["name"] == mp4_name]
    assert target().withdraw(digests, out).num_clips == 1
    assert not list(out.glob("new-name-*"))
    assert holds(out)


def test_a_strangers_files_are_kept_and_never_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    item = make_item(tmp_path / "library")
    target().publish([item], out)
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"
    for name in ("index.html", "feed.json", "feed.xml"):
        other = tmp_path / f"other-{name}"
        other.mkdir()
        (other / name).write_text("<p>my home page</p>", encoding="utf-8")
        with pytest.raises(InvalidInput, match=name):
            target().publish([item], other)
        assert contents(other) == {name: b"<p>my home page</p>"}


def test_the_feed_of_another_key_is_refused(tmp_path: Path) -> None:
    item = make_item(tmp_path / "library")
    target().publish([item], tmp_path / "out")
    before = contents(tmp_path / "out")
    with pytest.raises(InvalidInput, match="another key"):
        FolderTarget(KeyedHashSigner(EVE), INFO).publish([item], tmp_path / "out")
    assert contents(tmp_path / "out") == before


def spoil(path: Path) -> None:
    path.write_bytes(b"altered")


def test_a_damaged_folder_is_repaired_by_exporting_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    items = [make_item(tmp_path / "library")]
    target().publish(items, out)
    whole = contents(out)
    for path in list(out.iterdir()):
        for damage in (spoil, Path.unlink):
            damage(path)
            assert not holds(out)
            target().publish(items, out)
            assert contents(out) == whole, path.name
    (out / ".index.0123.partial.html").write_bytes(b"half")
    target().publish(items, out)
    assert contents(out) == whole


def test_a_clip_whose_files_were_deleted_leaves_the_feed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    items = [make_item(tmp_path / "library", number) for number in (1, 2)]
    target().publish(items, out)
    next(out.glob("clip-1*.mp4")).unlink()
    assert target().publish(items[1:], out).num_clips == 1
    assert holds(out)


def test_a_failed_export_leaves_the_old_feed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    item = make_item(tmp_path / "library")
    target().publish([item], out)
    before = contents(out)
    second = make_item(tmp_path / "library", 2)
    bad = (
        (replace(second, mp4=tmp_path / "none.mp4"), NotFound),
        (replace(second, poster=second.mp4), UnreadableMedia),
        (replace(second, manifest="{}"), VerificationFailed),
        (replace(second, manifest="["), VerificationFailed),
        (replace(second, manifest=KeyedHashSigner(EVE).sign({}, second.created_at)), VerificationFailed),
        (replace(second, receipts=("[]",)), VerificationFailed),
        (replace(second, width_px=0), InvalidInput),
        (replace(second, title=""), InvalidInput),
    )
    for broken, error in bad:
        with pytest.raises(error):
            target().publish([second, broken], out)
        assert contents(out) == before
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(InvalidInput, match="not a folder"):
        target().publish([item], tmp_path / "file")
    with pytest.raises(InvalidInput, match="failed"):
        target().publish([item], tmp_path / "file" / "below")
    (tmp_path / "odd" / "feed.json").mkdir(parents=True)
    with pytest.raises(InvalidInput, match=r"feed\.json"):
        target().publish([item], tmp_path / "odd")


def test_strange_titles_become_plain_names(tmp_path: Path) -> None:
    for number, title in enumerate(("../../etc/passwd", "日本", "CON", "a" * 300, "C:\\x")):
        item = make_item(tmp_path / "library", number + 1, title=title)
        out = tmp_path / f"out{number}"
        target().publish([item], out)
        assert holds(out)
        assert all(len(path.name) < 70 for path in out.iterdir())
    assert not (tmp_path / "etc").exists()


def test_a_copied_folder_still_holds(tmp_path: Path) -> None:
    target().publish([make_item(tmp_path / "library")], tmp_path / "out")
    shutil.copytree(tmp_path / "out", tmp_path / "elsewhere")
    assert holds(tmp_path / "elsewhere")


def test_every_registered_target_opens() -> None:
    for name in TARGETS.names:
        opened = TARGETS.open(name)
        assert opened.name == name
        assert opened(SIGNER, INFO) is not None


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "https://", "javascript:alert(1)"])
def test_only_web_addresses_are_base_addresses(address: str) -> None:
    with pytest.raises(InvalidInput):
        FeedInfo(title="t", author_name="a", base_url=address)
