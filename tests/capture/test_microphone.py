"""Microphones: what there is, opened as they like it, and kind words where there is none or it goes away."""

import sys
from typing import Any

import numpy as np
import pytest

from studio.capture.microphone import SILENT_DEVICE_S, Microphone, list_microphones
from studio.domain.errors import MicrophoneLost, MicrophoneUnavailable
from tests.capture.voices import as_samples
from tests.fakes.portaudio import FakePortAudio

SPEAKERS = {"name": "Speakers", "max_input_channels": 0, "default_samplerate": 48_000.0}
WEBCAM = {"name": "Webcam", "max_input_channels": 2, "default_samplerate": 44_100.0}
HEADSET = {"name": "Headset", "max_input_channels": 1, "default_samplerate": 16_000.0}


def install(monkeypatch: pytest.MonkeyPatch, *devices: dict[str, Any], **settings: Any) -> FakePortAudio:
    fake = FakePortAudio(list(devices), **settings)
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    return fake


def test_inputs_are_listed_default_first(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, SPEAKERS, WEBCAM, HEADSET, default=2)

    found = list_microphones()

    assert [(device.name, device.rate_hz, device.is_default) for device in found] == [
        ("Headset", 16_000, True),
        ("Webcam", 44_100, False),
    ]
    assert [device.index for device in found] == [2, 1]


def test_a_microphone_that_was_just_plugged_in_is_found_when_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = install(monkeypatch, WEBCAM)
    fake.plug_in(HEADSET)

    assert len(list_microphones()) == 1
    assert len(list_microphones(look_again=True)) == 2


def test_outputs_alone_are_no_microphone(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, SPEAKERS)

    assert list_microphones() == ()


def test_a_missing_portaudio_is_said_for_each_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", None)  # importing it fails

    for system, word in (("linux", "libportaudio2"), ("darwin", "again"), ("win32", "again")):
        monkeypatch.setattr(sys, "platform", system)
        with pytest.raises(MicrophoneUnavailable, match="PortAudio") as caught:
            list_microphones()
        assert word in caught.value.hint


def test_sound_arrives_at_the_devices_own_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = install(monkeypatch, WEBCAM)
    microphone = Microphone(list_microphones()[0])
    microphone.start()
    assert fake.opened[0].asked == (0, 1, 44_100, "float32")
    assert (microphone.origin, microphone.rate_hz) == ("live", 44_100)

    fake.opened[0].speak(as_samples(np.full(100, 0.25)))
    fake.opened[0].speak(as_samples(np.full(50, 0.5)), overflow=True)
    block = microphone.read()

    assert block is not None
    assert len(block.samples) == 150
    assert block.lost > 0
    microphone.close()
    microphone.close()
    assert not fake.opened[0].is_open


def test_a_device_that_refuses_mono_is_mixed(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = install(monkeypatch, WEBCAM, refused=(1,))
    microphone = Microphone(list_microphones()[0])
    microphone.start()

    fake.opened[0].speak(as_samples(np.full(10, 0.5)))
    block = microphone.read()

    assert fake.opened[0].asked[1] == 2
    assert block is not None
    assert block.samples == pytest.approx(np.full(10, 0.5))
    microphone.close()


def test_a_refused_microphone_tells_where_to_allow_it(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, WEBCAM, refused=(1, 2))
    monkeypatch.setattr(sys, "platform", "darwin")

    with pytest.raises(MicrophoneUnavailable, match="Webcam") as caught:
        Microphone(list_microphones()[0]).start()
    assert "Privacy" in caught.value.hint


def test_a_microphone_pulled_out_gives_what_it_had_and_then_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = install(monkeypatch, HEADSET)
    microphone = Microphone(list_microphones()[0])
    microphone.start()
    fake.opened[0].speak(as_samples(np.full(10, 0.5)))
    fake.opened[0].pull_out()

    block = microphone.read()

    assert block is not None
    assert len(block.samples) == 10
    with pytest.raises(MicrophoneLost, match="Headset") as caught:
        microphone.read()
    assert "kept" in caught.value.hint


def test_a_device_that_falls_silent_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, HEADSET)
    now = [0.0]
    microphone = Microphone(list_microphones()[0], lambda: now[0])
    microphone.start()

    assert microphone.read() is None
    now[0] = SILENT_DEVICE_S + 0.1
    with pytest.raises(MicrophoneLost):
        microphone.read()


def test_a_cue_forgets_what_was_said_before(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = install(monkeypatch, HEADSET)
    microphone = Microphone(list_microphones()[0])
    microphone.start()
    fake.opened[0].speak(as_samples(np.full(10, 0.5)))

    microphone.cue()

    assert microphone.read() is None
    microphone.close()
