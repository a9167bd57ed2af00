"""Create: a prompt, an avatar, a shape; checked and put in the queue."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.app.studio import Studio
from studio.app.wishes import ClipWish
from studio.domain.avatar import Avatar
from studio.domain.clip import Aspect
from studio.domain.errors import PromptRefused, StudioError
from studio.domain.job import Job
from studio.ui.background import Background
from studio.ui.bridge import Bridge
from studio.ui.pages.page import Message, Page, card, label
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.flow import FlowLayout
from studio.ui.widgets.form import Form
from studio.ui.widgets.number_field import DecimalField, NumberField
from studio.ui.widgets.refusal import RefusalNote
from studio.ui.words import spell_aspect, spell_error

LARGEST_SEED = 2**31 - 1
CARD_WIDTH_PX = 860
GUIDE_STEP = 0.05
READING_PAUSE_MS = 250
PROMPT_HEIGHT_PX = 130
OFFERED_LENGTHS = 6
MODELS_CHOICE = 0
"""The length that leaves the number of frames to the model and the spoken line."""


class ComposePage(Page):
    """What the clip shows, and of whom."""

    def __init__(self, studio: Studio, bridge: Bridge, background: Background) -> None:
        super().__init__(
            self.tr("Create"), self.tr("Say what the clip shows. Words in quotes are spoken in the avatar's voice.")
        )
        self._studio = studio
        self._background = background
        self._avatars: dict[str, Avatar] = {}
        self._sending = False
        self._wanted_model = ""
        self._guided_model = ""
        self.empty = EmptyState(
            "create",
            self.tr("No trained avatar yet"),
            self.tr("A clip needs somebody in it. Add an avatar and train it; then you can make clips here."),
            self.tr("Go to the avatars"),
        )
        self.empty.wanted.connect(lambda: self.wanted.emit("avatars", None))
        self.prompt = QPlainTextEdit()
        self.prompt.setAccessibleName(self.tr("Prompt"))
        self.prompt.setPlaceholderText(self.tr('In the snow, waving, says "Good morning!"'))
        self.prompt.setFixedHeight(PROMPT_HEIGHT_PX)
        self.prompt.setTabChangesFocus(True)
        self.setFocusProxy(self.prompt)
        self._make_reading()
        self.avatar = QComboBox()
        self.avatar.currentIndexChanged.connect(lambda _: self._show_avatar())
        self._make_model_choice()
        self.aspect = QComboBox()
        self.length = QComboBox()
        self.speaks = QCheckBox(self.tr("Speak the quoted words"))
        self.speaks.toggled.connect(lambda _: self._reading_timer.start())
        self.fixed_seed = QCheckBox(self.tr("Fixed seed"))
        self.seed = NumberField()
        self.seed.setRange(0, LARGEST_SEED)
        self.seed.setEnabled(False)
        self.seed.setMinimumWidth(150)
        self.seed.setAccessibleName(self.tr("Seed"))
        self.fixed_seed.toggled.connect(self.seed.setEnabled)
        self.message = Message()
        self.refusal = RefusalNote()
        self.refusal.wording_chosen.connect(self._take_wording)
        self.submit_button = QPushButton(self.tr("Render"))
        self.submit_button.setObjectName("primary")
        self.submit_button.setToolTip(self.tr("Ctrl+Return"))
        self.submit_button.clicked.connect(self.submit)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)
        self._lay_out()
        bridge.avatars_changed.connect(self.reload)
        self.reload()

    def _make_reading(self) -> None:
        """What the storyboard understands of the prompt, said a moment after it was changed."""
        self.reading = label("", "muted")
        self.reading.setWordWrap(True)
        self.reading.hide()
        self._reading_timer = QTimer(self, singleShot=True, interval=READING_PAUSE_MS)
        self._reading_timer.timeout.connect(self._show_reading)
        self.prompt.textChanged.connect(self._reading_timer.start)

    def _make_model_choice(self) -> None:
        self.model = QComboBox()
        self.model.currentIndexChanged.connect(lambda _: self._show_model())
        self.model.activated.connect(self._note_model)
        self.guide = DecimalField()
        self.guide.setRange(0.0, 1.0)
        self.guide.setSingleStep(GUIDE_STEP)
        self.guide.valueChanged.connect(lambda _: self._reading_timer.start())
        self.guide.setSpecialValueText(self.tr("None: from noise"))
        self.guide.setMinimumWidth(190)
        self.guide.setAccessibleName(self.tr("Drawn guide"))
        self.guide.setToolTip(
            self.tr("The clip is drawn first, then repainted this far: near 0 the drawing stays, at 1 nothing of it.")
        )

    def _lay_out(self) -> None:
        panel, column = card()
        panel.setMaximumWidth(CARD_WIDTH_PX)
        column.setSpacing(14)
        column.addWidget(self.prompt)
        column.addWidget(self.reading)
        column.addLayout(self._lay_out_examples())
        column.addLayout(self._lay_out_form())
        column.addWidget(self.message)
        column.addWidget(self.refusal)
        buttons = QHBoxLayout()
        buttons.addWidget(label(self.tr("It is made in the background; you can ask for more meanwhile."), "muted"), 1)
        buttons.addWidget(self.submit_button)
        column.addLayout(buttons)
        inside = QWidget()
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panel)
        outer.addStretch(1)
        area = QScrollArea()
        area.setObjectName("bare")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        self.body.addWidget(area, 1)

    def _lay_out_examples(self) -> FlowLayout:
        self.examples = [
            QPushButton(text)
            for text in (
                self.tr("at the beach, waving"),
                self.tr('in the snow, smiling, says "Good morning!"'),
                self.tr("in the city at night, looking up"),
                self.tr("in a forest, nodding"),
            )
        ]
        chips = FlowLayout()
        for button in self.examples:
            button.setObjectName("chip")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _=False, chip=button: self._take_example(chip.text()))
            chips.addWidget(button)
        return chips

    def _lay_out_form(self) -> Form:
        form = Form()
        form.add_row(self.tr("Avatar"), self.avatar)
        form.add_row(self.tr("Model"), self.model)
        guides = QHBoxLayout()
        guides.addWidget(self.guide)
        guides.addStretch(1)
        form.add_row(self.tr("Drawn guide"), guides)
        form.add_row(self.tr("Shape"), self.aspect)
        form.add_row(self.tr("Length"), self.length)
        seeds = QHBoxLayout()
        seeds.setSpacing(12)
        seeds.addWidget(self.fixed_seed)
        seeds.addWidget(self.seed)
        seeds.addStretch(1)
        form.add_row(self.tr("Chance"), seeds)
        form.add_row(self.tr("Sound"), self.speaks)
        return form

    def reload(self) -> None:
        """Offer the avatars that can be drawn or are trained, keeping the choice."""
        chosen = str(self.avatar.currentData() or "")
        self._avatars = {a.id: a for a in self._studio.avatars.list() if a.adapters}
        self.avatar.blockSignals(True)
        self.avatar.clear()
        for avatar in self._avatars.values():
            self.avatar.addItem(avatar.name, avatar.id)
        self.avatar.blockSignals(False)
        self.choose_avatar(chosen)
        self._show_avatar()
        self.submit_button.setEnabled(bool(self._avatars) and not self._sending)
        if self._avatars:
            self.show_body()
        else:
            self.show_instead(self.empty)

    def choose_avatar(self, avatar_id: str) -> None:
        index = self.avatar.findData(avatar_id)
        if index >= 0:
            self.avatar.setCurrentIndex(index)

    def show_thing(self, thing: object) -> None:
        if isinstance(thing, str):
            self.choose_avatar(thing)

    def wish(self) -> ClipWish:
        """What was filled in."""
        chosen = self._avatars[str(self.avatar.currentData())]
        return ClipWish(
            prompt=self.prompt.toPlainText(),
            avatar=chosen.id,
            model=str(self.model.currentData()),
            guide=self.guide.value(),
            aspect=Aspect(self.aspect.currentData()),
            num_frames=int(self.length.currentData()) or None,
            seed=self.seed.value() if self.fixed_seed.isChecked() else None,
            mute=not self.speaks.isChecked(),
        )

    def submit(self) -> None:
        """Check the wish in the background (its line is spoken once to measure it), then queue it."""
        if not self.submit_button.isEnabled():
            return
        wish = self.wish()
        self._sending = True
        self.submit_button.setEnabled(False)
        self.refusal.forget()
        self.message.say(self.tr("Checking…"))
        self._background.start(
            lambda task: self._studio.clips.submit(self._studio.clips.compose(wish)), self._succeed, self._fail
        )

    def _show_reading(self) -> None:
        """Say what would be drawn of the prompt, where a drawing is made of it."""
        avatar = self._avatars.get(str(self.avatar.currentData()))
        prompt = self.prompt.toPlainText().strip()
        draws = bool(self.model.count()) and self._studio.models.draws(str(self.model.currentData()))
        shown = avatar is not None and bool(prompt) and (draws or self.guide.value() > 0)
        if avatar is not None and shown:
            self.reading.setText(self._studio.clips.read(prompt, avatar, mute=not self.speaks.isChecked()).explain())
        self.reading.setVisible(shown)

    def _take_example(self, text: str) -> None:
        self.prompt.setPlainText(text)
        self.prompt.setFocus()

    def _show_avatar(self) -> None:
        """Offer the models that know the chosen avatar."""
        avatar = self._avatars.get(str(self.avatar.currentData()))
        if avatar is None:
            return
        self.speaks.setEnabled(avatar.voice is not None)
        self.speaks.setChecked(avatar.voice is not None)
        self.speaks.setToolTip("" if avatar.voice else self.tr("{0} has no voice.").format(avatar.name))
        # Trained models before the one that draws, the newest first.
        adapters = sorted(avatar.adapters, key=lambda adapter: (not adapter.is_head, adapter.trained_at), reverse=True)
        offered: list[tuple[str, str]] = []
        for adapter in adapters:
            try:
                offered.append((self._studio.models.card(adapter.model).title, adapter.model))
            except StudioError as error:
                self.message.say(spell_error(error), "error")
        self.model.blockSignals(True)
        self.model.clear()
        for title, name in offered:
            self.model.addItem(title, name)
        self.model.setCurrentIndex(max(0, self.model.findData(self._wanted_model)))
        self.model.blockSignals(False)
        self._show_model()

    def _note_model(self, index: int) -> None:
        """A model that was chosen by hand stays chosen when more models come to know the avatar."""
        self._wanted_model = str(self.model.itemData(index))

    def _show_model(self) -> None:
        """Offer what the chosen model can do."""
        avatar = self._avatars.get(str(self.avatar.currentData()))
        if avatar is None or not self.model.count():
            return
        card_ = self._studio.models.card(str(self.model.currentData()))
        has_head = any(adapter.is_head for adapter in avatar.adapters)
        self.guide.setEnabled(has_head and not self._studio.models.draws(card_.name))
        if not self.guide.isEnabled():
            self.guide.setValue(0.0)
        elif self._guided_model != card_.name:
            self.guide.setValue(self._studio.models.guide_strength(card_.name))
        self._guided_model = card_.name if self.guide.isEnabled() else ""
        self._reading_timer.start()
        aspects = [aspect for aspect in Aspect if aspect in card_.sizes]
        _refill(self.aspect, [(spell_aspect(a), a) for a in aspects], Aspect(self._studio.settings.aspect))
        counts = range(card_.min_num_frames, card_.max_num_frames + 1, card_.frame_step)
        offered = [n for n in spread_out(counts, OFFERED_LENGTHS) if n > 1]
        default_s = card_.default_num_frames / card_.fps
        lengths = [(self.tr("As the model likes ({0} s), longer for speech").format(f"{default_s:.1f}"), MODELS_CHOICE)]
        lengths += [(self.tr("{0} s").format(f"{n / card_.fps:.1f}"), n) for n in offered]
        _refill(self.length, lengths, MODELS_CHOICE)

    def _succeed(self, job: Job) -> None:
        self._end()
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
        self.submit_button.setEnabled(bool(self._avatars))


def spread_out(values: range, count: int) -> list[int]:
    """At most ``count`` of ``values``, evenly spread, the last one among them."""
    step = -(-len(values) // count)
    return sorted(values[len(values) - 1 - i * step] for i in range(count) if i * step < len(values))


def _refill(box: QComboBox, entries: Sequence[tuple[str, Aspect | int]], default: object) -> None:
    """Offer ``entries``, keeping the choice where it is still offered."""
    chosen = box.currentData()
    box.clear()
    for text, value in entries:
        box.addItem(text, value)
    for wanted in (default, chosen):
        index = box.findData(wanted) if wanted is not None else -1
        if index >= 0:
            box.setCurrentIndex(index)
