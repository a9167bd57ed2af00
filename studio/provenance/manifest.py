"""The clip's manifest: what it is, how it was made, by which consent; signed and carried in the mp4's tags.

It is bound to the encoded picture and sound (not to the file's bytes, among which it lies), so it survives
remuxing and ``-c copy``, and fails as soon as anything is encoded anew. Opens no file and starts no program: the
caller has them printed by `core.container.print_stream_hashes` and hands the digests in.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from studio.core import serial, storage
from studio.domain.clip import AI_LABEL, DIGITAL_SOURCE_TYPE
from studio.domain.consent import Audience, Purpose, Remix
from studio.domain.errors import InvalidInput, VerificationFailed
from studio.domain.recipe import RenderRequest
from studio.domain.verification import Check
from studio.provenance import forms, receipt, signing

MANIFEST_SCHEMA = "likeness-studio/clip-manifest/1"
MANIFEST_TAG = "likeness_manifest"
COMMENT_TAG = "comment"
MAX_MANIFEST_BYTES = 512 << 10
_STREAM_LINE = re.compile(r"^\d+,([va]),SHA256=([0-9a-fA-F]{64})$")
_STREAM_NAMES = {"v": "video", "a": "audio"}
_HINT = "Ask the clip's author for the original file."


class _Software(forms.Form):
    name: forms.Line
    version: forms.Word


class _ManifestForm(forms.Form):
    schema_version: Literal["likeness-studio/clip-manifest/1"]
    creator: forms.Did
    created_at: forms.UtcTime
    software: _Software
    label: forms.Line
    digital_source_type: forms.Line
    prompt: Annotated[str, Field(max_length=20_000)]
    recipe: Annotated[str, Field(max_length=100_000)]
    parents: Annotated[tuple[forms.Sha256, ...], Field(max_length=64)]
    receipts: Annotated[tuple[Annotated[str, Field(max_length=receipt.MAX_RECEIPT_BYTES)], ...], Field(max_length=8)]
    streams: dict[Literal["video", "audio"], forms.Sha256]


@dataclass(frozen=True)
class Manifest:
    """A manifest whose own signature held. ``recipe`` is the JSON of the `RenderRequest`.

    ``document`` is the exact text. ``streams`` maps "video" and, with sound, "audio" to the
    hex sha256 of their encoded packets.
    """

    creator: str
    created_at: datetime
    software: str
    label: str
    digital_source_type: str
    prompt: str
    recipe: str
    parents: tuple[str, ...]
    receipts: tuple[str, ...]
    streams: dict[str, str]
    document: str


def read_stream_hashes(output: str) -> dict[str, str]:
    """The digests in what `core.container.print_stream_hashes` printed: {"video": hex, "audio": hex}.

    Raises `InvalidInput` unless there is exactly one video stream and at most one of sound.
    """
    found = [match.groups() for line in output.splitlines() if (match := _STREAM_LINE.match(line.strip()))]
    hashes = {_STREAM_NAMES[kind]: digest.lower() for kind, digest in found}
    if len(found) != len(hashes) or "video" not in hashes:
        raise InvalidInput("The clip does not have exactly one picture track.", _HINT)
    return hashes


def hash_content(stream_hashes: Mapping[str, str]) -> str:
    """One hex sha256 for a clip's picture and sound: what consent receipts are bound to."""
    return storage.hash_bytes(signing.canonical_text(dict(stream_hashes)).encode("utf-8"))


def write_manifest(
    request: RenderRequest,
    key: signing.SigningKey,
    *,
    receipts: Sequence[str],
    stream_hashes: Mapping[str, str],
    created_at: datetime,
    software_version: str,
) -> str:
    """The signed manifest's text. Raises `InvalidInput` when a field makes no sense."""
    body = {
        "schema_version": MANIFEST_SCHEMA,
        "creator": key.did,
        "created_at": signing.format_time(created_at),
        "software": {"name": "Likeness Studio", "version": software_version},
        "label": AI_LABEL,
        "digital_source_type": DIGITAL_SOURCE_TYPE,
        "prompt": request.prompt,
        # As text: exactly what was run, with integers that canonical JSON could not hold.
        "recipe": serial.to_json(request),
        "parents": list(request.parents),
        "receipts": list(receipts),
        "streams": dict(stream_hashes),
    }
    try:
        forms.read_form(_ManifestForm, body)
    except ValueError as error:
        raise InvalidInput(f"The clip's manifest cannot be written: {error}.", "Check the clip.") from error
    return signing.write_document(body, key, created_at)


def read_manifest(document: str) -> Manifest:
    """Check schema and signature; the signer must be the creator it names. Raises `VerificationFailed`."""
    tree, signer = signing.read_document(document, MAX_MANIFEST_BYTES)
    try:
        form = forms.read_form(_ManifestForm, tree)
    except ValueError as error:
        raise VerificationFailed(f"The manifest does not fit its form: {error}.", _HINT) from error
    if form.creator != signer:
        raise VerificationFailed("The manifest was not signed by the creator it names.", _HINT)
    return Manifest(
        creator=form.creator,
        created_at=signing.parse_time(form.created_at),
        software=f"{form.software.name} {form.software.version}",
        label=form.label,
        digital_source_type=form.digital_source_type,
        prompt=form.prompt,
        recipe=form.recipe,
        parents=form.parents,
        receipts=form.receipts,
        streams={str(name): digest for name, digest in form.streams.items()},
        document=document,
    )


def clip_tags(manifest: str) -> dict[str, str]:
    """The mp4 tags for a manifest's text: one sentence for people, the manifest for programs."""
    creator = read_manifest(manifest).creator
    comment = f"{AI_LABEL}. This is not a recording of real events. Signed by {creator}."
    return {COMMENT_TAG: comment, MANIFEST_TAG: manifest}


def verify_manifest(document: str, stream_hashes: Mapping[str, str]) -> tuple[Check, ...]:
    """What holds of a clip's manifest against the clip's own digests. A bad document is a failed check."""
    try:
        manifest = read_manifest(document)
    except VerificationFailed as error:
        return (Check("signature", False, error.message),)
    checks = [
        Check("signature", True, "The manifest is as its author signed it."),
        _check_content(manifest, stream_hashes),
        _check_label(manifest),
    ]
    try:
        request: RenderRequest = serial.from_json(RenderRequest, manifest.recipe, "recipe")
    except InvalidInput as error:
        return (*checks, Check("recipe", False, error.message))
    agrees = request.prompt == manifest.prompt and request.parents == manifest.parents
    sentence = "The recipe can be read and run again." if agrees else "The recipe and the manifest contradict."
    return (*checks, Check("recipe", agrees, sentence), *_check_consents(manifest, request))


def _check_content(manifest: Manifest, stream_hashes: Mapping[str, str]) -> Check:
    if manifest.streams == dict(stream_hashes):
        return Check("content", True, "Picture and sound are those that were signed.")
    names = sorted(set(manifest.streams) | set(stream_hashes))
    other = [name for name in names if manifest.streams.get(name) != stream_hashes.get(name)]
    return Check("content", False, f"Not what was signed: the {' and the '.join(other)} of this file.")


def _check_label(manifest: Manifest) -> Check:
    labelled = manifest.label == AI_LABEL and manifest.digital_source_type == DIGITAL_SOURCE_TYPE
    sentence = "It is declared as AI-generated." if labelled else "It is not declared as AI-generated."
    return Check("label", labelled, sentence)


def _check_consents(manifest: Manifest, request: RenderRequest) -> tuple[Check, ...]:
    """One receipt for each avatar's consent: valid, by the same creator, for this content and this prompt."""
    needed = {use.consent_sha256 for use in request.adapters}
    try:
        receipts = [receipt.read_receipt(text) for text in manifest.receipts]
    except VerificationFailed as error:
        return (Check("consent", False, error.message),)
    if needed != {entry.record_sha256 for entry in receipts}:
        return (Check("consent", False, "The consent receipts are not those of the people in the recipe."),)
    prompt_sha256 = storage.hash_bytes(manifest.prompt.encode("utf-8"))
    purposes = {Purpose.VIDEO, Purpose.VOICE} if request.spoken else {Purpose.VIDEO}
    for entry in receipts:
        if not purposes <= set(entry.purposes):
            return (Check("consent", False, "A consent receipt does not cover what the clip shows."),)
        if not _covers(entry, request):
            return (Check("consent", False, "A consent receipt shows no permission for this creator and avatar."),)
        bound = (entry.creator, entry.content_sha256, entry.prompt_sha256, entry.parents)
        if bound != (manifest.creator, hash_content(manifest.streams), prompt_sha256, manifest.parents):
            return (Check("consent", False, "A consent receipt was issued for another clip."),)
    if not receipts:
        return (Check("consent", True, "No avatar is named in the recipe, so no consent is needed."),)
    words = "; ".join(f"until {entry.expires_at:%Y-%m-%d}, record {entry.record_sha256[:12]}" for entry in receipts)
    return (Check("consent", True, f"The creator states consent for each person shown ({words})."),)


def _covers(entry: receipt.Receipt, request: RenderRequest) -> bool:
    """Whether the receipt is for an avatar of the recipe, and what it carries lets its creator use it.

    Receipts of the first version carry nothing; of "mutuals" and "followers" nobody else can tell who they are.
    """
    policy = entry.policy
    if policy is None:
        return True
    if (policy.avatar_id, entry.record_sha256) not in {(use.avatar_id, use.consent_sha256) for use in request.adapters}:
        return False
    choices = policy.choices
    if choices.audience is Audience.NOBODY:
        return False
    if entry.creator == policy.studio:
        return True
    if entry.parents and choices.remix is not Remix.YES:
        remix = entry.grant is not None and entry.parents == (entry.grant.parent_sha256,)
        return remix and choices.remix is Remix.ASK and choices.audience is not Audience.ONLY_ME
    invited = choices.audience in {Audience.MUTUALS, Audience.FOLLOWERS, Audience.EVERYONE}
    if invited or entry.creator in choices.parties:
        return True
    return choices.audience is Audience.NAMED and entry.grant is not None
