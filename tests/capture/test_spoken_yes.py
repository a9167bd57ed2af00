"""The spoken yes: the fresh words by the right voice pass, anything else does not; the grade tells how it was heard."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pytest

from studio.capture.resampling import Samples
from studio.capture.sentences import load_sentences
from studio.capture.sound_source import SoundBlock
from studio.capture.speech_check import SpeechChecker
from studio.capture.speech_process import HeardWord
from studio.capture.spoken_yes import SpokenYes, YesPhase, YesReason, YesResult
from studio.capture.voice_sample import decode_sound
from studio.capture.voiceprint import VoiceReference, learn_voice
from studio.core.storage import hash_bytes
from studio.domain.capture import Origin
from studio.domain.errors import InvalidInput, ToolMissing
from studio.domain.voice_sample import Grade, SoundFlaw
from studio.voice.convert import to_enrol_rate
from studio.voice.espeak_process import EspeakProcess, find_espeak
from studio.voice.profile import VoiceSettings
from tests.capture.voices import QUIET_ROOM, RATE_HZ, as_samples, blocks, noise

WORDS = ["candle", "tiger", "kitchen", "lemon"]
OTHER_WORDS = ["walnut", "thunder", "island", "silver"]
OPENING = "Yes, this is my own face and my own voice, and I agree that this studio may imitate them. My code words are:"
LINES = load_sentences("en").sentences
VOICES = {"one": VoiceSettings("en-us", 150, 82, 118, 100), "two": VoiceSettings("en-us", 150, 170, 250, 114)}
Sayings = dict[str, Samples]


@pytest.fixture(scope="module")
def sayings() -> Sayings:
    """The phrase with the right words by two speakers, with other words, and a line of the sample by the first."""

    def say(voice: str, text: str) -> Samples:
        with EspeakProcess(find_espeak()) as espeak:
            dry = to_enrol_rate(espeak.speak(text, VOICES[voice])).samples
        padded = np.pad(0.5 * dry / np.abs(dry).max(), RATE_HZ // 3)
        return as_samples(padded + noise(len(padded) / RATE_HZ, QUIET_ROOM)[: len(padded)])

    return {
        "right": say("one", f"{OPENING} {', '.join(WORDS)}."),
        "stranger": say("two", f"{OPENING} {', '.join(WORDS)}."),
        "replay": say("one", f"{OPENING} {', '.join(OTHER_WORDS)}."),
        "no": say("one", f"{OPENING.replace('I agree', 'I do not agree')} {', '.join(WORDS)}."),
        "words": say("two", f"{', '.join(WORDS)}."),
        "opening": say("one", OPENING),
        "sample": say("one", f"{LINES[0]} {LINES[1]}"),
        "other sample": say("two", f"{LINES[0]} {LINES[1]}"),
    }


@pytest.fixture(scope="module")
def voice(sayings: Sayings) -> VoiceReference:
    return learn_voice([sayings["sample"]], RATE_HZ)


@pytest.fixture(scope="module")
def checker() -> Iterator[SpeechChecker]:
    with SpeechChecker() as checker:
        yield checker


def fixed(pool: Sequence[str], count: int) -> list[str]:
    assert len(pool) == 32
    return WORDS[:count]


def begin(
    voice: VoiceReference | None, origin: Origin = "live", seconds: Callable[[], float] = lambda: 0.0
) -> SpokenYes:
    return SpokenYes("en", RATE_HZ, origin, seconds=seconds, voice=voice, choose=fixed)


def attempt(yes: SpokenYes, said: Samples, checker: SpeechChecker) -> YesResult:
    yes.show()
    for block in blocks(said):
        yes.feed(SoundBlock(block))
    yes.stop()
    return yes.check(checker)


def test_the_fresh_words_by_the_same_voice_are_a_yes(
    sayings: Sayings, voice: VoiceReference, checker: SpeechChecker
) -> None:
    yes = begin(voice)
    phrase = yes.show()
    assert phrase.text == f"{OPENING} {', '.join(WORDS)}."

    result = attempt(yes, sayings["right"], checker)

    assert result.passed
    assert yes.phase is YesPhase.PASSED
    evidence = result.evidence
    assert evidence is not None
    assert evidence.words_right is not None
    assert evidence.words_right >= 3
    assert evidence.speaker_similarity is not None
    assert evidence.speaker_similarity > 0.9
    assert evidence.weakest_similarity is not None
    assert 0.75 < evidence.weakest_similarity <= evidence.speaker_similarity
    assert evidence.grade is Grade.FULL
    assert evidence.audio_sha256 == hash_bytes(result.recording)
    assert "pocketsphinx" in evidence.engine
    assert "resemblyzer" in evidence.engine
    assert evidence.attempt == 2
    assert len(decode_sound(result.recording)) == pytest.approx(3 * len(sayings["right"]), abs=3)


def test_from_a_file_or_without_a_sample_the_grade_is_lower(
    sayings: Sayings, voice: VoiceReference, checker: SpeechChecker
) -> None:
    filed = attempt(begin(voice, "file"), sayings["right"], checker)
    voiceless = attempt(begin(None), sayings["right"], checker)

    assert filed.passed
    assert filed.evidence is not None
    assert filed.evidence.grade is Grade.LOWER
    assert "file" in filed.note
    assert "no voice sample" in voiceless.note
    assert voiceless.evidence is not None
    assert voiceless.evidence.speaker_similarity is None
    assert voiceless.evidence.grade is Grade.LOWER


def test_other_words_another_voice_and_the_sample_itself_are_no_yes(
    sayings: Sayings, voice: VoiceReference, checker: SpeechChecker
) -> None:
    yes = begin(voice)

    stranger = attempt(yes, sayings["stranger"], checker)
    replay = attempt(yes, sayings["replay"], checker)
    sample = attempt(yes, sayings["sample"], checker)

    assert YesReason.OTHER_VOICE in stranger.reasons
    assert replay.reasons == (YesReason.WORDS,)
    assert not sample.passed
    assert [result.attempts_left for result in (stranger, replay, sample)] == [2, 1, 0]
    assert all(result.recording == b"" for result in (stranger, replay, sample))
    assert yes.phase is YesPhase.FAILED
    with pytest.raises(InvalidInput, match="no further attempt"):
        yes.show()


def test_who_is_late_or_silent_gets_new_words(voice: VoiceReference, checker: SpeechChecker) -> None:
    now = [0.0]
    yes = begin(voice, seconds=lambda: now[0])
    yes.show()
    assert yes.time_left_s == 40
    now[0] = 41.0
    assert yes.time_left_s == 0
    yes.stop()

    late = yes.check(checker)
    silent = attempt(yes, noise(3.0, QUIET_ROOM), checker)

    assert late.reasons == (YesReason.TOO_LATE,)
    assert silent.reasons == (YesReason.SOUND,)
    assert SoundFlaw.TOO_QUIET in silent.flaws
    assert silent.evidence is None
    assert silent.attempts_left == 1


def test_a_language_without_a_model_is_heard_but_not_checked(voice: VoiceReference, sayings: Sayings) -> None:
    yes = SpokenYes("de", RATE_HZ, "live", seconds=lambda: 0.0, voice=voice)
    with SpeechChecker("de") as german:
        result = attempt(yes, sayings["right"], german)

    assert result.evidence is not None
    assert result.evidence.words_right is None
    assert not result.evidence.text_checked
    assert result.evidence.grade is Grade.LOWER
    assert result.evidence.language == "de"
    assert "English only" in result.note


def test_words_are_drawn_anew_for_every_attempt(voice: VoiceReference) -> None:
    yes = SpokenYes("en", RATE_HZ, "live", seconds=lambda: 0.0, voice=voice)

    assert len({yes.show().words for _ in range(3)}) == 3
    yes.discard()


def test_a_no_is_never_taken_for_a_yes(sayings: Sayings, voice: VoiceReference, checker: SpeechChecker) -> None:
    result = attempt(begin(voice), sayings["no"], checker)

    assert result.reasons == (YesReason.DENIED,)
    assert result.evidence is not None
    assert result.evidence.words_right == 4
    assert not result.evidence.passed
    assert result.evidence.grade is Grade.LOWER
    assert result.recording == b""


def test_an_old_opening_with_fresh_words_by_somebody_else_is_no_yes(
    sayings: Sayings, voice: VoiceReference, checker: SpeechChecker
) -> None:
    spliced = np.concatenate([sayings["opening"][: -RATE_HZ // 4], sayings["words"][RATE_HZ // 4 :]])

    result = attempt(begin(voice), spliced, checker)

    assert result.reasons == (YesReason.OTHER_VOICE,)
    assert result.evidence is not None
    assert result.evidence.speaker_similarity is not None
    assert result.evidence.weakest_similarity is not None
    assert result.evidence.speaker_similarity > 0.8 > result.evidence.weakest_similarity


def test_a_sample_by_two_people_fits_neither(sayings: Sayings, checker: SpeechChecker) -> None:
    mixed = learn_voice([sayings["sample"], sayings["other sample"]], RATE_HZ)

    result = attempt(begin(mixed), sayings["right"], checker)

    assert len(mixed.parts) == 2
    assert result.reasons == (YesReason.OTHER_VOICE,)


def test_where_the_listener_is_not_installed_the_grade_is_lower(sayings: Sayings, voice: VoiceReference) -> None:
    class MissingChecker(SpeechChecker):
        def listen(self, *_: object) -> tuple[HeardWord, ...]:
            raise ToolMissing("The words cannot be checked.", "Install it.")

    result = attempt(begin(voice), sayings["right"], MissingChecker())

    assert result.passed
    assert result.note == "The words cannot be checked."
    assert result.evidence is not None
    assert not result.evidence.text_checked
    assert result.evidence.grade is Grade.LOWER


def test_another_source_uses_the_phrase_up_and_a_file_stays_a_file(
    sayings: Sayings, voice: VoiceReference, checker: SpeechChecker
) -> None:
    yes = begin(voice)
    yes.show()

    yes.change_source(RATE_HZ, "file")
    assert (yes.phase, yes.attempts_left) == (YesPhase.IDLE, 2)
    yes.change_source(RATE_HZ, "live")
    result = attempt(yes, sayings["right"], checker)

    assert result.evidence is not None
    assert result.evidence.origin == "file"
    assert result.evidence.grade is Grade.LOWER


def test_abandoning_the_last_phrase_is_the_end(voice: VoiceReference) -> None:
    yes = begin(voice)
    for _ in range(3):
        yes.show()
    yes.abandon()

    assert yes.phase is YesPhase.FAILED
