"""Checks count only for what they were made of: a yes that was held against another voice sample is refused."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from studio.app.captured import Captured, SealedCheck, note_spoken_yes
from studio.app.enrolment import examine_enrolment
from studio.capture.resampling import Samples
from studio.capture.room_tone import measure_room
from studio.capture.sound_judge import measure_take
from studio.capture.speech_check import unchecked
from studio.capture.voice_sample import SAMPLE_RATE_HZ, VoiceSample, VoiceTake, encode_sound
from studio.core.media import Ffmpeg
from studio.core.storage import hash_bytes
from studio.domain.errors import InvalidInput
from studio.domain.voice_sample import SpokenYesEvidence
from tests.capture.voices import noise
from tests.fakes.main_job import sample_wish
from tests.fakes.reporters import ListeningReporter

AT = datetime(2026, 11, 24, tzinfo=UTC)


def sample_of(*sounds: Samples) -> VoiceSample:
    takes = tuple(
        VoiceTake(index, "A sentence.", sound, measure_take(sound, SAMPLE_RATE_HZ), (), unchecked(""))
        for index, sound in enumerate(sounds)
    )
    room = noise(2.0, 0.001, rate_hz=SAMPLE_RATE_HZ)
    return VoiceSample("en", "live", takes, room, measure_room(room, SAMPLE_RATE_HZ))


def yes_to(voice: VoiceSample) -> SealedCheck:
    sound = encode_sound(noise(1.0, 0.1, rate_hz=SAMPLE_RATE_HZ))
    evidence = SpokenYesEvidence(
        "Yes.", 4, 4, 0.95, hash_bytes(sound), AT, 1.0, "a listener", "live", text_checked=True, passed=True
    )
    return note_spoken_yes(evidence, sound, voice.sha256)


def test_a_yes_to_another_voice_sample_is_refused() -> None:
    first, second = (noise(1.0, 0.1, seed, SAMPLE_RATE_HZ) for seed in (1, 2))
    heard, other, silent = sample_of(first), sample_of(first, second), None

    for voice in (other, silent):
        wish = replace(sample_wish("Ada"), captured=Captured(voice=voice, checks=(yes_to(heard),)))
        with pytest.raises(InvalidInput, match="another voice sample"):
            examine_enrolment(wish, Ffmpeg.locate(), "silent", ListeningReporter())
