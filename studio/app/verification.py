"""Looks at any file or folder and says in plain words what holds of it, what does not, and what nobody can know.

Reads strangers' files: sizes are limited, media are probed by ffmpeg in a process of its own, nothing is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from studio.app.exports import Exports
from studio.app.rights import Rights
from studio.app.rooms import Rooms
from studio.core import serial
from studio.core.media import Ffmpeg
from studio.domain.errors import InvalidInput, NotFound, StudioError, VerificationFailed
from studio.domain.recipe import RenderRequest
from studio.domain.verification import Check
from studio.provenance.manifest import MANIFEST_TAG, Manifest, read_manifest
from studio.provenance.receipt import read_receipt

Verdict = Literal["holds", "fails", "unknown"]
MAX_PAPER_BYTES = 1 << 20
_PAPER_SUFFIXES = {".json", ".jsonld", ".txt"}
NOT_LOOKED_FOR = (
    "Whether the picture or the sound carries an invisible mark: this version looks for none.",
    "Whether it carries Content Credentials (C2PA): this version does not read them.",
    "Who the person behind a key is: a signature names a key, not a person.",
)


@dataclass(frozen=True)
class Examined:
    """What was found of ``path``. ``verdict`` is "holds" when something was signed and nothing failed, "fails" when
    anything did, "unknown" when there was nothing to check. ``facts`` are what the file says of itself, by the name of
    the fact; they are only to be relied on when it holds. ``manifest`` is the signed statement inside a clip."""

    path: Path
    kind: Literal["clip", "feed", "paper", "other"]
    verdict: Verdict
    headline: str
    checks: tuple[Check, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = NOT_LOOKED_FOR
    manifest: str = ""


class Verification:
    """Every file gets an answer; only the disk itself can fail."""

    def __init__(self, rooms: Rooms, exports: Exports, rights: Rights, ffmpeg: Ffmpeg | None) -> None:
        self._rooms = rooms
        self._exports = exports
        self._rights = rights
        self._ffmpeg = ffmpeg

    def examine(self, path: Path) -> Examined:
        """Look at one file, or at an exported folder."""
        try:
            if path.is_dir():
                return _conclude(path, "feed", self._exports.verify(path))
            if not path.is_file():
                raise NotFound(f"There is no file {path.name}.")
            if path.suffix.lower() in _PAPER_SUFFIXES:
                return self._examine_paper(path)
            return self._examine_clip(path)
        except StudioError as error:
            headline = f"{error.message} Nothing can be said of it."
            return Examined(path, "other", "unknown", headline, unknown=())

    def _examine_paper(self, path: Path) -> Examined:
        if path.stat().st_size > MAX_PAPER_BYTES:
            raise InvalidInput(f"{path.name} is too large to be a signed paper.")
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            raise InvalidInput(f"{path.name} is not text.") from error
        kind, checks = self._rights.verify(text)
        return _conclude(path, "paper", checks, facts=(("Kind", kind),))

    def _examine_clip(self, path: Path) -> Examined:
        ffmpeg = self._ffmpeg or Ffmpeg.locate()
        manifest = ffmpeg.probe(path).tags.get(MANIFEST_TAG)
        if manifest is None:
            return Examined(path, "other", "unknown", "It carries no signed statement: nobody says where it is from.")
        checks = list(self._exports.verify(path))
        try:
            known = read_manifest(manifest)
        except VerificationFailed:
            return _conclude(path, "clip", checks)
        checks += self._check_withdrawals(known)
        return replace(_conclude(path, "clip", checks, facts=self._tell(known)), manifest=manifest)

    def _check_withdrawals(self, manifest: Manifest) -> list[Check]:
        """What this library knows of the consents that the clip names; of strangers' it knows nothing."""
        by_sha256 = {record.sha256: record for record in self._rooms.records.consents.list()}
        checks: list[Check] = []
        for text in manifest.receipts:
            try:
                receipt = read_receipt(text)
            except VerificationFailed:
                continue
            record = by_sha256.get(receipt.record_sha256)
            if record is None:
                continue
            withdrawn = self._rooms.records.consents.revocation_for(record.record_id)
            if withdrawn is not None:
                when = f"{withdrawn.revoked_at:%Y-%m-%d}"
                checks.append(Check("withdrawal", False, f"The person shown took their consent back on {when}."))
            elif receipt.expires_at < self._rooms.clock():
                checks.append(Check("validity", False, f"The consent ended on {receipt.expires_at:%Y-%m-%d}."))
            else:
                checks.append(Check("withdrawal", True, "The consent is known here, and was not taken back."))
        return checks

    def _tell(self, manifest: Manifest) -> tuple[tuple[str, str], ...]:
        facts = [("Made", f"{manifest.created_at:%Y-%m-%d %H:%M} UTC"), ("With", manifest.software)]
        facts.append(("Prompt", manifest.prompt))
        try:
            request: RenderRequest = serial.from_json(RenderRequest, manifest.recipe, "recipe")
        except InvalidInput:
            return tuple(facts)
        names = {avatar.id: avatar.name for avatar in self._rooms.records.avatars.list()}
        shown = [
            names.get(use.avatar_id, f"an avatar not known here ({use.avatar_id[:8]})") for use in request.adapters
        ]
        facts += [("Model", request.model), ("Shows", ", ".join(shown) or "nobody")]
        if request.spoken is not None:
            facts.append(("Says", request.spoken.text))
        if manifest.parents:
            facts.append(("Remixed from", ", ".join(self._name_clip(sha256) for sha256 in manifest.parents)))
        return tuple(facts)

    def _name_clip(self, sha256: str) -> str:
        known = next((clip for clip in self._rooms.records.clips.list() if clip.sha256 == sha256), None)
        return f"“{known.prompt}”" if known else f"a clip not known here ({sha256[:12]})"


def examine_all(
    verification: Verification, paths: tuple[Path, ...], report: Callable[[int, int], None]
) -> tuple[Examined, ...]:
    """Each of ``paths`` in turn; ``report`` hears how many are done, and may raise `Cancelled`."""
    found: list[Examined] = []
    for number, path in enumerate(paths):
        report(number, len(paths))
        found.append(verification.examine(path))
    return tuple(found)


def _conclude(
    path: Path,
    kind: Literal["clip", "feed", "paper"],
    checks: list[Check] | tuple[Check, ...],
    facts: tuple[tuple[str, str], ...] = (),
) -> Examined:
    failed = [check for check in checks if not check.ok]
    signer = next((check.sentence for check in checks if check.name == "signer"), "")
    if failed:
        headline = failed[0].sentence
    elif signer:
        headline = f"Everything holds. It is {signer}."
    else:
        headline = "Everything holds."
    return Examined(path, kind, "fails" if failed else "holds", headline, tuple(checks), facts)
