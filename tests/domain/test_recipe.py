"""Recipes of earlier versions stay readable: they lie in finished clips and in queues."""

from dataclasses import replace

from studio.core import serial
from studio.domain.recipe import Guide, JobRequest, RenderRequest
from tests.fakes.jobs import render_request, train_request


def test_a_recipe_from_before_there_were_guides() -> None:
    tree = serial.to_data(render_request())
    del tree["guide"]
    assert serial.from_data(RenderRequest, tree) == render_request()


def test_a_guide_comes_back_as_it_was_written() -> None:
    guided = replace(render_request(), guide=Guide("a" * 32, "b" * 64, "storyboard", "c" * 64, 0.45))
    for request in (guided, render_request(), train_request()):
        read: JobRequest = serial.from_json(serial.tagged(JobRequest), serial.to_json(request))
        assert read == request
