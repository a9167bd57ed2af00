"""Commands around consent after an avatar exists: show, set, grant, accept, revoke, receipt, verify, log."""

from pathlib import Path
from typing import Any

import click

from studio.app.paper_files import save_receipts
from studio.app.rights import GrantInHand, Standing, describe_policy, lay_out
from studio.cli.consenting import choice_options, read_choices, wrap
from studio.cli.console import Shell
from studio.core import serial, storage
from studio.domain.consent import NARROWEST, Purpose
from studio.domain.errors import InvalidInput, NotFound, VerificationFailed
from studio.domain.grant import Publish, RevokedAction, RevokedKind
from studio.domain.usage import GRANTABLE
from studio.domain.verification import Check

MAX_FILE_BYTES = 1 << 20


@click.group()
def consent() -> None:
    """Show and change what people allowed, sign grants, and check documents."""


@consent.command()
@click.argument("reference", metavar="AVATAR")
@click.option("--statement", is_flag=True, help="Also show the words that these choices stand for.")
@click.pass_obj
def show(shell: Shell, reference: str, statement: bool) -> None:
    """Show everything that was signed about AVATAR."""
    with shell.open_studio() as studio:
        avatar = studio.avatars.find(reference)
        standing = studio.rights.standing(avatar)
        text = "\n".join(_describe(avatar.name, standing))
        if statement and standing.policy and standing.withdrawal is None and avatar.erased_at is None:
            words = studio.rights.statement(avatar, standing.policy.choices, standing.policy.purposes)
            text += f"\n\n{wrap(words)}"
        shell.answer(_as_data(avatar.id, standing), text)


@consent.command("studio")
@click.pass_obj
def show_studio(shell: Shell) -> None:
    """Show this studio's own did:key: what others name when they sign a grant to it."""
    with shell.open_studio() as studio:
        shell.answer({"did": studio.rights.studio_did}, studio.rights.studio_did)


@consent.command("set")
@click.argument("reference", metavar="AVATAR")
@choice_options
@click.option(
    "--allow",
    "purposes",
    multiple=True,
    type=click.Choice([p.value for p in Purpose]),
    help="What stays allowed; no more than the consent itself. As before when not given.",
)
@click.option("--suspend", is_flag=True, help="Nobody may use the avatar until other choices are signed.")
@click.option("--notify/--no-notify", default=None, help="Whoever makes a clip must tell the person.")
@click.option(
    "--agree", is_flag=True, help="The person has read the statement and agrees (else it is shown and asked)."
)
@click.pass_obj
def set_choices(
    shell: Shell,
    reference: str,
    who: str | None,
    parties: tuple[str, ...],
    remix: str | None,
    forbid: tuple[str, ...],
    purposes: tuple[str, ...],
    suspend: bool,
    notify: bool | None,
    agree: bool,
) -> None:
    """Let AVATAR's person sign other choices: who may use it, remixes, what is forbidden."""
    with shell.open_studio() as studio:
        avatar = studio.avatars.find(reference)
        before = studio.rights.standing(avatar).policy
        choices = read_choices(who, parties, remix, forbid, before.choices if before else NARROWEST)
        record, _ = studio.avatars.consent(avatar)
        allowed = tuple(Purpose(p) for p in purposes) or (before.purposes if before else record.purposes)
        if not agree and not shell.as_json:
            shell.say(wrap(studio.rights.statement(avatar, choices, allowed)))
            agree = click.confirm("Does this person agree?", default=False)
        told = bool(before and describe_policy(before)["notify"]) if notify is None else notify
        policy = studio.rights.choose(avatar, choices, purposes=allowed, suspended=suspend, notify=told, agreed=agree)
        shell.answer(describe_policy(policy), f"Signed: the choices for {avatar.name}, number {policy.seq}.")


@consent.command()
@click.argument("reference", metavar="AVATAR")
@click.option("--to", "holder", required=True, metavar="DID", help="The did:key of the studio that may use the avatar.")
@click.option("--max-clips", type=click.IntRange(1, 1_000_000), default=1, show_default=True)
@click.option("--publish", type=click.Choice([p.value for p in Publish]), default="private", show_default=True)
@click.option("--days", type=click.IntRange(1, 3650), default=30, show_default=True)
@click.option("--purpose", "purposes", multiple=True, type=click.Choice([p.value for p in GRANTABLE]))
@click.option("--remix-of", default="", metavar="SHA256", help="For one remix of this clip, instead of new clips.")
@click.option("--out", type=click.Path(path_type=Path), help="Where the signed grant is written.")
@click.pass_obj
def grant(
    shell: Shell,
    reference: str,
    holder: str,
    max_clips: int,
    publish: str,
    days: int,
    purposes: tuple[str, ...],
    remix_of: str,
    out: Path | None,
) -> None:
    """Sign a grant: another studio may use AVATAR, for so many clips, for so long."""
    with shell.open_studio() as studio:
        signed = studio.rights.grant(
            studio.avatars.find(reference),
            holder,
            max_clips=max_clips,
            publish=Publish(publish),
            days=days,
            purposes=tuple(Purpose(p) for p in purposes) or GRANTABLE,
            parent_sha256=remix_of,
        )
        document = lay_out(signed.document)
        if out is not None:
            storage.write_text(out, document)
        told = f"Signed a grant for {signed.max_clips} clip(s) until {signed.exp:%Y-%m-%d}, number {signed.grant_id}."
        data = {"grant_id": signed.grant_id, "document": signed.document, "file": str(out) if out else None}
        shell.answer(data, f"{told}\n  {out}" if out else f"{told}\n{document}")


@consent.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def accept(shell: Shell, file: Path) -> None:
    """Take in a grant, choices or a revocation list (FILE) that somebody signed for an avatar in this library."""
    with shell.open_studio() as studio:
        kind = studio.rights.accept(_read(file))
        shell.answer({"accepted": kind}, f"Taken in: a {kind}.")


@consent.command()
@click.argument("reference", metavar="AVATAR")
@click.option("--grant", "grant_id", metavar="ID", help="Take back one grant.")
@click.option("--creator", metavar="DID", help="Let this studio make nothing more.")
@click.option("--clip", "clip_sha256", metavar="SHA256", help="Let this clip go nowhere more.")
@click.option("--action", type=click.Choice([a.value for a in RevokedAction]), default="stop-new", show_default=True)
@click.option("--reason", default="withdrawn", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Where the signed list is written, to hand on.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def revoke(
    shell: Shell,
    reference: str,
    grant_id: str | None,
    creator: str | None,
    clip_sha256: str | None,
    action: str,
    reason: str,
    out: Path | None,
    yes: bool,
) -> None:
    """Take back a grant, a studio's or a clip's permission; without any of them, withdraw AVATAR's consent for good."""
    named = {RevokedKind.GRANT: grant_id, RevokedKind.CREATOR: creator, RevokedKind.CLIP: clip_sha256}
    chosen = [(kind, subject) for kind, subject in named.items() if subject]
    if len(chosen) > 1:
        raise InvalidInput("One thing is taken back at a time.", "Name a grant, a studio or a clip.")
    with shell.open_studio() as studio:
        avatar = studio.avatars.find(reference)
        if chosen:
            kind, subject = chosen[0]
            listed = studio.rights.take_back(avatar, kind, subject, reason=reason, action=RevokedAction(action))
            if out is not None:
                storage.write_text(out, lay_out(listed.document))
            shell.answer(
                {"seq": listed.seq, "document": listed.document},
                f"Taken back: the {kind.value}. The signed list has the number {listed.seq}.",
            )
            return
        if not yes and not shell.as_json:
            click.confirm(
                f"Erase scan, voice and LoRA of {avatar.name} for good? Finished clips stay until you erase them.",
                abort=True,
            )
        gone = studio.avatars.revoke(avatar.id, reason)
        shell.answer(
            serial.to_data(gone), f"The consent for {avatar.name} is withdrawn; scan, voice and LoRA are erased."
        )


@consent.command()
@click.argument("reference", metavar="CLIP")
@click.option("--html", type=click.Path(path_type=Path), help="Also write a page to read (one receipt a person).")
@click.option("--out", type=click.Path(path_type=Path), help="Also write the signed receipt as JSON.")
@click.pass_obj
def receipt(shell: Shell, reference: str, html: Path | None, out: Path | None) -> None:
    """Show by whose consent CLIP was made, as its file carries it."""
    with shell.open_studio() as studio:
        found = studio.rights.receipts(studio.clips.find(reference))
        written = [str(path) for path in save_receipts(found, html, as_page=True)] if html else []
        written += [str(path) for path in save_receipts(found, out, as_page=False)] if out else []
        data = {
            "receipts": [entry.document for entry in found.receipts],
            "checks": [serial.to_data(check) for check in found.checks],
            "files": written,
        }
        laid_out = [lay_out(entry.document) for entry in found.receipts]
        shell.answer(data, "\n".join([*written] or laid_out))
    _fail_if_any(found.checks)


@consent.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def verify(shell: Shell, file: Path) -> None:
    """Check a record, policy, grant, receipt, withdrawal or revocation list in FILE."""
    with shell.open_studio() as studio:
        kind, checks = studio.rights.verify(_read(file))
    lines = [f"A {kind}.", *_lines(checks)]
    shell.answer({"kind": kind, "checks": [serial.to_data(check) for check in checks]}, "\n".join(lines))
    _fail_if_any(checks)


@consent.command()
@click.option(
    "--verify", "check", is_flag=True, help="Check that no line was changed and that nothing was rolled back."
)
@click.pass_obj
def log(shell: Shell, check: bool) -> None:
    """Show what happened to likenesses in this studio."""
    with shell.open_studio() as studio:
        rows = studio.rights.log()
        checks = studio.rights.check_log() if check else ()
    lines = [f"{row['number']:>5}  {row['at'][:19]}Z  {row['event']:<20} {row['subject'][:8]}" for row in rows]
    data: dict[str, Any] = {"entries": list(rows)}
    if check:
        data["checks"] = [serial.to_data(one) for one in checks]
    shell.answer(data, "\n".join([*lines, *_lines(checks)]) or "Nothing happened yet.")
    _fail_if_any(checks)


def _read(file: Path) -> str:
    """A document's text. Raises `NotFound` or `InvalidInput`."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise NotFound(f"There is no file {file}.", "Name the document's file.") from error
    if len(data) > MAX_FILE_BYTES:
        raise InvalidInput(f"{file.name} is too large to be a document.", "Name a record, policy, grant or receipt.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{file.name} is no text.", "Name a record, policy, grant or receipt.") from error


def _lines(checks: tuple[Check, ...]) -> list[str]:
    return [f"{'holds ' if check.ok else 'FAILS '} {check.name}: {check.sentence}" for check in checks]


def _fail_if_any(checks: tuple[Check, ...]) -> None:
    failed = [check for check in checks if not check.ok]
    if failed:
        raise VerificationFailed(f"{len(failed)} of {len(checks)} checks failed.", "Do not rely on this document.")


def _as_data(avatar_id: str, standing: Standing) -> dict[str, Any]:
    record = standing.record
    return {
        "avatar": avatar_id,
        "record": {
            "sha256": record.sha256,
            "signed_by": record.principal_name,
            "did": record.pii_principal_id,
            "grade": record.grade.value,
            "purposes": [purpose.value for purpose in record.purposes],
            "given_at": record.given_at.isoformat(),
            "expires_at": record.expires_at.isoformat(),
            "revoked_at": standing.withdrawal.revoked_at.isoformat() if standing.withdrawal else None,
        },
        "policy": describe_policy(standing.policy) if standing.policy else None,
        "grants": [_grant_data(held) for held in standing.grants],
        "revocations": [serial.to_data(entry) for entry in standing.revocations.entries]
        if standing.revocations
        else [],
    }


def _grant_data(held: GrantInHand) -> dict[str, Any]:
    given = held.grant
    return {
        "grant_id": given.grant_id,
        "to": given.holder,
        "command": given.command.value,
        "purposes": [purpose.value for purpose in given.purposes],
        "max_clips": given.max_clips,
        "used_here": held.used,
        "publish": given.publish.value,
        "until": given.exp.isoformat(),
        "revoked": held.revoked,
    }


def _describe(name: str, standing: Standing) -> list[str]:
    record, policy = standing.record, standing.policy
    span = f"{record.given_at:%Y-%m-%d} to {record.expires_at:%Y-%m-%d}"
    lines = [
        f"{name}: consent signed by {record.principal_name}, {span}",
        f"  record   {record.sha256[:16]}…  grade: {record.grade.value}",
    ]
    if standing.withdrawal:
        lines.append(f"  WITHDRAWN on {standing.withdrawal.revoked_at:%Y-%m-%d}")
    if policy is None:
        return [*lines, "  no choices were signed: nothing can be made"]
    choices = policy.choices
    lines += [
        f"  choices  number {policy.seq}, {policy.status.value}, until {policy.exp:%Y-%m-%d}",
        f"  who      {choices.audience.value}{''.join(f' {party}' for party in choices.parties)}",
        f"  remix    {choices.remix.value}",
        f"  allows   {', '.join(purpose.value for purpose in policy.purposes) or 'nothing'}",
        f"  forbids  {', '.join(prohibition.value for prohibition in choices.prohibitions)}",
    ]
    for held in standing.grants:
        given = held.grant
        state = "taken back" if held.revoked else f"until {given.exp:%Y-%m-%d}"
        lines.append(
            f"  grant    {given.grant_id}  {held.used} of {given.max_clips} made here, {given.publish.value}, {state}"
        )
        lines.append(f"           to {given.holder}")
    for entry in standing.revocations.entries if standing.revocations else ():
        lines.append(
            f"  revoked  {entry.kind.value} {entry.subject} since {entry.since:%Y-%m-%d}: {entry.action.value}"
        )
    return lines
