"""States and figures in words."""

from datetime import UTC, datetime

from studio.domain.avatar import ClassWord
from studio.domain.errors import NotFound
from studio.domain.job import Done, Failed, Job, JobState, Paused, Progress, Stopped
from studio.domain.recipe import TrainRequest
from studio.ui.words import (
    breakable,
    spell_end,
    spell_error,
    spell_length,
    spell_moment,
    spell_progress,
    spell_span,
    spell_state,
    spell_time_left,
)

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
REQUEST = TrainRequest("a", "ohwx", ClassWord.PERSON, "c", "m", "r", (), 4, 10, 1, 0.1, 0, 5, 0)


def job(state: JobState) -> Job:
    return Job("j", "Train Ada", REQUEST, state, NOW, 0)


def test_progress_names_stage_count_time_and_figures() -> None:
    told = spell_progress(Progress("training", 12, 300, eta_s=200.0, metrics=(("loss", 0.12345),)))
    assert told == "Training  ·  12 of 300  ·  about 3 min left  ·  loss 0.123"
    assert spell_progress(Progress("loading", 0, 1)) == "Loading"


def test_time_left_has_a_fitting_unit() -> None:
    assert spell_time_left(None) == ""
    assert spell_time_left(0.2) == "about 1 s left"
    assert spell_time_left(7200) == "about 2.0 h left"


def test_states() -> None:
    assert spell_state(job(Failed(NOW, "x", "It broke.", "Try again."))) == "It broke. Try again."
    assert "Resume" in spell_state(job(Paused(NOW, "interrupted")))
    assert spell_state(job(Stopped(NOW, "asked"))) == f"Cancelled {spell_moment(NOW)}"
    assert spell_state(job(Stopped(NOW, "The consent was withdrawn."))) == "Stopped. The consent was withdrawn."


def test_an_end_says_when_and_how_long() -> None:
    assert spell_end(job(Failed(NOW, "x", "It broke.", ""))) == spell_moment(NOW)
    assert spell_end(job(Stopped(NOW, "asked"))) == ""
    assert spell_state(job(Done(NOW, "r", 42.0))) == f"Done {spell_moment(NOW)}, took 42 s"
    assert [spell_span(span_s) for span_s in (0.1, 600.0, 9000.0)] == ["1 s", "10 min", "2.5 h"]


def test_errors_a_person_can_act_on_and_bugs() -> None:
    assert spell_error(NotFound("No clip.", "Look again.")) == "No clip. Look again."
    assert "bug" in spell_error(KeyError("x"))
    assert spell_error(None) == "Stopped."


def test_long_words_can_be_broken_and_read_the_same() -> None:
    word = "x" * 100
    assert breakable("a short line") == "a short line"
    assert breakable(word).replace("\u200b", "") == word
    assert max(len(part) for part in breakable(word).split("\u200b")) <= 18


def test_lengths() -> None:
    assert spell_length(4.1) == "0:04"
    assert spell_length(61.6) == "1:02"
