"""States and figures in words."""

from datetime import UTC, datetime

from studio.domain.avatar import ClassWord
from studio.domain.errors import NotFound
from studio.domain.job import Failed, Job, JobState, Paused, Progress, Stopped
from studio.domain.recipe import TrainRequest
from studio.ui.words import breakable, spell_error, spell_length, spell_progress, spell_state, spell_time_left

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
    assert spell_state(job(Stopped(NOW, "asked"))) == "Cancelled"
    assert spell_state(job(Stopped(NOW, "The consent was withdrawn."))) == "Stopped. The consent was withdrawn."


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
