"""A consent receipt as a page that a person reads: one HTML file without scripts, pictures or addresses.

Everything in it that comes from a document is escaped. It shows what was signed; it does not make it truer.
"""

import json
from collections.abc import Sequence
from html import escape

from studio.domain.consent import Audience, Remix
from studio.domain.grant import Grant
from studio.domain.policy import AvatarPolicy
from studio.domain.verification import Check
from studio.provenance.receipt import Receipt
from studio.provenance.verify import fingerprint

TITLE = "Consent receipt"
_AUDIENCES = {
    Audience.NOBODY: "nobody",
    Audience.ONLY_ME: "the person alone, in the studio in which they signed",
    Audience.NAMED: "the person, named studios, and studios that hold a grant",
    Audience.MUTUALS: "the person, and people whom they follow and who follow them",
    Audience.FOLLOWERS: "the person, and people who follow them",
    Audience.EVERYONE: "everyone",
}
_REMIXES = {Remix.NO: "not allowed", Remix.ASK: "only after asking", Remix.YES: "allowed"}
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c22; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
dl { display: grid; grid-template-columns: 12rem 1fr; gap: .3rem 1rem; } dt { color: #5b5b66; }
dd { margin: 0; overflow-wrap: anywhere; } .fails { color: #a01515; font-weight: 600; }
pre { background: #f4f4f6; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8rem; }
@media (prefers-color-scheme: dark) { body { background: #16161a; color: #eee; } dt { color: #a9a9b5; }
pre { background: #222228; } .fails { color: #ff8080; } }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; } }
"""


def write_receipt_page(receipt: Receipt, checks: Sequence[Check] = ()) -> str:
    """The page's HTML for ``receipt``; ``checks`` are what was found when the clip was checked."""
    parts = [
        f"<h1>{TITLE}</h1>",
        "<p>The maker of a clip states here by whose consent it was made. Signatures show which keys signed; they do "
        "not prove who holds them, nor that a clip without a receipt is real.</p>",
        *(_section("What was checked", _check_rows(checks)) if checks else ()),
        *_section("The clip", _clip_rows(receipt)),
        *(_section("What the person chose", _policy_rows(receipt.policy)) if receipt.policy else ()),
        *(_section("The grant", _grant_rows(receipt.grant)) if receipt.grant else ()),
        "<h2>The receipt as it was signed</h2>",
        f"<pre>{escape(json.dumps(json.loads(receipt.document), indent=2, ensure_ascii=False))}</pre>",
    ]
    body = "\n".join(parts)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{TITLE}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _section(title: str, rows: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """``rows`` are names with HTML that is escaped already."""
    return (f"<h2>{escape(title)}</h2>", "<dl>", *(f"<dt>{escape(n)}</dt><dd>{v}</dd>" for n, v in rows), "</dl>")


def _check_rows(checks: Sequence[Check]) -> list[tuple[str, str]]:
    return [
        (check.name, escape(check.sentence) if check.ok else f'<span class="fails">{escape(check.sentence)}</span>')
        for check in checks
    ]


def _clip_rows(receipt: Receipt) -> list[tuple[str, str]]:
    return [
        ("Person", _key(receipt.pii_principal_id)),
        ("Made by", _key(receipt.creator)),
        ("Made on", f"{receipt.issued_at:%Y-%m-%d %H:%M} UTC, by the maker's own clock"),
        ("Consent", f"{receipt.given_at:%Y-%m-%d} until {receipt.expires_at:%Y-%m-%d}"),
        ("For", escape(", ".join(purpose.value for purpose in receipt.purposes))),
        ("Consent record", escape(receipt.record_sha256)),
        ("Picture and sound", escape(receipt.content_sha256)),
        ("Description", escape(receipt.prompt_sha256)),
        ("Made out of", escape(", ".join(receipt.parents)) or "nothing else"),
    ]


def _policy_rows(policy: AvatarPolicy) -> list[tuple[str, str]]:
    choices = policy.choices
    return [
        ("Who may use it", escape(_AUDIENCES[choices.audience])),
        *([("Named studios", "<br>".join(map(_key, choices.parties)))] if choices.parties else []),
        ("Remixes", escape(_REMIXES[choices.remix])),
        ("Forbidden", escape(", ".join(prohibition.value for prohibition in choices.prohibitions))),
        ("Signed in", _key(policy.studio)),
        ("Number", str(policy.seq)),
        ("Holds", f"{policy.nbf:%Y-%m-%d} until {policy.exp:%Y-%m-%d}"),
    ]


def _grant_rows(grant: Grant) -> list[tuple[str, str]]:
    return [
        ("Given to", _key(grant.holder)),
        ("For", escape(f"{grant.command.value}: {', '.join(purpose.value for purpose in grant.purposes)}")),
        ("Clips", f"up to {grant.max_clips}"),
        ("May go to", escape(grant.publish.value)),
        ("Holds", f"{grant.nbf:%Y-%m-%d} until {grant.exp:%Y-%m-%d}"),
    ]


def _key(did: str) -> str:
    return f"key {escape(fingerprint(did))}… <small>({escape(did)})</small>"
