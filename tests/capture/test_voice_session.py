"""A whole session, headless: the room, sentences kept, said again and skipped, and the device pulled out."""

import numpy as np
import pytest

from studio.capture.resampling import Samples, resample
from studio.capture.sentences import SentenceList
from studio.capture.sound_source import RecordedSound, SoundBlock
from studio.capture.speech_check import unchecked
from studio.capture.voice_sample import SAMPLE_RATE_HZ
from studio.capture.voice_session import LiveReading, Phase, VoiceSession
from studio.domain.errors import InvalidInput
from studio.domain.voice_sample import SoundFlaw, TextCheck, TextMatch
from tests.capture.voices import FOLDER, QUIET_ROOM, RATE_HZ, SENTENCES, as_samples, blocks, noise, speech

SAME = TextCheck(TextMatch.SAME, -1.5)
OTHER = TextCheck(TextMatch.OTHER, -6.0)


def hear(session: VoiceSession, samples: Samples) -> list[LiveReading]:
    return [session.feed(SoundBlock(block)) for block in blocks(samples)]


@pytest.fixture
def session() -> VoiceSession:
    """After the room tone, with the samples' six sentences of which four are needed."""
    session = VoiceSession(SentenceList("en", SENTENCES, 4), RATE_HZ, "live")
    hear(session, noise(2.1, QUIET_ROOM))
    return session


def read(session: VoiceSession, samples: Samples, text: TextCheck = SAME) -> None:
    session.start()
    hear(session, samples)
    session.stop()
    session.judge(text)


def test_the_room_comes_first() -> None:
    session = VoiceSession(SentenceList("en", SENTENCES, 4), RATE_HZ, "live")
    with pytest.raises(ValueError, match="room"):
        session.start()

    readings = hear(session, noise(2.1, QUIET_ROOM))

    assert 0.4 < readings[len(readings) // 2].progress < 0.6
    assert session.phase is Phase.READY
    assert session.room is not None
    assert session.room.noise_db == pytest.approx(-68, abs=1)


@pytest.mark.parametrize("silence", [speech("bo", 1)[: 2 * RATE_HZ], as_samples(np.zeros(2 * RATE_HZ))])
def test_a_restless_room_and_a_dead_microphone_are_measured_again(silence: Samples) -> None:
    session = VoiceSession(SentenceList("en", SENTENCES, 4), RATE_HZ, "live")

    for _ in range(2):
        assert hear(session, silence)[-1].flaws[0] in {SoundFlaw.NO_SIGNAL, SoundFlaw.ROOM_RESTLESS}
    assert session.room is None
    hear(session, noise(2.0, QUIET_ROOM))

    assert session.room is not None
    assert session.room.flaws == ()


def test_nobody_is_locked_out_by_a_driver_that_suppresses_noise() -> None:
    session = VoiceSession(SentenceList("en", SENTENCES, 4), RATE_HZ, "live")
    hear(session, as_samples(np.zeros(6 * RATE_HZ)))
    assert session.phase is Phase.READY

    said = speech("ada", 1)
    gated = as_samples(np.where(np.convolve(np.abs(said), np.ones(800) / 800, "same") > 0.005, said, 0))
    session.start()
    hear(session, gated)

    assert session.stop().flaws == ()


def test_sentences_are_read_one_after_the_other(session: VoiceSession) -> None:
    for number in range(1, 7):
        assert (session.index, session.sentence) == (number - 1, SENTENCES[number - 1])
        read(session, speech("ada", number))
        assert session.verdict is not None
        assert session.verdict.is_good
        session.accept()
    sample = session.finish()

    assert session.phase is Phase.DONE
    assert [take.text for take in sample.takes] == list(SENTENCES)
    assert all(take.text_checked for take in sample.takes)
    assert sample.origin == "live"
    assert len(sample.room_tone) == pytest.approx(2 * SAMPLE_RATE_HZ, rel=0.05)
    first = sample.takes[0]
    assert first.duration_s == pytest.approx(len(speech("ada", 1)) / RATE_HZ, abs=0.2)
    back = first.samples_at(RATE_HZ)
    assert float(np.abs(back).max()) == pytest.approx(float(np.abs(speech("ada", 1)).max()), abs=0.02)


def test_a_bad_take_is_said_again(session: VoiceSession) -> None:
    session.start()
    hear(session, as_samples(0.01 * speech("ada", 1)))
    pending = session.stop()
    verdict = session.judge(unchecked("It was too quiet to be checked."))

    assert pending.is_hopeless
    assert verdict.flaws == (SoundFlaw.TOO_QUIET,)
    with pytest.raises(InvalidInput):
        session.accept()
    session.retake()
    read(session, speech("ada", 1))
    assert session.attempt == 2
    session.accept()
    assert session.accepted == (0,)


def test_other_words_can_be_kept_by_who_read_them(session: VoiceSession) -> None:
    """The model knows American English best: somebody with another accent must not be shut out."""
    read(session, speech("ada", 1), OTHER)

    verdict = session.verdict
    assert verdict is not None
    assert verdict.flaws == (SoundFlaw.OTHER_WORDS,)
    assert not verdict.is_good
    assert verdict.can_keep
    session.accept()
    assert session.accepted == (0,)


def test_skipping_ends_where_too_few_would_be_left(session: VoiceSession) -> None:
    session.skip()
    session.skip()

    assert session.index == 2
    assert not session.can_skip
    with pytest.raises(InvalidInput, match="4 sentences are needed"):
        session.skip()
    for number in range(3, 7):
        assert not session.has_enough
        read(session, speech("ada", number))
        session.accept()
    assert [take.index for take in session.finish().takes] == [2, 3, 4, 5]
    session.go_to(0)
    read(session, speech("ada", 1))
    session.accept()
    assert session.accepted == (0, 2, 3, 4, 5)


def test_an_earlier_take_stays_until_a_new_one_is_kept(session: VoiceSession) -> None:
    read(session, speech("ada", 1))
    session.accept()

    session.go_to(0)
    read(session, as_samples(0.01 * speech("ada", 1)), unchecked("too quiet"))
    session.skip()

    assert session.accepted == (0,)
    assert session.index == 1


def test_a_microphone_pulled_out_costs_only_the_sentence(session: VoiceSession) -> None:
    read(session, speech("ada", 1))
    session.accept()
    session.start()
    hear(session, speech("ada", 2)[:8000])

    session.cancel()

    assert session.phase is Phase.READY
    assert list(session.accepted) == [0]
    with pytest.raises(InvalidInput, match="1 of 4"):
        session.finish()
    session.measure_room_again()
    hear(session, noise(2.1, QUIET_ROOM, 3))
    read(session, speech("ada", 2))
    session.accept()
    assert list(session.accepted) == [0, 1]


def test_another_microphone_goes_on_where_the_first_was_pulled_out(session: VoiceSession) -> None:
    read(session, speech("ada", 1))
    session.accept()
    session.start()

    session.change_source(48_000, "live")
    for block in blocks(noise(2.0, QUIET_ROOM, rate_hz=48_000), 2_400):
        session.feed(SoundBlock(block))
    session.start()
    for block in blocks(resample(speech("ada", 2), RATE_HZ, 48_000), 2_400):
        session.feed(SoundBlock(block))

    assert session.stop().flaws == ()
    assert session.accepted == (0,)
    assert str(session.origin) == "live"
    session.change_source(16_000, "file")
    session.change_source(48_000, "live")
    assert str(session.origin) == "file"


def test_a_gap_in_the_sound_is_told(session: VoiceSession) -> None:
    session.start()
    hear(session, speech("ada", 1)[:20_000])
    session.feed(SoundBlock(speech("ada", 1)[25_000:30_000], lost=5_000))

    assert SoundFlaw.GAP in session.stop().flaws


def test_nothing_recorded_is_no_crash(session: VoiceSession) -> None:
    session.start()

    assert session.stop().flaws == (SoundFlaw.NO_SIGNAL,)


def test_silence_around_is_cut_and_nonsense_from_a_driver_is_bounded(session: VoiceSession) -> None:
    session.start()
    hear(session, noise(3.0, QUIET_ROOM))
    hear(session, speech("ada", 1))
    hear(session, noise(3.0, QUIET_ROOM))
    take = session.stop()
    session.feed(SoundBlock(np.full(100, np.nan, np.float32)))

    assert len(take.samples) / SAMPLE_RATE_HZ < len(speech("ada", 1)) / RATE_HZ + 1.0
    assert take.flaws == ()


def test_a_session_from_files_is_marked_so() -> None:
    source = RecordedSound([FOLDER / "bo" / f"sentence-{number}.wav" for number in (1, 2)])
    source.start()
    session = VoiceSession(SentenceList("en", SENTENCES[:2], 2), source.rate_hz, source.origin)
    while session.phase is Phase.ROOM:
        session.feed(source.read() or SoundBlock(as_samples(np.zeros(0))))
    while session.phase is Phase.READY:
        source.cue()
        session.start()
        while not session.feed(source.read() or SoundBlock(as_samples(np.zeros(0)))).has_ended:
            pass
        assert session.stop().flaws == ()
        session.judge(SAME)
        session.accept()

    assert session.finish().origin == "file"
    session.discard()
    assert session.accepted == ()
