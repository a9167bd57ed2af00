"""Makes the sample people in assets/samples: a drawn face scan and six spoken sentences each. No real
person is shown or heard.

    python scripts/make_samples.py

Needs espeak (the `basic-voice` extra) for the recitations. Equal arguments give equal pictures and sound.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import numpy.typing as npt
import soundfile
import torch

from studio.core.media import Ffmpeg
from studio.storyboard.acting.motion import SCAN_LENGTH_S
from studio.storyboard.render import prepare_stage
from studio.storyboard.scene import Person, Scene
from studio.voice.espeak_process import EspeakProcess, find_espeak
from studio.voice.profile import VoiceSettings

ROOT = Path(__file__).resolve().parent.parent
WIDTH_PX, HEIGHT_PX, FPS = 480, 640, 12
SAMPLE_RATE_HZ = 16_000
NOTE = "Drawn and synthesised by scripts/make_samples.py: no real person is shown or heard."


@dataclass(frozen=True)
class SamplePerson:
    """One invented person: how they look, and how espeak is set for their voice."""

    name: str
    scene: Scene
    voice: VoiceSettings
    room_s: float
    noise_db: float


def invent_people() -> tuple[SamplePerson, ...]:
    """Two people whom nobody mixes up: skin, hair, clothes and voice all differ."""
    ada = Person("woman", "tan", "black", "long", face=7)
    bo = Person("man", "pale", "red", "short", beard="full", face=11)
    return (
        SamplePerson(
            "ada",
            Scene(ada, "sweater", "green", "wall", "still", light="soft"),
            VoiceSettings(voice="en-gb-x-rp", wpm=158, pitch_lo=165, pitch_hi=245, formant_percent=116),
            room_s=0.12,
            noise_db=-52.0,
        ),
        SamplePerson(
            "bo",
            Scene(bo, "t-shirt", "blue", "wall", "still", light="soft"),
            VoiceSettings(voice="en-us", wpm=146, pitch_lo=72, pitch_hi=106, formant_percent=91),
            room_s=0.18,
            noise_db=-50.0,
        ),
    )


def draw_frames(sample: SamplePerson) -> Iterator[npt.NDArray[np.uint8]]:
    """The scan's frames, [640, 480, 3]."""
    stage = prepare_stage(
        sample.scene,
        seed=3,
        num_frames=round(SCAN_LENGTH_S * FPS),
        fps=FPS,
        height_px=HEIGHT_PX,
        width_px=WIDTH_PX,
        is_scan=True,
    )
    for chunk in stage.frames():
        yield from chunk.numpy()


def put_in_room(
    dry: npt.NDArray[np.float32], sample_rate_hz: int, sample: SamplePerson, seed: int
) -> npt.NDArray[np.float32]:
    """A recitation as a cheap microphone in a room would hear it: early reflections, a short tail, noise,
    16 kHz."""
    from scipy.signal import resample_poly

    rng = np.random.default_rng(seed)
    length = int(sample.room_s * sample_rate_hz)
    decay = np.exp(-6.9 * np.arange(length) / length)
    room = 0.03 * rng.standard_normal(length) * decay
    room[0] = 1.0
    room[int(0.007 * sample_rate_hz)] += 0.22
    room[int(0.013 * sample_rate_hz)] -= 0.14
    silence = np.zeros(sample_rate_hz // 4)
    wet = np.convolve(np.concatenate([silence, dry, silence]), room)
    wet = resample_poly(wet, SAMPLE_RATE_HZ, sample_rate_hz)
    wet = 0.5 * wet / np.abs(wet).max()
    hiss = 10 ** (sample.noise_db / 20) * 0.3 * rng.standard_normal(len(wet))
    return np.asarray(wet + hiss, np.float32)


def recite(sample: SamplePerson, sentences: list[str], folder: Path) -> None:
    """Write sentence-1.wav …, 16 kHz mono 16-bit."""
    with EspeakProcess(find_espeak()) as espeak:
        for number, sentence in enumerate(sentences, 1):
            speech = espeak.speak(sentence, sample.voice)
            sound = put_in_room(speech.samples, speech.sample_rate_hz, sample, seed=number)
            soundfile.write(folder / f"sentence-{number}.wav", sound, SAMPLE_RATE_HZ, subtype="PCM_16")


def make_sample(sample: SamplePerson, out: Path, sentences: list[str], ffmpeg: Ffmpeg) -> None:
    """Write one person's folder."""
    folder = out / sample.name
    folder.mkdir(parents=True, exist_ok=True)
    ffmpeg.write_clip(
        folder / "scan.mp4", draw_frames(sample), FPS, width_px=WIDTH_PX, height_px=HEIGHT_PX, crf=22, preset="slow"
    )
    recite(sample, sentences, folder)
    facts = {"name": sample.name, "class_word": sample.scene.person.class_word, "note": NOTE}
    (folder / "sample.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    print(f"{sample.name}: {sum(f.stat().st_size for f in folder.iterdir()) / 1e6:.2f} MB", flush=True)


def main() -> None:
    """Make both people."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--out", type=Path, default=ROOT / "assets" / "samples")
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    sentences = (ROOT / "assets" / "samples" / "sentences.txt").read_text(encoding="utf-8").splitlines()
    ffmpeg = Ffmpeg.locate()
    for sample in invent_people():
        make_sample(sample, chosen.out, [line for line in sentences if line.strip()], ffmpeg)


if __name__ == "__main__":
    main()
