"""Codes are stable, distinct, and cross process borders."""

import pickle

from studio.domain.errors import ERRORS_BY_CODE, Cancelled, NoFaceFound, StudioError, rebuild


def test_every_error_has_its_own_code_and_exit_code() -> None:
    assert len({cls.exit_code for cls in ERRORS_BY_CODE.values()}) == len(ERRORS_BY_CODE)
    assert all(0 < cls.exit_code < 126 for cls in ERRORS_BY_CODE.values())


def test_errors_cross_a_process_border() -> None:
    again = rebuild("no-face", "No face.", "Look at the camera.")
    assert isinstance(again, NoFaceFound)
    copy = pickle.loads(pickle.dumps(again))  # our own bytes, made a line above
    assert (copy.message, copy.hint, type(copy)) == ("No face.", "Look at the camera.", NoFaceFound)


def test_an_unknown_code_stays_a_known_error() -> None:
    assert type(rebuild("from-the-future", "Something.", "")) is StudioError


def test_cancelling_is_not_swallowed_by_except_exception() -> None:
    assert not issubclass(Cancelled, Exception)
