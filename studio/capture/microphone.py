"""Microphones through PortAudio: what there is, and their sound as it comes. Keeps nothing, judges nothing.

`sounddevice` is imported late: where PortAudio is missing, windows and commands still start.
"""

import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from studio.capture.resampling import MAX_RATE_HZ, MIN_RATE_HZ
from studio.capture.sound_source import BUFFER_S, SoundBlock, SoundBuffer
from studio.domain.capture import Origin
from studio.domain.errors import MicrophoneLost, MicrophoneUnavailable

if TYPE_CHECKING:
    from sounddevice import CallbackFlags, InputStream

# A device that gives nothing for so long is gone, even where the system does not say so.
SILENT_DEVICE_S = 2.0
_MAX_CHANNELS = 2
_USUAL_RATE_HZ = 48_000

_NO_PORTAUDIO: Mapping[str, str] = MappingProxyType(
    {
        "linux": "Install PortAudio (Debian, Ubuntu: sudo apt install libportaudio2; Fedora: sudo dnf install "
        "portaudio), then start the studio again.",
        "darwin": "Install the studio again: PortAudio comes with the package sounddevice.",
        "win32": "Install the studio again: PortAudio comes with the package sounddevice.",
    }
)
_NO_DEVICE: Mapping[str, str] = MappingProxyType(
    {
        "linux": "Plug a microphone in and look for it in the sound settings; then try again.",
        "darwin": "Plug a microphone in and choose it under System Settings > Sound > Input; then try again.",
        "win32": "Plug a microphone in and look for it under Settings > System > Sound > Input; then try again.",
    }
)
_REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "linux": "Close other programs that record, and check that you may use sound devices (group audio).",
        "darwin": "Allow it under System Settings > Privacy & Security > Microphone, then start the studio again.",
        "win32": "Allow desktop apps under Settings > Privacy & security > Microphone, and close other programs that "
        "record.",
    }
)
_OTHER_WAY = " You can also give recordings from files."


@dataclass(frozen=True)
class MicrophoneInfo:
    """One input device. ``index`` is PortAudio's and holds until devices change; ``name`` is what a person knows."""

    index: int
    name: str
    channels: int
    rate_hz: int
    is_default: bool


def list_microphones(*, look_again: bool = False) -> tuple[MicrophoneInfo, ...]:
    """All input devices, the system's default first; empty when there is none.

    PortAudio looks for devices once; with ``look_again`` it does so now, and finds one that was just plugged in. That
    must not happen while a `Microphone` is open. Raises `MicrophoneUnavailable` when PortAudio is missing or does not
    work here.
    """
    library = _load_portaudio()
    try:
        if look_again:
            library._terminate()
            library._initialize()
        devices = library.query_devices()
        chosen = int(library.default.device[0])
    except library.PortAudioError as error:
        raise _unavailable("This computer's sound system does not answer.", _NO_DEVICE) from error
    described = (_describe(index, device, index == chosen) for index, device in enumerate(devices))
    found = [device for device in described if device.channels > 0]
    return tuple(sorted(found, key=lambda device: (not device.is_default, device.index)))


class Microphone:
    """A live microphone at its own rate, mixed to mono: a `SoundSource` whose origin is "live".

    PortAudio's callback fills a buffer of `BUFFER_S` seconds; nobody who reads late stops it, what is lost is counted.
    """

    def __init__(self, device: MicrophoneInfo, clock: Callable[[], float] = time.monotonic) -> None:
        self._device = device
        self._clock = clock
        self._rate_hz = device.rate_hz
        self._buffer = SoundBuffer(round(BUFFER_S * device.rate_hz))
        self._stream: InputStream | None = None
        self._heard_s = 0.0
        self._ended = False

    @property
    def origin(self) -> Origin:
        return "live"

    @property
    def name(self) -> str:
        return self._device.name

    @property
    def rate_hz(self) -> int:
        return self._rate_hz

    def start(self) -> None:
        """Open the device, mono if it can, otherwise with two channels. Raises `MicrophoneUnavailable`."""
        library = _load_portaudio()
        self._ended = False
        failure: Exception | None = None
        for channels in range(1, min(_MAX_CHANNELS, self._device.channels) + 1):
            try:
                stream: InputStream = library.InputStream(
                    device=self._device.index,
                    channels=channels,
                    samplerate=self._rate_hz,
                    dtype="float32",
                    callback=self._receive,
                    finished_callback=self._end,
                )
                stream.start()
            except (library.PortAudioError, ValueError, OSError) as error:
                failure = error
                continue
            self._stream, self._heard_s = stream, self._clock()
            return
        raise _unavailable(f"The microphone '{self.name}' could not be opened.", _REFUSED) from failure

    def read(self, timeout_s: float = 0.0) -> SoundBlock | None:
        """Raises `MicrophoneLost` once the device is gone and everything that it gave was read."""
        block = self._buffer.read(timeout_s)
        if block is not None:
            self._heard_s = self._clock()
        elif self._stream is None or self._ended or self._clock() - self._heard_s > SILENT_DEVICE_S:
            self.close()
            raise MicrophoneLost(
                f"The microphone '{self.name}' was disconnected.",
                "Plug it in again or choose another one. The sentences that you finished are kept.",
            )
        return block

    def cue(self) -> None:
        """Forget what came before: it was said before the person was asked to speak."""
        self._buffer.wipe()

    def close(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            library = _load_portaudio()
            try:
                stream.abort()
                stream.close()
            except library.PortAudioError:
                # A device that was pulled out cannot be closed in good order; there is nothing left to let go of.
                self._ended = True
        self._buffer.wipe()

    def _receive(self, heard: npt.NDArray[np.float32], count: int, time_info: object, status: "CallbackFlags") -> None:
        """Called by PortAudio in its own thread with float32 [count, channels]; must be quick."""
        lost = 0
        if status.input_overflow:
            lost = count  # how much is unknown; at least it is known that something is missing
        self._buffer.write(heard.mean(axis=1), lost)

    def _end(self) -> None:
        self._ended = True


def _load_portaudio() -> ModuleType:
    try:
        import sounddevice
    except (ImportError, OSError) as error:  # without the library itself sounddevice raises OSError
        raise _unavailable("Sound cannot be recorded: PortAudio is missing.", _NO_PORTAUDIO) from error
    return sounddevice


def _describe(index: int, device: Mapping[str, object], is_default: bool) -> MicrophoneInfo:
    rate_hz = round(float(str(device["default_samplerate"])))
    if not MIN_RATE_HZ <= rate_hz <= MAX_RATE_HZ:
        rate_hz = _USUAL_RATE_HZ
    return MicrophoneInfo(index, str(device["name"]), int(str(device["max_input_channels"])), rate_hz, is_default)


def _unavailable(message: str, hints: Mapping[str, str]) -> MicrophoneUnavailable:
    return MicrophoneUnavailable(message, hints.get(sys.platform, hints["linux"]) + _OTHER_WAY)
