"""Consent records: kept exactly, never replaced, withdrawn once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from studio.domain.errors import InvalidInput, NotFound
from studio.library.consents import ConsentRecords
from studio.library.database import Database

from .examples import consent_record, revocation


@pytest.fixture
def consents(database: Database) -> ConsentRecords:
    return ConsentRecords(database)


def test_a_record_comes_back_as_it_went_in(consents: ConsentRecords) -> None:
    record = consent_record()
    consents.add(record)
    consents.add(record)
    assert consents.get(record.record_id) == record
    assert consents.list() == (record,)
    assert consents.get("urn:uuid:unknown") is None


def test_another_document_under_the_same_id_is_refused(consents: ConsentRecords) -> None:
    record = consent_record()
    consents.add(record)
    with pytest.raises(InvalidInput):
        consents.add(replace(record, document="{}"))
    assert consents.get(record.record_id) == record


def test_what_was_withdrawn_first_stands(consents: ConsentRecords) -> None:
    record = consent_record()
    consents.add(record)
    assert consents.revocation_for(record.record_id) is None
    first = revocation(record)
    assert consents.add_revocation(first) == first
    later = replace(first, revoked_at=first.revoked_at + timedelta(days=1), reason="again")
    assert consents.add_revocation(later) == first
    assert consents.revocation_for(record.record_id) == first


def test_only_a_record_on_file_can_be_withdrawn(consents: ConsentRecords) -> None:
    with pytest.raises(NotFound):
        consents.add_revocation(revocation(consent_record()))
