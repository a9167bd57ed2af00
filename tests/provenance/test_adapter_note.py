"""Adapter notes: only the person's own studio says whose an adapter is."""

import json

import pytest

from studio.domain.avatar import Adapter, ClassWord
from studio.domain.errors import AdapterInvalid
from studio.provenance import signing
from studio.provenance.adapter_note import check_adapter_note, write_adapter_note
from tests.provenance.scene import GIVEN, Scene, change, leaves

ADAPTER = Adapter("a" * 64, "f" * 32, "mini", "1", "zxq", ClassWord.MAN, 4, 10, GIVEN, "1" * 32)


def test_a_genuine_note_holds_for_its_adapter_alone(scene: Scene) -> None:
    record = scene.consent()
    policy = scene.policy(record)
    note = write_adapter_note(ADAPTER, record.sha256, scene.creator, GIVEN)
    check_adapter_note(note, ADAPTER.sha256, policy)
    with pytest.raises(AdapterInvalid, match="another avatar"):
        check_adapter_note(note, "b" * 64, policy)
    with pytest.raises(AdapterInvalid, match="another avatar"):
        check_adapter_note(note, ADAPTER.sha256, scene.policy(record, avatar_id="e" * 32))
    with pytest.raises(AdapterInvalid, match="another avatar"):
        check_adapter_note(write_adapter_note(ADAPTER, "0" * 64, scene.creator, GIVEN), ADAPTER.sha256, policy)


def test_a_note_of_another_studio_or_an_edited_one_does_not(scene: Scene) -> None:
    record = scene.consent()
    policy = scene.policy(record)
    with pytest.raises(AdapterInvalid, match="another studio"):
        check_adapter_note(write_adapter_note(ADAPTER, record.sha256, scene.person, GIVEN), ADAPTER.sha256, policy)
    tree = json.loads(write_adapter_note(ADAPTER, record.sha256, scene.creator, GIVEN))
    for path in leaves(tree):
        with pytest.raises(AdapterInvalid):
            check_adapter_note(signing.canonical_text(change(tree, path)), ADAPTER.sha256, policy)
    with pytest.raises(AdapterInvalid):
        check_adapter_note("", ADAPTER.sha256, policy)
