"""Reads one source of sound in a thread of its own and hands it on; what is asked for is done between two blocks.

Keeps no sound and judges none.
"""

import queue
import threading
from collections.abc import Callable

from studio.capture.sound_source import SoundBlock, SoundSource
from studio.domain.errors import StudioError

_READ_S = 0.05
_JOIN_S = 5.0


class SoundPump:
    """``on_block`` and everything that `do` is given run in the reading thread, never at once.

    ``on_failure`` hears of a `StudioError` of theirs or of the source, which ends the reading.
    """

    def __init__(
        self,
        source: SoundSource,
        on_block: Callable[[SoundBlock], None],
        on_failure: Callable[[StudioError], None],
    ) -> None:
        self.source = source
        self._on_block = on_block
        self._on_failure = on_failure
        self._asked: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)

    @property
    def is_running(self) -> bool:
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin to read; the source was started."""
        self._thread.start()

    def do(self, action: Callable[[], None]) -> None:
        """Have ``action`` done between two blocks; what was asked before `stop` is done still. Forgotten when the
        reading has ended."""
        self._asked.put(action)

    def stop(self) -> None:
        """End the reading and close the source. May be called twice."""
        self._stopping.set()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(_JOIN_S)

    def _run(self) -> None:
        try:
            while not self._stopping.is_set():
                self._obey()
                block = self.source.read(_READ_S)
                if block is not None:
                    self._on_block(block)
            self._obey()
        except StudioError as error:
            self._on_failure(error)
        finally:
            self.source.close()

    def _obey(self) -> None:
        while not self._asked.empty():
            self._asked.get()()
