"""JSON Schemas (draft 2020-12) of all signed documents about consent, made from the forms that check them.

They are for other programs; the studio itself reads by the forms. The files lie in ``assets/schemas``, and a test holds
them against what stands here.
"""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from studio.provenance import forms, rights_forms

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FORMS: Mapping[str, type[forms.Form]] = MappingProxyType(
    {
        "consent-record": forms.RecordForm,
        "consent-revocation": forms.RevocationForm,
        "avatar-policy": rights_forms.PolicyForm,
        "grant": rights_forms.GrantForm,
        "revocations": rights_forms.RevocationsForm,
        "consent-receipt": rights_forms.ReceiptForm,
        "adapter-note": rights_forms.AdapterNoteForm,
    }
)
"""Names of the documents, which are also those of the files, and their newest forms."""


def build_schema(name: str) -> dict[str, Any]:
    """The schema of one kind of document with its proof. ``name`` is one of `FORMS`."""
    schema = _bare(FORMS[name].model_json_schema())
    proof = _bare(rights_forms.ProofForm.model_json_schema())
    version = str(schema["properties"]["schema_version"]["const"])
    properties = {**schema["properties"], "proof": {"$ref": "#/$defs/ProofForm"}}
    definitions = {**schema.get("$defs", {}), "ProofForm": proof}
    if name == "consent-receipt":
        properties["policy"] = {"$ref": f"urn:{_urn_of('avatar-policy')}"}
        properties["grant"] = {"anyOf": [{"$ref": f"urn:{_urn_of('grant')}"}, {"type": "null"}]}
    return {
        "$schema": DIALECT,
        "$id": f"urn:{version.replace('/', ':')}",
        "title": name,
        "type": "object",
        "properties": properties,
        "required": [*schema["required"], "proof"],
        "additionalProperties": False,
        "$defs": definitions,
    }


def schema_text(name: str) -> str:
    """The text of the file ``assets/schemas/<name>.json``."""
    return json.dumps(build_schema(name), indent=2, ensure_ascii=False) + "\n"


def _bare(schema: Any) -> Any:
    """``schema`` without titles and descriptions, which say nothing to a program and differ between versions."""
    if isinstance(schema, list):
        return [_bare(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    named = {"properties", "$defs"}
    kept = {key: value for key, value in schema.items() if key not in {"title", "description"}}
    return {
        key: {name: _bare(part) for name, part in value.items()} if key in named else _bare(value)
        for key, value in kept.items()
    }


def _urn_of(name: str) -> str:
    version = FORMS[name].model_json_schema()["properties"]["schema_version"]["const"]
    return str(version).replace("/", ":")
