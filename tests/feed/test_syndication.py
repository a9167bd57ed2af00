"""The feed as other programs read it: feedparser, JSON Feed's rules, an HTML parser."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import feedparser
import pytest

from studio.feed.base import FeedInfo
from studio.feed.folder import FolderTarget
from tests.feed.scene import ADA, INFO, KeyedHashSigner, make_item

PUBLIC = FeedInfo(title=INFO.title, author_name="Ada", base_url="https://example.org/ada/")


@pytest.fixture(params=[INFO, PUBLIC], ids=["relative", "public"])
def info(request: pytest.FixtureRequest) -> FeedInfo:
    chosen: FeedInfo = request.param
    return chosen


@pytest.fixture
def out(info: FeedInfo, tmp_path: Path) -> Path:
    items = [make_item(tmp_path / "library", 1), make_item(tmp_path / "library", 2, title="\x00Bell\x07 & <b>bold</b>")]
    FolderTarget(KeyedHashSigner(ADA), info).publish(items, tmp_path / "out")
    return tmp_path / "out"


def test_rss_is_read_by_feedparser(out: Path, info: FeedInfo) -> None:
    feed = feedparser.parse((out / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.version == "rss20"
    assert feed.feed.title == INFO.title
    assert [entry.title for entry in feed.entries][1] == "Clip 1: at the café"
    entry = feed.entries[0]
    mp4 = next(out.glob("bell-*.mp4"))
    assert entry.enclosures[0].type == "video/mp4"
    assert entry.enclosures[0].href == info.link(mp4.name)
    assert int(entry.enclosures[0].length) == mp4.stat().st_size
    media = entry.media_content[0]
    assert (media["width"], media["height"], media["duration"], media["medium"]) == ("720", "1280", "4", "video")
    assert entry.media_thumbnail[0]["url"] == info.link(mp4.name.replace(".mp4", ".jpg"))
    assert entry.published_parsed[:5] == (2026, 11, 23, 14, 0)
    assert entry.author == "Ada"
    assert "AI-generated" in entry.summary
    assert entry.id.startswith("urn:sha256:")


def test_json_feed_has_what_version_1_1_demands(out: Path, info: FeedInfo) -> None:
    feed: dict[str, Any] = json.loads((out / "feed.json").read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == INFO.title
    assert ("feed_url" in feed) == bool(info.base_url)
    assert len({item["id"] for item in feed["items"]}) == 2
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_text"].startswith("AI-generated")
        assert item["date_published"].endswith("Z")
        attachment = item["attachments"][0]
        assert attachment["mime_type"] == "video/mp4"
        name = attachment["url"].removeprefix("https://example.org/ada/")
        assert (out / name).stat().st_size == attachment["size_in_bytes"]
        assert attachment["duration_in_seconds"] == 4.04
        assert (out / item["image"].removeprefix("https://example.org/ada/")).is_file()
    assert feed["items"][0]["_likeness_studio"]["parents"] == ["b" * 64]


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_page_plays_the_clips_and_loads_nothing_from_elsewhere(out: Path) -> None:
    text = (out / "index.html").read_text(encoding="utf-8")
    tags = Tags()
    tags.feed(text)
    names = [tag for tag, _ in tags.found]
    assert names.count("video") == 2
    assert not {"script", "iframe", "object", "b"} & set(names)
    for _, attributes in tags.found:
        for name in ("src", "href", "poster"):
            address = attributes.get(name)
            assert address is None or (out / address).is_file()
    assert text.count("AI-generated</span>") == 2
    assert "prefers-color-scheme: dark" in text
    assert "&lt;goodbye&gt;" in text
