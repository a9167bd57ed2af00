"""The fields of consent records and withdrawals, strictly: nothing missing, nothing extra.

Names are those of ISO/IEC TS 27560:2023; what it has no name for stands under ``capture`` and ``choices``. Only shapes:
who signed, and what is allowed when, is decided elsewhere. What goes from hand to hand stands in `rights_forms`.
"""

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from studio.domain.consent import MAX_PARTIES, Audience, Prohibition, Purpose, Remix

RECORD_SCHEMA = "likeness-studio/consent-record/2"
FIRST_RECORD_SCHEMA = "likeness-studio/consent-record/1"
REVOCATION_SCHEMA = "likeness-studio/consent-revocation/1"

Did = Annotated[str, Field(pattern=r"^did:key:z6Mk[1-9A-HJ-NP-Za-km-z]{44}$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Urn = Annotated[str, Field(pattern=r"^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
UtcTime = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
Days = Annotated[str, Field(pattern=r"^P[1-9]\d{0,3}D$")]
Word = Annotated[str, Field(max_length=64)]
Line = Annotated[str, Field(max_length=400)]
Lines = Annotated[tuple[Line, ...], Field(max_length=16)]
Dids = Annotated[tuple[Did, ...], Field(min_length=1, max_length=8)]

F = TypeVar("F", bound="Form")


class Form(BaseModel):
    """A checked part of a signed document."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def read_form(kind: type[F], document: dict[str, Any]) -> F:
    """Check ``document`` (its proof apart). Raises `ValueError` with the first thing that is wrong."""
    try:
        return kind.model_validate({name: value for name, value in document.items() if name != "proof"})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise ValueError(f"{place}: {first['msg']}") from error


class PrivacyNotice(Form):
    uri: Line
    version: Word
    sha256: Sha256


class PiiInformation(Form):
    pii_type: Literal["face-scan", "voice-recording", "avatar-model", "voice-profile"]
    special_pii_category: bool


class ConsentPurpose(Form):
    purpose: Purpose
    lawful_basis: Line
    pii_information: Annotated[tuple[PiiInformation, ...], Field(min_length=1, max_length=8)]
    pii_controllers: Dids
    collection_method: Line
    processing_method: Lines
    storage_locations: Lines
    retention_period: Days
    processing_locations: Lines
    jurisdiction: Line
    recipient_third_parties: Lines
    withdrawal_method: Line


class Party(Form):
    party_id: Did
    party_name: Annotated[str, Field(min_length=1, max_length=120)]
    party_role: Literal["pii_principal", "pii_controller"]
    party_type: Word
    party_contact: Line
    party_address: Line


class ConsentEvent(Form):
    event_time: UtcTime
    validity_duration: Days
    entity_id: Did
    event_type: Literal["explicit"]
    event_state: Literal["given"]


class TakeForm(Form):
    kind: Literal["scan", "speech"]
    origin: Literal["live", "file"]
    sha256: Sha256
    sentence: Line


class Statement(Form):
    version: Word
    sha256: Sha256


class Capture(Form):
    takes: Annotated[tuple[TakeForm, ...], Field(min_length=1, max_length=200)]
    adult_declared: Literal[True]
    statement: Statement


class Scope(Form):
    """Who may use the avatar: an audience, and did:keys where it is "named"."""

    mode: Audience
    parties: Annotated[tuple[Did, ...], Field(max_length=MAX_PARTIES)]


Prohibitions = Annotated[tuple[Prohibition, ...], Field(min_length=1, max_length=len(Prohibition))]


class ChoicesForm(Form):
    scope: Scope
    remix: Remix
    prohibitions: Prohibitions


class EvidenceForm(Form):
    """What a presence check or a spoken yes came to. ``sha256`` is of the details, which stay sealed."""

    kind: Literal["presence-check", "spoken-yes"]
    origin: Literal["live", "file"]
    at: UtcTime
    passed: bool
    scores: Annotated[dict[Word, Annotated[float, Field(allow_inf_nan=False)]], Field(max_length=32)]
    sha256: Sha256


class CaptureWithEvidence(Capture):
    evidence: Annotated[tuple[EvidenceForm, ...], Field(max_length=8)]


class RecordFields(Form):
    """What records of every version hold."""

    record_id: Urn
    pii_principal_id: Did
    privacy_notice: PrivacyNotice
    language: Annotated[str, Field(max_length=35)]
    purposes: Annotated[tuple[ConsentPurpose, ...], Field(min_length=1, max_length=len(Purpose))]
    parties: Annotated[tuple[Party, ...], Field(min_length=1, max_length=1)]
    events: Annotated[tuple[ConsentEvent, ...], Field(min_length=1, max_length=1)]


class FirstRecordForm(RecordFields):
    """Records of the first version, which are still read: they knew no choices and no evidence."""

    schema_version: Literal["likeness-studio/consent-record/1"]
    capture: Capture


class RecordForm(RecordFields):
    schema_version: Literal["likeness-studio/consent-record/2"]
    choices: ChoicesForm
    capture: CaptureWithEvidence


class WithdrawalEvent(Form):
    event_time: UtcTime
    entity_id: Did
    event_type: Literal["explicit"]
    event_state: Literal["withdrawn"]


class RevocationForm(Form):
    schema_version: Literal["likeness-studio/consent-revocation/1"]
    record_id: Urn
    record_sha256: Sha256
    pii_principal_id: Did
    events: Annotated[tuple[WithdrawalEvent, ...], Field(min_length=1, max_length=1)]
    reason: Line
