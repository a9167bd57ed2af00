"""A PortAudio without hardware: devices from a list, sound when the test says so. Stands in for `sounddevice`."""

from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt

Callback = Callable[[npt.NDArray[np.float32], int, object, SimpleNamespace], None]


class FakePortAudioError(Exception):
    """What the fake raises where PortAudio would."""


class FakePortAudio(ModuleType):
    """``refused`` names channel counts that the device does not open with."""

    PortAudioError = FakePortAudioError

    def __init__(self, devices: list[dict[str, Any]], default: int = -1, refused: tuple[int, ...] = ()) -> None:
        super().__init__("sounddevice")
        self.devices = devices
        self._plugged_in = list(devices)
        self.default = SimpleNamespace(device=(default, -1))
        self.refused = refused
        self.opened: list[FakeStream] = []

    def plug_in(self, device: dict[str, Any]) -> None:
        """Seen only once PortAudio begins anew, as with the real one."""
        self._plugged_in.append(device)

    def _terminate(self) -> None:
        self.devices = []

    def _initialize(self) -> None:
        self.devices = [*self._plugged_in]

    def query_devices(self) -> list[dict[str, Any]]:
        return self.devices

    def InputStream(self, **asked: Any) -> "FakeStream":  # the library's own name
        if asked["channels"] in self.refused:
            raise FakePortAudioError("Invalid number of channels [PaErrorCode -9998]")
        self.opened.append(FakeStream(**asked))
        return self.opened[-1]


class FakeStream:
    """An input stream. `speak` is what the driver's thread would do."""

    def __init__(
        self,
        *,
        device: int,
        channels: int,
        samplerate: int,
        dtype: str,
        callback: Callback,
        finished_callback: Callable[[], None],
    ) -> None:
        self.asked = (device, channels, samplerate, dtype)
        self.is_open = False
        self._callback = callback
        self._finished = finished_callback

    def start(self) -> None:
        self.is_open = True

    def abort(self) -> None:
        self.is_open = False

    def close(self) -> None:
        self.is_open = False

    def speak(self, samples: npt.NDArray[np.float32], overflow: bool = False) -> None:
        heard = np.repeat(samples[:, None], self.asked[1], axis=1)
        self._callback(heard, len(heard), None, SimpleNamespace(input_overflow=overflow))

    def pull_out(self) -> None:
        self._finished()
