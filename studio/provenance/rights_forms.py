"""The fields of policies, grants, receipts, revocation lists and adapter notes, strictly. Only shapes, as in `forms`.

Grants use the names of UCAN 1.0 (iss, aud, sub, cmd, nonce, nbf, exp); policies say what ODRL calls permission,
prohibition and duty.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from studio.domain.consent import Purpose, Remix
from studio.domain.grant import Command, Publish, RevokedAction, RevokedKind
from studio.domain.policy import Duty, PolicyStatus
from studio.provenance.forms import Did, Form, Prohibitions, Scope, Sha256, Statement, Urn, UtcTime, Word

POLICY_SCHEMA = "likeness-studio/avatar-policy/1"
GRANT_SCHEMA = "likeness-studio/grant/1"
RECEIPT_SCHEMA = "likeness-studio/consent-receipt/2"
FIRST_RECEIPT_SCHEMA = "likeness-studio/consent-receipt/1"
REVOCATIONS_SCHEMA = "likeness-studio/revocations/1"
ADAPTER_SCHEMA = "likeness-studio/adapter-note/1"
MAX_ENTRIES = 1000

Seq = Annotated[int, Field(strict=True, ge=1, le=1_000_000)]
Purposes = Annotated[tuple[Purpose, ...], Field(max_length=len(Purpose))]
Parents = Annotated[tuple[Sha256, ...], Field(max_length=64)]
Nonce = Annotated[str, Field(pattern=r"^[0-9a-f]{24,64}$")]


class PolicyForm(Form):
    schema_version: Literal["likeness-studio/avatar-policy/1"]
    avatar_id: Urn
    pii_principal_id: Did
    studio: Did
    record_sha256: Sha256
    seq: Seq
    prev_sha256: Sha256 | None
    status: PolicyStatus
    scope: Scope
    purposes: Purposes
    prohibitions: Prohibitions
    remix: Remix
    duties: Annotated[tuple[Duty, ...], Field(min_length=1, max_length=len(Duty))]
    statement: Statement
    nbf: UtcTime
    exp: UtcTime


class GrantForm(Form):
    schema_version: Literal["likeness-studio/grant/1"]
    grant_id: Urn
    iss: Did
    aud: Did
    sub: Urn
    cmd: Command
    purposes: Annotated[tuple[Purpose, ...], Field(min_length=1, max_length=len(Purpose))]
    policy_sha256: Sha256
    parent_sha256: Sha256 | None
    max_clips: Annotated[int, Field(strict=True, ge=1, le=1_000_000)]
    publish: Publish
    nonce: Nonce
    nbf: UtcTime
    exp: UtcTime


class RevokedEntryForm(Form):
    kind: RevokedKind
    id: Annotated[str, Field(min_length=8, max_length=200)]
    since: UtcTime
    reason: Literal["withdrawn", "abuse", "expired", "mistake", "key-compromise", "unspecified"]
    action: RevokedAction


class RevocationsForm(Form):
    schema_version: Literal["likeness-studio/revocations/1"]
    avatar_id: Urn
    iss: Did
    seq: Seq
    prev_sha256: Sha256 | None
    issued: UtcTime
    next_update: UtcTime
    entries: Annotated[tuple[RevokedEntryForm, ...], Field(max_length=MAX_ENTRIES)]


class ReceiptFields(Form):
    """What receipts of every version hold."""

    receipt_id: Urn
    record_sha256: Sha256
    pii_principal_id: Did
    creator: Did
    purposes: Annotated[tuple[Purpose, ...], Field(min_length=1, max_length=len(Purpose))]
    given_at: UtcTime
    expires_at: UtcTime
    prompt_sha256: Sha256
    content_sha256: Sha256
    parents: Parents
    issued_at: UtcTime


class FirstReceiptForm(ReceiptFields):
    """Receipts of the first version, which are still read: without policy and grant."""

    schema_version: Literal["likeness-studio/consent-receipt/1"]


class ReceiptForm(ReceiptFields):
    """``policy`` and ``grant`` are whole signed documents of their own, checked as such."""

    schema_version: Literal["likeness-studio/consent-receipt/2"]
    avatar_id: Urn
    policy: dict[str, Any]
    grant: dict[str, Any] | None


class AdapterNoteForm(Form):
    """What a studio says of an adapter that it trained: whose it is, and by which consent."""

    schema_version: Literal["likeness-studio/adapter-note/1"]
    adapter_sha256: Sha256
    avatar_id: Urn
    record_sha256: Sha256
    studio: Did
    model: Word
    model_revision: Annotated[str, Field(max_length=128)]
    made_at: UtcTime


class ProofForm(Form):
    """The proof beside every document's fields, for the JSON Schemas; `signing` checks it for real."""

    type: Literal["DataIntegrityProof"]
    cryptosuite: Literal["eddsa-jcs-2022"]
    created: UtcTime
    verification_method: Annotated[
        str,
        Field(
            alias="verificationMethod",
            pattern=r"^did:key:z6Mk[1-9A-HJ-NP-Za-km-z]{44}#z6Mk[1-9A-HJ-NP-Za-km-z]{44}$",
        ),
    ]
    proof_purpose: Annotated[Literal["assertionMethod"], Field(alias="proofPurpose")]
    proof_value: Annotated[str, Field(alias="proofValue", pattern=r"^z[1-9A-HJ-NP-Za-km-z]{64,100}$")]
