"""Create: a prompt and choices; drawn while it is typed, checked, and put in the queue."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from studio.app.presets import NAME_PLACE, Preset
from studio.app.queue_order import EditOf
from studio.app.studio import Studio
from studio.app.wishes import ClipWish
from studio.domain.clip import Aspect
from studio.domain.errors import PromptRefused
from studio.domain.job import Job
from studio.domain.recipe import RenderRequest
from studio.ui.background import Background
from studio.ui.bridge import Bridge
from studio.ui.create.choices import choose
from studio.ui.create.draft_panel import DraftPanel
from studio.ui.create.options import ClipOptions
from studio.ui.create.preset_menu import PresetMenu
from studio.ui.create.prompt_help import PromptHelp
from studio.ui.create.script_line import ScriptLine
from studio.ui.create.verdict import Verdict
from studio.ui.pages.page import Message, Page, card, label
from studio.ui.theme import scaled_px
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.flow import FlowLayout
from studio.ui.widgets.refusal import RefusalNote
from studio.ui.words import spell_error

CARD_WIDTH_PX, COLUMN_GAP_PX = 860, 14
READING_PAUSE_MS = 250
PROMPT_HEIGHT_PX = 84
DRAFT_FROM_PX, DRAFT_WIDTH_PX = 860, 310


class ComposePage(Page):
    """What the clip shows, and of whom."""

    def __init__(self, studio: Studio, bridge: Bridge, background: Background) -> None:
        super().__init__(
            self.tr("Create"), self.tr("Say what the clip shows. Words in quotes are spoken in the avatar's voice.")
        )
        self._studio = studio
        self._background = background
        self._sending = False
        self._edit: EditOf | None = None
        self.empty = EmptyState(
            "create",
            self.tr("No trained avatar yet"),
            self.tr("A clip needs somebody in it. Add an avatar and train it; then you can make clips here."),
            self.tr("Go to the avatars"),
        )
        self.empty.wanted.connect(lambda: self.wanted.emit("avatars", None))
        self._make_prompt()
        self.options = options = ClipOptions(studio)
        self.avatar, self.model, self.guide = options.avatar, options.model, options.guide
        self.aspect, self.length, self.speaks = options.aspect, options.length, options.speaks
        self.fixed_seed, self.seed, self.variations = options.fixed_seed, options.seed, options.variations
        self.help = PromptHelp(studio.order.earlier_prompts)
        self.presets = PresetMenu(studio.presets, self.present_preset)
        self.verdict = Verdict(studio)
        self.draft = DraftPanel(studio)
        self.message = Message()
        self.refusal = RefusalNote()
        self.submit_button = QPushButton(self.tr("Render"))
        self.submit_button.setObjectName("primary")
        self.submit_button.setToolTip(self.tr("Ctrl+Return"))
        self._lay_out()
        self._connect(bridge)
        self.reload()

    def _make_prompt(self) -> None:
        self.prompt = QPlainTextEdit()
        self.prompt.setAccessibleName(self.tr("Prompt"))
        self.prompt.setPlaceholderText(self.tr('In the snow, waving, says "Good morning!"'))
        self.prompt.setFixedHeight(scaled_px(PROMPT_HEIGHT_PX))
        self.prompt.setTabChangesFocus(True)
        self.first_field = self.prompt
        self.script = ScriptLine()
        self.script.changed.connect(self.prompt.setPlainText)
        self.prompt.textChanged.connect(lambda: self.script.read(self.prompt.toPlainText()))
        self.reading = label("", "muted")
        self.reading.hide()
        self._reading_timer = QTimer(self, singleShot=True, interval=READING_PAUSE_MS)
        self._reading_timer.timeout.connect(self._show_reading)
        self.prompt.textChanged.connect(self._reading_timer.start)

    def _connect(self, bridge: Bridge) -> None:
        self.submit_button.clicked.connect(self.submit)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)
        self.refusal.wording_chosen.connect(self._take_wording)
        self.help.phrase_chosen.connect(self._add_phrase)
        self.help.prompt_chosen.connect(self._take_example)
        self.presets.chosen.connect(self.take_preset)
        self.presets.failed.connect(lambda sentence: self.message.say(sentence, "error"))
        self.options.changed.connect(self._reading_timer.start)
        self.options.changed.connect(self._show_verdict)
        self.options.failed.connect(lambda sentence: self.message.say(sentence, "error"))
        bridge.avatars_changed.connect(self.reload)
        bridge.job_changed.connect(lambda _: self._show_verdict())

    def _lay_out(self) -> None:
        inside = QWidget()
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self._lay_out_panel())
        left.addStretch(1)
        self.draft.setFixedWidth(DRAFT_WIDTH_PX)
        right.addWidget(self.draft)
        right.addStretch(1)
        # On a wide screen both columns stay together.
        inside.setMaximumWidth(scaled_px(CARD_WIDTH_PX) + DRAFT_WIDTH_PX + 2 * COLUMN_GAP_PX)
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 4, 0)
        columns.setSpacing(COLUMN_GAP_PX)
        columns.addLayout(left, 1)
        columns.addLayout(right)
        area = QScrollArea()
        area.setObjectName("bare")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        self.body.addWidget(area, 1)

    def _lay_out_panel(self) -> QFrame:
        panel, column = card()
        panel.setMaximumWidth(scaled_px(CARD_WIDTH_PX))
        column.setSpacing(14)
        buttons = QHBoxLayout()
        buttons.addWidget(self.verdict, 1)
        buttons.addWidget(self.submit_button)
        column.addWidget(self.prompt)
        column.addWidget(self.reading)
        said = QHBoxLayout()
        said.setSpacing(12)
        said.addWidget(self.script, 1)
        # The page places it beside the line that it is about.
        said.addWidget(self.speaks)
        column.addLayout(said)
        column.addLayout(self._lay_out_examples())
        column.addWidget(self.options)
        column.addWidget(self.message)
        column.addWidget(self.refusal)
        column.addLayout(buttons)
        return panel

    def _lay_out_examples(self) -> FlowLayout:
        self.examples = [
            QPushButton(text)
            for text in (
                self.tr("at the beach, waving"),
                self.tr('in the snow, smiling, says "Good morning!"'),
            )
        ]
        chips = FlowLayout()
        for button in (self.help.words_button, self.help.earlier_button, self.presets.button):
            chips.addWidget(button)
        for button in self.examples:
            button.setObjectName("chip")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _=False, chip=button: self._take_example(chip.text()))
            chips.addWidget(button)
        return chips

    def reload(self) -> None:
        """Offer the avatars anew, keeping the choices."""
        has_avatars = self.options.reload()
        self.submit_button.setEnabled(has_avatars and not self._sending)
        if has_avatars:
            self.show_body()
        else:
            self.show_instead(self.empty)

    def choose_avatar(self, avatar_id: str) -> None:
        choose(self.avatar, avatar_id)

    def show_thing(self, thing: object) -> None:
        """An avatar to make a clip of, a recipe to change, or a waiting job to replace."""
        if isinstance(thing, str):
            self.choose_avatar(thing)
        elif isinstance(thing, RenderRequest):
            self._fill(thing, None)
        elif isinstance(thing, EditOf):
            self._fill(thing.request, thing)

    def enter(self) -> None:
        self._reading_timer.start()
        self.draft.resume()
        self._show_verdict()

    def leave(self) -> None:
        self.draft.pause()

    def stop(self) -> None:
        self._reading_timer.stop()
        self.draft.close_desk()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.draft.setVisible(self.width() >= scaled_px(DRAFT_FROM_PX))

    def wish(self) -> ClipWish:
        """What was filled in."""
        return self.options.wish(self.prompt.toPlainText())

    def submit(self) -> None:
        """Check the wish in the background (its line is spoken once to measure it), then queue it."""
        if not self.submit_button.isEnabled():
            return
        wish, count, edit = self.wish(), self.variations.value(), self._edit
        self._sending = True
        self.submit_button.setEnabled(False)
        self.refusal.forget()
        self.message.say(self.tr("Checking…"))
        sweeps = self.options.sweeps and edit is None
        self._background.start(lambda task: self._queue(wish, count, edit, sweeps), self._succeed, self._fail)

    def _queue(self, wish: ClipWish, count: int, edit: EditOf | None, sweeps: bool) -> None:
        if sweeps:
            self._studio.order.sweep_guide(wish, count)
            return
        order, request = self._studio.order, self._studio.clips.compose(wish)
        if edit is None:
            order.submit_all(request, count)
            return
        new: Job = order.replace(edit, request)
        if count > 1:
            order.duplicate(new.id, count - 1)

    def _fill(self, request: RenderRequest, edit: EditOf | None) -> None:
        self._edit = edit
        self.submit_button.setText(self.tr("Render") if edit is None else self.tr("Replace"))
        self.prompt.setPlainText(request.prompt)
        self.options.fill(request)
        self.message.clear()
        self.prompt.setFocus()

    def present_preset(self, name: str) -> Preset:
        """What is asked for now, for any avatar: the person's name gives way to ``{name}``."""
        avatar, wish = self.options.chosen_avatar, self.wish()
        prompt = wish.prompt.replace(avatar.name, NAME_PLACE) if avatar is not None else wish.prompt
        return Preset(
            name,
            prompt,
            wish.model or "",
            wish.aspect or Aspect.PORTRAIT,
            wish.num_frames or 0,
            wish.guide or 0.0,
            wish.mute,
        )

    def take_preset(self, preset: Preset) -> None:
        """Put a preset into the editor, for the chosen avatar; nothing is sent."""
        avatar = self.options.chosen_avatar
        self._take_example(preset.prompt.replace(NAME_PLACE, avatar.name if avatar is not None else NAME_PLACE))
        self.options.take_preset(preset)

    def _show_reading(self) -> None:
        """Say what would be drawn of the prompt, where a drawing is made of it, and have a draft drawn."""
        avatar, prompt = self.options.chosen_avatar, self.prompt.toPlainText().strip()
        shown = avatar is not None and bool(prompt) and self.options.draws
        if avatar is not None and shown:
            self.reading.setText(self._studio.clips.read(prompt, avatar, mute=not self.speaks.isChecked()).explain())
        self.reading.setVisible(shown)
        if not self.draft.isVisible():
            return
        if avatar is None or not prompt or not any(adapter.is_head for adapter in avatar.adapters):
            self.draft.rest()
        else:
            self.draft.draw(ClipWish(prompt, avatar.id, aspect=Aspect(self.aspect.currentData())))

    def _show_verdict(self) -> None:
        if self.isVisible() and self.options.chosen_model:
            self.verdict.show_for(self.options.chosen_model, self.variations.value())

    def _take_example(self, text: str) -> None:
        self.prompt.setPlainText(text)
        self.prompt.setFocus()

    def _add_phrase(self, phrase: str) -> None:
        """Another part of the prompt, after a comma."""
        before = self.prompt.toPlainText().rstrip().rstrip(",")
        self.prompt.setPlainText(f"{before}, {phrase}" if before else phrase)
        self.prompt.moveCursor(QTextCursor.MoveOperation.End)
        self.prompt.setFocus()

    def _succeed(self, queued: None) -> None:
        self._end()
        self._edit = None
        self.submit_button.setText(self.tr("Render"))
        self.variations.setValue(1)
        self.message.clear()
        self.prompt.clear()
        self.wanted.emit("queue", None)

    def _fail(self, error: BaseException | None) -> None:
        self._end()
        self.message.say(spell_error(error), "error")
        if isinstance(error, PromptRefused):
            self.refusal.show_refusal(error)
        self.prompt.setFocus()

    def _take_wording(self, wording: str) -> None:
        """Put another wording into the editor, where it can be changed; nothing is sent."""
        self.message.clear()
        self._take_example(wording)

    def _end(self) -> None:
        self._sending = False
        self.submit_button.setEnabled(self.options.chosen_avatar is not None)
