"""A program of its own that drives pocketsphinx (BSD) and answers JSON lines over its standard streams.

Started by file path. The library is C and has been seen to crash: then this process dies, and not the studio. Must not
import the studio, and writes nothing but its answers: sound comes and goes through pipes only. It ends when its
standard input does, and so with its parent.

Request:  {"pcm": base64 of s16le mono at 16 kHz, "words": […]}    are these words said?
          {"pcm": …, "grammar": JSGF text}                         which sentence of the grammar is said?
Answer:   {"aligned": bool, "score": number or null, "unknown": [words without a pronunciation]}
          {"heard": [[word, start in seconds, end in seconds], …]}
          or {"error": text}. The first line, unasked, is {"version"}.
"""

import base64
import importlib.metadata
import json
import math
import sys

from pocketsphinx import Decoder, get_model_path

RATE_HZ = 16_000
GRAMMAR = "phrase"
_FILLERS = ("<", "[", "(", "+")
_SMALLEST = 1e-300
_FRAME_S = 0.01


class Listener:
    """Three decoders with the English model that comes in the wheel, each loaded when it is first needed."""

    def __init__(self) -> None:
        self._aligner: Decoder | None = None
        self._phones: Decoder | None = None
        self._chooser: Decoder | None = None

    def align(self, pcm: bytes, words: list[str]) -> dict[str, object]:
        """Lay ``words`` over the sound in order and compare each with a loop of any phones.

        The score is the mean over words of the log likelihood ratio per frame. Must not ask for the second pass
        (`set_alignment`, `get_alignment`): it crashes in pocketsphinx 5.1.1.
        """
        if self._aligner is None:
            self._aligner = Decoder(samprate=RATE_HZ, loglevel="FATAL", lm=None)
        unknown = [word for word in words if self._aligner.lookup_word(word) is None]
        if unknown or not words:
            return {"aligned": False, "score": None, "unknown": unknown}
        try:
            self._aligner.set_align_text(" ".join(words))
            _decode(self._aligner, pcm)
            found = self._aligner.hyp() is not None
            spans = [
                (segment.start_frame, segment.end_frame, _log(segment.ascore))
                for segment in self._aligner.seg()
                if not segment.word.startswith(_FILLERS)
            ] if found else []  # fmt: skip
        except RuntimeError:  # how the library says that the words do not fit
            spans = []
        if len(spans) < len(words):
            return {"aligned": False, "score": None, "unknown": []}
        loop = self._score_phones(pcm)
        ratios = [(score - sum(loop[first : last + 1])) / (last - first + 1) for first, last, score in spans]
        return {"aligned": True, "score": sum(ratios) / len(ratios), "unknown": []}

    def choose(self, pcm: bytes, grammar: str) -> dict[str, object]:
        """The words of that sentence of ``grammar`` that fits best, with their times; empty when none does."""
        if self._chooser is None:
            # The usual beams lose speakers whom the model knows less well before they come to the end.
            self._chooser = Decoder(
                samprate=RATE_HZ, loglevel="FATAL", lm=None, lw=1.0, wip=1.0, beam=1e-60, pbeam=1e-60, wbeam=1e-40
            )
        self._chooser.add_jsgf_string(GRAMMAR, grammar)
        self._chooser.activate_search(GRAMMAR)
        _decode(self._chooser, pcm)
        if self._chooser.hyp() is None:
            return {"heard": []}
        words = [segment for segment in self._chooser.seg() if not segment.word.startswith(_FILLERS)]
        # Another pronunciation of a word is spelled "either(2)".
        return {
            "heard": [
                [word.word.split("(")[0], word.start_frame * _FRAME_S, (word.end_frame + 1) * _FRAME_S]
                for word in words
            ]
        }

    def _score_phones(self, pcm: bytes) -> list[float]:
        """Log likelihood of each frame under the best sequence of phones."""
        if self._phones is None:
            phones = get_model_path("en-us/en-us-phone.lm.bin")
            self._phones = Decoder(
                samprate=RATE_HZ, loglevel="FATAL", lm=None, allphone=phones, lw=2.0, beam=1e-20, pbeam=1e-20
            )
        _decode(self._phones, pcm)
        frames: list[float] = []
        for segment in self._phones.seg():
            length = segment.end_frame - segment.start_frame + 1
            frames += [_log(segment.ascore) / length] * length
        return frames


def _decode(decoder: Decoder, pcm: bytes) -> None:
    decoder.start_utt()
    try:
        decoder.process_raw(pcm, full_utt=True)
    finally:
        decoder.end_utt()


def _log(likelihood: float) -> float:
    return math.log(max(likelihood, _SMALLEST))


def _answer(data: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(data) + "\n")
    sys.stdout.flush()


def main() -> None:
    listener = Listener()
    _answer({"version": f"pocketsphinx {importlib.metadata.version('pocketsphinx')}"})
    for line in sys.stdin:
        try:
            request = json.loads(line)
            pcm = base64.b64decode(request["pcm"])
            if "grammar" in request:
                _answer(listener.choose(pcm, request["grammar"]))
            else:
                _answer(listener.align(pcm, request["words"]))
        except (RuntimeError, KeyError, ValueError) as error:
            _answer({"error": str(error)})


if __name__ == "__main__":
    main()
