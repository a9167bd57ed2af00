"""The feed as ordinary readers know it: JSON Feed 1.1, and RSS 2.0 with Media RSS. Pure text from sidecars.

Sources: https://www.jsonfeed.org/version/1.1, https://www.rssboard.org/rss-specification and media-rss.
"""

import json
import re
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from studio.feed.base import FeedInfo
from studio.feed.documents import Sidecar

GENERATOR = "Likeness Studio"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACES = {
    "xmlns:media": "http://search.yahoo.com/mrss/",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


def write_json_feed(info: FeedInfo, clips: Sequence[Sidecar]) -> str:
    """The text of feed.json, newest clip first as given."""
    feed: dict[str, Any] = {"version": "https://jsonfeed.org/version/1.1", "title": info.title}
    if info.base_url:
        feed |= {"home_page_url": info.link(""), "feed_url": info.link("feed.json")}
    feed |= {
        "description": info.description,
        "language": info.language,
        "authors": [{"name": info.author_name}],
        "_likeness_studio": {"generator": GENERATOR, "signed_list": "feed.signed.json"},
        "items": [_json_item(info, clip) for clip in clips],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def write_rss(info: FeedInfo, clips: Sequence[Sidecar]) -> str:
    """The text of feed.xml, newest clip first as given."""
    root = Element("rss", {"version": "2.0", **_NAMESPACES})
    channel = SubElement(root, "channel")
    _add(channel, "title", info.title)
    _add(channel, "link", info.link(""))
    _add(channel, "description", info.description)
    _add(channel, "language", info.language)
    _add(channel, "generator", GENERATOR)
    if info.base_url:
        SubElement(channel, "atom:link", {"href": info.link("feed.xml"), "rel": "self", "type": "application/rss+xml"})
    for clip in clips:
        _add_item(channel, info, clip)
    indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _json_item(info: FeedInfo, clip: Sidecar) -> dict[str, Any]:
    return {
        "id": f"urn:sha256:{clip.mp4.sha256}",
        "url": info.link(clip.mp4.name),
        "title": clip.title,
        "content_text": f"{clip.label}. {clip.prompt}",
        "image": info.link(clip.poster.name),
        "date_published": clip.created_at,
        "authors": [{"name": clip.creator.name}],
        "tags": ["ai-generated"],
        "attachments": [
            {
                "url": info.link(clip.mp4.name),
                "mime_type": "video/mp4",
                "title": clip.title,
                "size_in_bytes": clip.mp4.size_bytes,
                "duration_in_seconds": clip.duration_s,
            }
        ],
        "_likeness_studio": {
            "sidecar": info.link(clip.file_name),
            "sha256": clip.mp4.sha256,
            "digital_source_type": clip.digital_source_type,
            "creator": clip.creator.did,
            "parents": list(clip.parents),
        },
    }


def _add_item(channel: Element, info: FeedInfo, clip: Sidecar) -> None:
    item = SubElement(channel, "item")
    video, size = info.link(clip.mp4.name), str(clip.mp4.size_bytes)
    _add(item, "title", clip.title)
    _add(item, "link", video)
    _add(item, "guid", f"urn:sha256:{clip.mp4.sha256}", isPermaLink="false")
    _add(item, "pubDate", format_datetime(datetime.fromisoformat(clip.created_at), usegmt=True))
    _add(item, "dc:creator", clip.creator.name)
    _add(item, "description", f"{clip.label}. {clip.prompt}")
    _add(item, "category", "ai-generated")
    SubElement(item, "enclosure", {"url": video, "length": size, "type": "video/mp4"})
    content = SubElement(
        item,
        "media:content",
        {
            "url": video,
            "type": "video/mp4",
            "medium": "video",
            "width": str(clip.width_px),
            "height": str(clip.height_px),
            "duration": f"{clip.duration_s:.0f}",
            "fileSize": size,
        },
    )
    _add(content, "media:hash", clip.mp4.sha256, algo="sha-256")
    _add(content, "media:keywords", "ai-generated")
    SubElement(content, "media:thumbnail", {"url": info.link(clip.poster.name)})


def _add(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = _NOT_XML.sub("", text)
