"""Reading strangers' feed folders: whatever they hold, nothing but clips that hold comes out, and nothing breaks."""

import json
import random
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.app.studio import Studio
from studio.core import storage
from studio.domain.errors import VerificationFailed
from studio.domain.feed import LeftOut
from studio.feed.documents import LIST_NAME
from studio.feed.reading import ReadClip, read_clips, read_list
from studio.provenance.signing import DocumentSigner, SigningKey
from tests.app.test_feed_reader import export_some
from tests.fakes.studios import open_studio

VERIFY = DocumentSigner(SigningKey(b"\5" * 32)).verify
MUTATIONS = 150


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("whole")
    studio: Studio
    with open_studio(root / "data") as studio:
        return export_some(studio, root / "feed", "in the snow", "at the beach")


@pytest.fixture
def feed(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "feed"))


def read(folder: Path) -> list[ReadClip | LeftOut]:
    return list(read_clips(folder, read_list(folder, VERIFY), VERIFY))


def test_a_whole_folder_gives_its_clips(feed: Path) -> None:
    found = read(feed)
    assert len(found) == 2
    assert all(isinstance(each, ReadClip) for each in found)


def test_changed_bytes_never_come_through(feed: Path) -> None:
    """One byte of one file is changed, cut off or added, many times over."""
    chance = random.Random(7)
    digests = {path.name: storage.hash_file(path) for path in feed.iterdir()}
    for _ in range(MUTATIONS):
        path = feed / chance.choice(sorted(digests))
        before = path.read_bytes()
        at = chance.randrange(len(before))
        change = chance.choice(("flip", "cut", "add"))
        if change == "flip":
            path.write_bytes(before[:at] + bytes([before[at] ^ (1 << chance.randrange(8))]) + before[at + 1 :])
        else:
            path.write_bytes(before[:at] if change == "cut" else before[:at] + b"\0" + before[at:])
        try:
            for each in read(feed):
                if isinstance(each, ReadClip):
                    assert storage.hash_file(each.video) == digests[each.video.name]
                    assert storage.hash_file(each.poster) == digests[each.poster.name]
        except VerificationFailed as refused:
            assert refused.message
        path.write_bytes(before)
    assert {path.name for path in feed.iterdir()} == set(digests)


@pytest.mark.parametrize("name", ["../outside.mp4", "/etc/passwd", "..\\x.mp4", "CON", "a/b.mp4", ""])
def test_no_name_leads_out_of_the_folder(feed: Path, name: str) -> None:
    """The list is signed anew by whoever made the folder: a signature makes no name harmless."""
    key = SigningKey(b"\6" * 32)
    tree = json.loads((feed / LIST_NAME).read_text(encoding="utf-8"))
    del tree["proof"]
    tree["creator"] = key.did
    tree["files"][0]["name"] = name
    (feed / LIST_NAME).write_text(DocumentSigner(key).sign(tree, datetime(2026, 1, 1, tzinfo=UTC)), encoding="utf-8")
    try:
        found = read(feed)
    except VerificationFailed:
        return
    assert all(isinstance(each, LeftOut) for each in found)


@pytest.mark.parametrize(("where", "reason"), [("inside", "It is a link, not a file."), ("outside", "leads out")])
def test_links_are_not_followed(feed: Path, tmp_path: Path, where: str, reason: str) -> None:
    video = next(feed.glob("*.mp4"))
    aside = (feed if where == "inside" else tmp_path) / "aside.mp4"
    video.rename(aside)
    try:
        video.symlink_to(aside)
    except OSError:
        pytest.skip("this system lets nobody make links")
    (left,) = (each for each in read(feed) if isinstance(each, LeftOut))
    assert reason in left.reason


def test_a_huge_list_is_not_read(feed: Path) -> None:
    (feed / LIST_NAME).write_bytes(b" " * (5 << 20))
    with pytest.raises(VerificationFailed, match="too large"):
        read(feed)
