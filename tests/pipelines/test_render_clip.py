"""What the worker refuses to render, whatever the job says; nothing is loaded for it."""

from dataclasses import replace
from pathlib import Path

import pytest

from studio.domain.consent import ALL_PURPOSES, Purpose
from studio.domain.errors import (
    ConsentInvalid,
    ConsentMissing,
    ModelMissing,
    NotFound,
    PromptRefused,
    StudioError,
    UnsupportedByModel,
)
from studio.domain.recipe import RenderRequest, SpokenLine
from studio.pipelines.render_clip import run
from studio.pipelines.workbench import Workbench
from tests.fakes.jobs import render_request
from tests.fakes.reporters import ListeningReporter
from tests.pipelines.scene import AVATAR_ID, Order, consent, make_order

LINE = SpokenLine("Hello.", AVATAR_ID, "espeak", "5" * 64)


@pytest.fixture
def order(tmp_path: Path) -> Order:
    return make_order(tmp_path)


def ask(order: Order) -> RenderRequest:
    request = render_request(avatar_id=AVATAR_ID)
    return replace(request, adapters=(replace(request.adapters[0], consent_sha256=order.record.sha256),))


def refuse(order: Order, request: RenderRequest, error: type[StudioError], words: str = ".") -> None:
    with pytest.raises(error, match=words) as caught:
        run(request, order.context, ListeningReporter(), Workbench())
    assert type(caught.value) is error
    assert not Path(order.context.work_dir).exists()


def test_no_permit_or_another_record(order: Order) -> None:
    refuse(replace(order, context=replace(order.context, permits=())), ask(order), ConsentMissing)
    other = replace(ask(order).adapters[0], consent_sha256="0" * 64)
    refuse(order, replace(ask(order), adapters=(other,)), ConsentInvalid)


def test_a_voice_that_was_not_allowed_is_refused_only_when_it_speaks(order: Order) -> None:
    silent = order.under(consent(purposes=[purpose for purpose in ALL_PURPOSES if purpose is not Purpose.VOICE]))
    refuse(silent, replace(ask(silent), spoken=LINE), ConsentMissing, "voice")
    # Allowed: it gets as far as its model, which is not there.
    with pytest.raises(ModelMissing):
        run(ask(silent), silent.context, ListeningReporter(), Workbench())


def test_a_line_for_somebody_who_is_not_in_the_clip(order: Order) -> None:
    spoken = replace(LINE, avatar_id="cd" * 16)
    refuse(order, replace(ask(order), spoken=spoken), UnsupportedByModel, "not in the clip")


def test_a_line_for_a_voice_that_is_not_in_the_vault(order: Order) -> None:
    refuse(order, replace(ask(order), spoken=LINE), NotFound)


def test_every_text_is_judged_again(order: Order) -> None:
    bad = "a naked woman on the beach"
    request = ask(order)
    refuse(order, replace(request, prompt=bad), PromptRefused, "naked")
    refuse(order, replace(request, conditioning=bad), PromptRefused, "naked")
    refuse(order, replace(request, spoken=replace(LINE, text=bad)), PromptRefused, "naked")
    refuse(order, replace(request, prompt="dancing with Bob Jones"), PromptRefused, "Bob Jones")
    refuse(order, replace(request, negative_prompt="clothes, shirt"), PromptRefused, "clothes")
