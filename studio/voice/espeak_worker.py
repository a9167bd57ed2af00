# SPDX-License-Identifier: GPL-3.0-or-later
#
# This one file is licensed under the GNU General Public License, version 3 or later, because it loads libespeak-ng.
"""A separate program that drives libespeak-ng by ctypes and answers JSON lines over its standard streams.

Started by file path with the library and its data folder as arguments, in a private empty working folder that becomes
its data folder: espeak keeps paths in a short buffer and opens them in the system's code page, "." is safe from both.
Must not import anything but the standard library. It ends when its standard input does, and so with its parent.

Request:  {"text", "voice", "wpm", "pitch_lo", "pitch_hi", "formant_percent"}
Answer:   {"pcm": base64 of s16le mono, "words": [[text position, length, sample]], "phonemes": [[ipa, sample]]}
          or {"error": text}. The first line, unasked, is {"version", "sample_rate_hz"}.
"""

import base64
import ctypes
import json
import shutil
import sys
from pathlib import Path

# Values of speak_lib.h, espeak-ng 1.52.
AUDIO_OUTPUT_SYNCHRONOUS = 2
INITIALIZE_PHONEME_EVENTS_IPA = 0x3
INITIALIZE_DONT_EXIT = 0x8000
CHARS_UTF8 = 1
POS_CHARACTER = 1
PARAMETER_RATE = 1
EVENT_LIST_END, EVENT_WORD, EVENT_PHONEME = 0, 1, 7
FORMANTS = 9

NEEDED_DATA = ("phontab", "phonindex", "phondata", "intonations", "en_dict", "lang/gmw/en*")
DATA_FOLDER = Path("espeak-ng-data")
VARIANTS = DATA_FOLDER / "voices" / "!v"


class EventId(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", EventId),
    )


SynthCallback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))


class Synthesizer:
    """libespeak-ng with one voice variant at a time."""

    def __init__(self, library: str) -> None:
        self._lib = ctypes.CDLL(library)
        self._lib.espeak_Info.restype = ctypes.c_char_p
        self._lib.espeak_Synth.argtypes = [
            ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint,
            ctypes.c_void_p, ctypes.c_void_p,
        ]  # fmt: skip
        self.sample_rate_hz = int(
            self._lib.espeak_Initialize(
                AUDIO_OUTPUT_SYNCHRONOUS, 0, b".", INITIALIZE_PHONEME_EVENTS_IPA | INITIALIZE_DONT_EXIT
            )
        )
        if self.sample_rate_hz <= 0:
            raise RuntimeError("espeak could not be initialised with its data")
        self.version = (self._lib.espeak_Info(None) or b"unknown").decode("ascii", "replace")
        self._pcm = bytearray()
        self._words: list[tuple[int, int, int]] = []
        self._phonemes: list[tuple[str, int]] = []
        self._callback = SynthCallback(self._receive)  # kept: the library holds only a bare pointer to it
        self._lib.espeak_SetSynthCallback(self._callback)
        self._variants = 0

    def _receive(self, samples: "ctypes._Pointer[ctypes.c_short]", count: int, events: "ctypes._Pointer[Event]") -> int:
        if samples and count > 0:
            self._pcm.extend(ctypes.string_at(samples, count * 2))
        index = 0
        while events[index].type != EVENT_LIST_END:
            event = events[index]
            if event.type == EVENT_WORD:
                self._words.append((event.text_position, event.length, event.sample))
            elif event.type == EVENT_PHONEME:
                self._phonemes.append((event.id.string.decode("utf-8", "ignore"), event.sample))
            index += 1
        return 0

    def speak(self, request: dict[str, object]) -> dict[str, object]:
        """Synthesise one request. Raises `RuntimeError` when espeak refuses the voice or the text."""
        self._pcm.clear()
        self._words.clear()
        self._phonemes.clear()
        # A fresh name for every setting, since espeak may keep a variant it has read; the file itself is private.
        self._variants += 1
        variant = VARIANTS / f"v{self._variants}"
        variant.write_text(variant_text(request), encoding="ascii")
        try:
            voice = f"{request['voice']}+{variant.name}"
            code = self._lib.espeak_SetVoiceByName(voice.encode("ascii"))
            if code:  # otherwise the previous voice would go on speaking
                raise RuntimeError(f"espeak has no voice {request['voice']!r} (code {code})")
            self._lib.espeak_SetParameter(PARAMETER_RATE, int(str(request["wpm"])), 0)
            text = str(request["text"]).replace("\0", " ").encode("utf-8") + b"\0"
            code = self._lib.espeak_Synth(text, len(text), 0, POS_CHARACTER, 0, CHARS_UTF8, None, None)
            self._lib.espeak_Synchronize()
        finally:
            variant.unlink()
        if code:
            raise RuntimeError(f"espeak could not speak the text (code {code})")
        return {
            "pcm": base64.b64encode(bytes(self._pcm)).decode("ascii"),
            "words": list(self._words),
            "phonemes": list(self._phonemes),
        }


def variant_text(request: dict[str, object]) -> str:
    """A voice variant in espeak's own format: pitch range and formant frequencies in percent."""
    percent = int(str(request["formant_percent"]))
    lines = ["language variant", "name fitted"]
    lines.append(f"pitch {int(str(request['pitch_lo']))} {int(str(request['pitch_hi']))}")
    lines += [f"formant {index} {percent} 100 100" for index in range(FORMANTS)]
    return "\n".join(lines) + "\n"


def copy_data(data: Path) -> None:
    """Copy what English needs (about 1 MB of 10) into the working folder."""
    for pattern in NEEDED_DATA:
        for source in sorted(data.glob(pattern)):
            target = DATA_FOLDER / source.relative_to(data)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    VARIANTS.mkdir(parents=True)


def answer(data: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(data) + "\n")
    sys.stdout.flush()


def main(library: str, data: str) -> None:
    copy_data(Path(data))
    synthesizer = Synthesizer(library)
    answer({"version": synthesizer.version, "sample_rate_hz": synthesizer.sample_rate_hz})
    for line in sys.stdin:
        try:
            answer(synthesizer.speak(json.loads(line)))
        except (RuntimeError, KeyError, ValueError) as error:
            answer({"error": str(error)})


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
