"""The page on which clips are asked for."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.app.wishes import ClipWish, TrainWish
from studio.domain.clip import Aspect
from studio.domain.recipe import RenderRequest
from studio.ui.create.choices import spread_out
from studio.ui.main_window import MainWindow
from tests.fakes.studios import DRAWING, add_avatar, add_trained
from tests.ui.conftest import WAIT_MS


def test_a_refused_prompt_keeps_the_words_and_says_why(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_trained(studio)
    qtbot.waitUntil(window.compose.submit_button.isEnabled, timeout=WAIT_MS)
    window.compose.prompt.setPlainText("Ada naked on a bed")
    window.compose.submit()
    qtbot.waitUntil(lambda: "naked" in window.compose.message.text(), timeout=WAIT_MS)
    assert window.compose.message.objectName() == "error"
    assert window.compose.prompt.toPlainText() == "Ada naked on a bed"
    assert window.compose.submit_button.isEnabled()


def test_what_is_chosen_is_asked_for(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    avatar = add_trained(studio)
    window.show_page(window.compose)
    qtbot.waitUntil(window.compose.submit_button.isEnabled, timeout=WAIT_MS)
    QTest.mouseClick(window.compose.examples[0], Qt.MouseButton.LeftButton)
    window.compose.aspect.setCurrentIndex(window.compose.aspect.findData(Aspect.SQUARE))
    window.compose.length.setCurrentIndex(1)
    window.compose.fixed_seed.setChecked(True)
    window.compose.seed.setValue(41)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    QTest.keyClick(window.compose.prompt, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(studio.jobs.list()) == 3, timeout=WAIT_MS)
    request = studio.jobs.list()[-1].request
    assert isinstance(request, RenderRequest)
    assert (request.prompt, request.aspect, request.seed) == ("at the beach, waving", Aspect.SQUARE, 41)
    assert request.num_frames == int(window.compose.length.currentData())
    assert request.adapters[0].avatar_id == avatar.id
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.queue, timeout=WAIT_MS)
    assert window.compose.prompt.toPlainText() == ""


def test_the_model_and_the_strength_of_the_guide_can_be_chosen(
    window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    add_trained(studio)
    page = window.compose
    qtbot.waitUntil(lambda: page.model.count() == 2, timeout=WAIT_MS)
    assert [page.model.itemData(row) for row in range(2)] == ["mini", "storyboard"]
    assert page.guide.value() == studio.models.guide_strength("mini")
    page.guide.setValue(0.45)
    page.reload()
    assert (page.wish().model, page.wish().guide) == ("mini", 0.45)
    page.model.setCurrentIndex(1)
    page.model.activated.emit(1)
    page.reload()
    assert not page.guide.isEnabled()
    assert (page.wish().model, page.wish().guide) == ("storyboard", 0.0)


def test_what_would_be_drawn_is_said_while_the_prompt_is_written(
    window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    add_trained(studio)
    page = window.compose
    window.show_page(page)
    qtbot.waitUntil(lambda: page.model.count() == 2, timeout=WAIT_MS)
    page.guide.setValue(0.4)
    page.prompt.setPlainText("at the beach with a dog")
    qtbot.waitUntil(lambda: "dog" in page.reading.text() and page.reading.isVisible(), timeout=WAIT_MS)
    page.guide.setValue(0.0)
    qtbot.waitUntil(lambda: not page.reading.isVisible(), timeout=WAIT_MS)


def test_an_avatar_that_was_only_drawn_can_be_used(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    avatar = add_avatar(studio)
    studio.jobs.start()
    studio.avatars.train(avatar.id, TrainWish(model=DRAWING))
    qtbot.waitUntil(window.compose.submit_button.isEnabled, timeout=WAIT_MS)
    window.compose.prompt.setPlainText("at the beach")
    request = studio.clips.compose(window.compose.wish())
    assert (request.model, request.guide) == (DRAWING, None)


def test_an_avatar_without_a_voice_does_not_offer_speech(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_trained(studio)
    qtbot.waitUntil(window.compose.submit_button.isEnabled, timeout=WAIT_MS)
    assert not window.compose.speaks.isEnabled()
    assert window.compose.wish().mute


def test_only_trained_avatars_are_offered_and_the_choice_is_kept(
    window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    add_trained(studio, "Ada")
    bo = add_trained(studio, "Bo")
    add_avatar(studio, "Cy")
    qtbot.waitUntil(lambda: window.compose.avatar.count() == 2, timeout=WAIT_MS)
    window.compose.choose_avatar(bo.id)
    window.compose.length.setCurrentIndex(2)
    window.compose.reload()
    assert window.compose.avatar.currentText() == "Bo"
    assert window.compose.length.currentIndex() == 2


def test_offered_lengths_are_few_and_reach_the_longest() -> None:
    assert spread_out(range(1, 34, 4), 6) == [1, 9, 17, 25, 33]
    assert spread_out(range(5, 6), 6) == [5]
    assert spread_out(range(1, 1000), 5)[-1] == 999


def test_several_variations_have_seeds_of_their_own(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_trained(studio)
    studio.order.hold()
    window.show_page(window.compose)
    qtbot.waitUntil(window.compose.submit_button.isEnabled, timeout=WAIT_MS)
    window.compose.prompt.setPlainText("at the beach")
    window.compose.variations.setValue(3)
    window.compose.submit()
    qtbot.waitUntil(lambda: studio.jobs.count("queued") == 3, timeout=WAIT_MS)
    requests = [job.request for job in studio.jobs.list("queued")]
    assert len({request.seed for request in requests}) == 3
    qtbot.waitUntil(lambda: window.compose.variations.value() == 1, timeout=WAIT_MS)


def test_a_waiting_job_is_changed_in_its_place(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_trained(studio)
    studio.order.hold()
    for prompt in ("at the beach", "in the snow"):
        studio.clips.submit(studio.clips.compose(ClipWish(prompt, "Ada", num_frames=5, seed=77)))
    first = studio.jobs.list("queued")[0]
    qtbot.waitUntil(lambda: window.compose.avatar.count() == 1, timeout=WAIT_MS)
    window.go_to("create", studio.order.edit(first.id))
    assert window.compose.prompt.toPlainText() == "at the beach"
    assert (window.compose.seed.value(), window.compose.submit_button.text()) == (77, "Replace")
    window.compose.prompt.setPlainText("in a forest")
    window.compose.submit()
    qtbot.waitUntil(lambda: "forest" in studio.jobs.list("queued")[0].title, timeout=WAIT_MS)
    assert studio.jobs.count("queued") == 2
    qtbot.waitUntil(lambda: window.compose.submit_button.text() == "Render", timeout=WAIT_MS)


def test_words_and_earlier_prompts_help(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_trained(studio)
    studio.order.hold()
    studio.clips.submit(studio.clips.compose(ClipWish("at the beach", "Ada", num_frames=5)))
    window.show_page(window.compose)
    qtbot.waitUntil(window.compose.submit_button.isEnabled, timeout=WAIT_MS)
    menu = window.compose.help.open_words()
    place = menu.actions()[0].menu()
    assert isinstance(place, QMenu)
    place.actions()[0].trigger()
    place.actions()[1].trigger()
    menu.close()
    written = window.compose.prompt.toPlainText()
    assert written.count(",") == 1
    earlier = window.compose.help.open_earlier()
    earlier.actions()[0].trigger()
    earlier.close()
    assert window.compose.prompt.toPlainText() == "at the beach"


def test_the_verdict_knows_what_clips_took_here(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_trained(studio)
    window.show_page(window.compose)
    qtbot.waitUntil(lambda: "first clip" in window.compose.verdict.text(), timeout=WAIT_MS)
    studio.clips.submit(studio.clips.compose(ClipWish("at the beach", "Ada", num_frames=5)))
    qtbot.waitUntil(lambda: "on this machine" in window.compose.verdict.text(), timeout=WAIT_MS)
    window.compose.variations.setValue(4)
    assert "4 clips" in window.compose.verdict.text()
