"""Profiles as bytes: what comes back, and what is refused."""

import json
import struct
from dataclasses import replace

import numpy as np
import pytest
from safetensors.numpy import save

from studio.domain.errors import InvalidInput
from studio.voice.espeak import EspeakVoice
from studio.voice.profile import MAX_PROFILE_BYTES, dump_profile, load_profile


def test_a_profile_comes_back_as_it_was(profiles: dict[str, bytes]) -> None:
    voice = load_profile(profiles["low"])
    assert voice.facts.synthesizer.startswith("espeak-ng 1.")
    assert len(voice.labels) == len(voice.keys) == len(voice.targets) > 500
    assert dump_profile(voice) == profiles["low"]


@pytest.mark.parametrize("length", [0, 4, 20, 4000, -1])
def test_a_truncated_profile_is_refused(length: int, profiles: dict[str, bytes]) -> None:
    with pytest.raises(InvalidInput):
        EspeakVoice().speak("Hello.", profiles["low"][:length])


def test_an_oversized_profile_is_refused(profiles: dict[str, bytes]) -> None:
    with pytest.raises(InvalidInput, match="too large"):
        load_profile(profiles["low"] + bytes(MAX_PROFILE_BYTES))


@pytest.mark.parametrize(
    "data",
    [
        b"RIFF" + bytes(400),
        struct.pack("<Q", 1 << 62) + b"{}",
        struct.pack("<Q", 2) + b"[]",
        struct.pack("<Q", 40_000) + b"[" * 40_000,
        save({"keys": np.zeros((3, 57), np.float32)}),
    ],
)
def test_bytes_of_another_kind_are_refused(data: bytes) -> None:
    with pytest.raises(InvalidInput):
        load_profile(data)


def _facts(data: bytes) -> dict[str, object]:
    (size,) = struct.unpack_from("<Q", data)
    facts: dict[str, object] = json.loads(json.loads(data[8 : 8 + size])["__metadata__"]["voice"])
    return facts


def _arrays(data: bytes) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]]:
    voice = load_profile(data)
    return {
        "keys": voice.keys,
        "key_scale": voice.key_scale,
        "labels": voice.labels,
        "targets": voice.targets,
        "equalizer": voice.equalizer,
    }


@pytest.mark.parametrize(
    "change",
    [
        {"schema_version": 2},
        {"engine": "other"},
        {"more": 1},
        {"phones": []},
        {"settings": {"wpm": 9000}},
        {"settings": {"voice": "../../etc/passwd"}},
    ],
)
def test_facts_that_do_not_fit_are_refused(change: dict[str, object], profiles: dict[str, bytes]) -> None:
    facts = {**_facts(profiles["low"]), **change}
    with pytest.raises(InvalidInput):
        load_profile(save(_arrays(profiles["low"]), metadata={"voice": json.dumps(facts)}))


@pytest.mark.parametrize("name", ["keys", "key_scale", "labels", "targets", "equalizer"])
def test_arrays_of_the_wrong_shape_are_refused(name: str, profiles: dict[str, bytes]) -> None:
    arrays = _arrays(profiles["low"])
    arrays[name] = arrays[name][..., :5]
    with pytest.raises(InvalidInput):
        load_profile(save(arrays, metadata={"voice": json.dumps(_facts(profiles["low"]))}))


def test_impossible_numbers_are_refused(profiles: dict[str, bytes]) -> None:
    voice = load_profile(profiles["low"])
    targets = voice.targets.copy()
    targets[3, 3] = np.inf
    with pytest.raises(InvalidInput, match="impossible"):
        load_profile(dump_profile(replace(voice, targets=targets)))
    with pytest.raises(InvalidInput, match="without a name"):
        load_profile(dump_profile(replace(voice, labels=voice.labels + 500)))
    with pytest.raises(InvalidInput, match="impossible"):
        load_profile(dump_profile(replace(voice, key_scale=np.zeros_like(voice.key_scale))))
