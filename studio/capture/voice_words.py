"""What a person is told while they record their voice. Words only; these tables are the only place for them.

Windows translate them by their ids.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from studio.domain.voice_sample import SoundFlaw


class VoiceHint(StrEnum):
    """What to do now."""

    BE_QUIET = "be-quiet"
    PRESS_AND_READ = "press-and-read"
    READ_NOW = "read-now"
    READING = "reading"
    LISTENING = "listening"
    GOOD = "good"
    AGAIN = "again"
    KEEP_OR_AGAIN = "keep-or-again"
    DONE = "done"
    SAY_PHRASE = "say-phrase"
    YES_HEARD = "yes-heard"
    YES_AGAIN = "yes-again"
    YES_FAILED = "yes-failed"


HINT_TEXTS: Mapping[VoiceHint, str] = MappingProxyType(
    {
        VoiceHint.BE_QUIET: "Stay quiet for a moment: the room is being measured.",
        VoiceHint.PRESS_AND_READ: "Press Record and read the sentence as you would say it to a friend.",
        VoiceHint.READ_NOW: "Read the sentence now.",
        VoiceHint.READING: "Go on.",
        VoiceHint.LISTENING: "One moment: the recording is being checked.",
        VoiceHint.GOOD: "That was good.",
        VoiceHint.AGAIN: "Please read it once more.",
        VoiceHint.KEEP_OR_AGAIN: "Better read it once more; you can also keep it as it is.",
        VoiceHint.DONE: "That is enough for a good voice. Thank you.",
        VoiceHint.SAY_PHRASE: "Read this aloud in one go, at your own pace.",
        VoiceHint.YES_HEARD: "Your yes was heard.",
        VoiceHint.YES_AGAIN: "That one did not count. The next try shows other words.",
        VoiceHint.YES_FAILED: "That was the last try for now. You can go on without a spoken yes.",
    }
)

FLAW_TEXTS: Mapping[SoundFlaw, str] = MappingProxyType(
    {
        SoundFlaw.NO_SIGNAL: "The microphone gives no sound at all. Is it muted, or not allowed for this program?",
        SoundFlaw.TOO_QUIET: "That was too quiet. Come closer, or turn the microphone up.",
        SoundFlaw.TOO_LOUD: "That was very loud. Lean back a little.",
        SoundFlaw.CLIPPED: "That was too loud and is distorted. Lean back, or turn the microphone down.",
        SoundFlaw.NOISY: "Your voice is not far enough above the noise. Come closer, or find a quieter place.",
        SoundFlaw.ROOM_LOUD: "The room is loud. Can you close a window, or switch something off?",
        SoundFlaw.ROOM_RESTLESS: "Something was heard. Please stay quiet until the room is measured.",
        SoundFlaw.HUM: "The power supply hums. Another socket, or running on battery, often helps.",
        SoundFlaw.DC_OFFSET: "The microphone has an electrical offset. That does no harm; another may sound better.",
        SoundFlaw.CUT_AT_START: "The beginning is missing. Wait a moment before you speak.",
        SoundFlaw.CUT_AT_END: "The end is missing. Wait a moment before you stop.",
        SoundFlaw.TOO_SHORT: "That was shorter than the sentence. Please read all of it.",
        SoundFlaw.TOO_LONG: "That took too long. Read the sentence in one go.",
        SoundFlaw.GAP: "Some sound was lost because the computer was busy. Please read it once more.",
        SoundFlaw.OTHER_WORDS: "That did not sound like the sentence. If you did read it, keep it.",
    }
)
