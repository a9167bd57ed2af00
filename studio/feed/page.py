"""The feed as one plain page: plays the clips, says that they are AI-generated, loads nothing from elsewhere."""

from collections.abc import Sequence
from html import escape

from studio.feed.base import FeedInfo
from studio.feed.documents import LIST_NAME, Sidecar
from studio.feed.syndication import GENERATOR

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1b1f; --soft: #625f69; --ground: #faf9fb; --card: #fff; --line: #e3e0e8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ece9f0; --soft: #a9a4b3; --ground: #141317; --card: #1e1c22; --line: #34313b; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem 1.25rem 4rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
header, footer { max-width: 72rem; margin: 0 auto 2rem; }
h1 { margin: 0; font-size: 1.7rem; }
header p, footer, small { color: var(--soft); }
main { max-width: 72rem; margin: 0 auto; display: grid; gap: 1.5rem; align-items: start;
  grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); }
article { background: var(--card); border: 1px solid var(--line); border-radius: .8rem; overflow: hidden; }
video { display: block; width: 100%; height: auto; background: #000; }
article div { padding: .9rem 1rem 1rem; }
h2 { margin: 0 0 .3rem; font-size: 1.05rem; overflow-wrap: anywhere; }
article p { margin: 0 0 .5rem; overflow-wrap: anywhere; }
.label { display: inline-block; padding: .05rem .5rem; border: 1px solid var(--line); border-radius: 1rem;
  font-size: .8rem; }
a { color: inherit; }
"""


def write_page(info: FeedInfo, clips: Sequence[Sidecar]) -> str:
    """The text of index.html, newest clip first as given."""
    head = (
        f'<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="{GENERATOR}">\n'
        # Nothing on this page runs, and nothing is sent anywhere.
        "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'; object-src 'none'; "
        "base-uri 'none'; form-action 'none'\">\n"
        f"<title>{escape(info.title)}</title>\n"
        '<link rel="alternate" type="application/feed+json" href="feed.json">\n'
        '<link rel="alternate" type="application/rss+xml" href="feed.xml">\n'
        f"<style>{_STYLE}</style>\n"
    )
    body = (
        f"<header>\n<h1>{escape(info.title)}</h1>\n<p>{escape(info.description)}</p>\n</header>\n"
        f"<main>\n{''.join(_write_clip(clip) for clip in clips)}</main>\n"
        f'<footer><p>Follow: <a href="feed.xml">RSS</a>, <a href="feed.json">JSON Feed</a>. Every file is signed in '
        f'<a href="{LIST_NAME}">{LIST_NAME}</a>.</p></footer>\n'
    )
    language = escape(info.language)
    return f'<!doctype html>\n<html lang="{language}">\n<head>\n{head}</head>\n<body>\n{body}</body>\n</html>\n'


def _write_clip(clip: Sidecar) -> str:
    remix = f"<small>Remix of {', '.join(parent[:12] for parent in clip.parents)}</small><br>" if clip.parents else ""
    return (
        f'<article id="{clip.mp4.sha256[:12]}">\n'
        f'<video src="{clip.mp4.name}" poster="{clip.poster.name}" width="{clip.width_px}" height="{clip.height_px}" '
        f'controls loop playsinline preload="none"></video>\n'
        f'<div><h2>{escape(clip.title)}</h2><p><span class="label">AI-generated</span></p>\n'
        f"<p>{escape(clip.prompt)}</p>\n{remix}"
        f"<small>{escape(clip.creator.name)}, {clip.created_at[:10]}. "
        f'<a href="{clip.file_name}">How it was made</a></small></div>\n</article>\n'
    )
