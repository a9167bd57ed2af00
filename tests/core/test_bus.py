"""Events reach who asked for them; a failing listener harms nobody else."""

import pytest

from studio.core.bus import Bus
from studio.domain.events import AvatarAdded, ClipAdded


def test_only_its_own_events_until_unsubscribed() -> None:
    bus, heard = Bus(), list[str]()
    stop = bus.subscribe(ClipAdded, lambda event: heard.append(event.clip_id))
    bus.publish(ClipAdded("c1"))
    bus.publish(AvatarAdded("a1"))
    stop()
    stop()
    bus.publish(ClipAdded("c2"))
    assert heard == ["c1"]


@pytest.mark.expects_logs
def test_a_failing_listener_does_not_silence_the_others(caplog: pytest.LogCaptureFixture) -> None:
    bus, heard = Bus(), list[str]()

    def fail(event: ClipAdded) -> None:
        raise ValueError(event.clip_id)

    bus.subscribe(ClipAdded, fail)
    bus.subscribe(ClipAdded, lambda event: heard.append(event.clip_id))
    bus.publish(ClipAdded("c1"))
    assert heard == ["c1"]
    assert "ClipAdded" in caplog.text
