"""The note below a refused prompt: another wording to take, and where to object; it remembers nothing."""

from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.domain.errors import PromptRefused
from studio.ui.main_window import MainWindow
from studio.ui.widgets.refusal import RefusalNote
from tests.fakes.studios import add_trained
from tests.ui.conftest import WAIT_MS


def refused(rewrite: str) -> PromptRefused:
    return PromptRefused("No.", "Why.", rule_id="sexual", words="naked", why="Why.", rewrite=rewrite)


def test_the_other_wording_can_be_taken_and_is_then_forgotten(qtbot: QtBot) -> None:
    note = RefusalNote()
    qtbot.addWidget(note)
    assert note.isHidden()
    note.show_refusal(refused("a woman on the beach"))
    assert not note.isHidden()
    assert "a woman on the beach" in note.wording.text()
    assert "rules.json" in note.appeal.text()
    with qtbot.waitSignal(note.wording_chosen, timeout=WAIT_MS) as taken:
        note.button.click()
    assert taken.args == ["a woman on the beach"]
    assert note.isHidden()
    assert note.wording.text() == ""


def test_without_another_wording_only_the_way_to_object_is_shown(qtbot: QtBot) -> None:
    note = RefusalNote()
    qtbot.addWidget(note)
    note.show_refusal(refused(""))
    note.show()
    assert not note.button.isVisible()
    assert note.appeal.isVisible()


def test_the_compose_page_puts_the_wording_into_the_editor_and_sends_nothing(
    window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    add_trained(studio)
    page = window.compose
    qtbot.waitUntil(page.submit_button.isEnabled, timeout=WAIT_MS)
    jobs = len(studio.jobs.list())
    page.prompt.setPlainText("a naked woman on the beach")
    page.submit()
    qtbot.waitUntil(lambda: not page.refusal.isHidden(), timeout=WAIT_MS)
    assert "naked" in page.message.text()
    page.refusal.button.click()
    assert page.prompt.toPlainText() == "a woman on the beach"
    assert page.message.text() == ""
    assert page.refusal.isHidden()
    assert len(studio.jobs.list()) == jobs
