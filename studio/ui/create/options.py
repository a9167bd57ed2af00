"""The choices of a clip besides its prompt: who, by what, in which shape, how long, how many. Queues nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from studio.app.presets import Preset
from studio.app.studio import Studio
from studio.app.wishes import ClipWish
from studio.domain.avatar import Avatar
from studio.domain.clip import Aspect
from studio.domain.errors import StudioError
from studio.domain.recipe import RenderRequest
from studio.ui.create.choices import choose, refill, spread_out
from studio.ui.widgets.form import Form
from studio.ui.widgets.number_field import DecimalField, NumberField
from studio.ui.words import spell_aspect, spell_error

LARGEST_SEED = 2**31 - 1
MAX_VARIATIONS = 20
GUIDE_STEP = 0.05
OFFERED_LENGTHS = 6
MODELS_CHOICE = 0
"""The length that leaves the number of frames to the model and the spoken line."""


class ClipOptions(QWidget):
    """``changed`` when anything was chosen; ``failed`` carries a sentence about a model that is gone."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._avatars: dict[str, Avatar] = {}
        self._wanted_model = ""
        self._guided_model = ""
        self.avatar, self.model, self.aspect, self.length = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.guide = DecimalField()
        self.speaks = QCheckBox(self.tr("Speak it"))
        self.fixed_seed = QCheckBox(self.tr("Fixed seed"))
        self.seed, self.variations = NumberField(), NumberField()
        self.sweep = QCheckBox(self.tr("Sweep the guide"))
        self._set_up_numbers()
        self._lay_out()
        self._connect()

    @property
    def chosen_avatar(self) -> Avatar | None:
        return self._avatars.get(str(self.avatar.currentData()))

    @property
    def chosen_model(self) -> str:
        """Empty while there is nobody to make a clip of."""
        return str(self.model.currentData()) if self.model.count() else ""

    @property
    def draws(self) -> bool:
        """Whether a drawing is made for the clip: all of it, or as its guide."""
        return bool(self.chosen_model) and (self._studio.models.draws(self.chosen_model) or self.guide.value() > 0)

    def reload(self) -> bool:
        """Offer the avatars that can be drawn or are trained, keeping the choice; whether there is any."""
        chosen = str(self.avatar.currentData() or "")
        self._avatars = {a.id: a for a in self._studio.avatars.list() if a.adapters}
        self.avatar.blockSignals(True)
        self.avatar.clear()
        for avatar in self._avatars.values():
            self.avatar.addItem(avatar.name, avatar.id)
        self.avatar.blockSignals(False)
        choose(self.avatar, chosen)
        self._show_avatar()
        return bool(self._avatars)

    def wish(self, prompt: str) -> ClipWish:
        """What was chosen, with ``prompt``."""
        return ClipWish(
            prompt=prompt,
            avatar=self._avatars[str(self.avatar.currentData())].id,
            model=self.chosen_model,
            guide=self.guide.value(),
            aspect=Aspect(self.aspect.currentData()),
            num_frames=int(self.length.currentData()) or None,
            seed=self.seed.value() if self.fixed_seed.isChecked() else None,
            mute=not self.speaks.isChecked(),
        )

    def fill(self, request: RenderRequest) -> None:
        """Choose what ``request`` was made with, as far as it is still offered."""
        choose(self.avatar, request.adapters[0].avatar_id if request.adapters else "")
        if choose(self.model, request.model):
            self._wanted_model = request.model
        choose(self.aspect, request.aspect)
        choose(self.length, request.num_frames)
        self.fixed_seed.setChecked(True)
        self.seed.setValue(min(request.seed, LARGEST_SEED))
        if self.guide.isEnabled():
            self.guide.setValue(request.guide.strength if request.guide is not None else 0.0)
        self.speaks.setChecked(self.speaks.isEnabled() and request.spoken is not None)

    def take_preset(self, preset: Preset) -> None:
        """Choose what ``preset`` holds, as far as it is offered for this avatar."""
        if choose(self.model, preset.model):
            self._wanted_model = preset.model
        choose(self.aspect, preset.aspect)
        choose(self.length, preset.num_frames)
        if self.guide.isEnabled():
            self.guide.setValue(preset.guide)
        self.speaks.setChecked(self.speaks.isEnabled() and not preset.mute)

    def _set_up_numbers(self) -> None:
        self.guide.setRange(0.0, 1.0)
        self.guide.setSingleStep(GUIDE_STEP)
        self.guide.setSpecialValueText(self.tr("None: from noise"))
        self.guide.setMinimumWidth(190)
        self.guide.setAccessibleName(self.tr("Drawn guide"))
        self.guide.setToolTip(
            self.tr("The clip is drawn first, then repainted this far: near 0 the drawing stays, at 1 nothing of it.")
        )
        self.seed.setRange(0, LARGEST_SEED)
        self.seed.setEnabled(False)
        self.seed.setMinimumWidth(150)
        self.seed.setAccessibleName(self.tr("Seed"))
        self.variations.setRange(1, MAX_VARIATIONS)
        self.variations.setAccessibleName(self.tr("Variations"))
        self.sweep.setToolTip(
            self.tr("All with one seed, the drawing repainted a little in the first and far in the last.")
        )
        self.variations.valueChanged.connect(lambda _: self._show_sweep())

    def _lay_out(self) -> None:
        form = Form()
        form.add_row(self.tr("Avatar"), self.avatar)
        form.add_row(self.tr("Model"), self.model)
        form.add_row(self.tr("Drawn guide"), _at_start(self.guide))
        form.add_row(self.tr("Shape"), self.aspect)
        form.add_row(self.tr("Length"), self.length)
        form.add_row(self.tr("Chance"), _at_start(self.fixed_seed, self.seed))
        form.add_row(self.tr("Variations"), _at_start(self.variations, self.sweep))
        self.setLayout(form)

    def _connect(self) -> None:
        self.avatar.currentIndexChanged.connect(lambda _: self._show_avatar())
        self.model.currentIndexChanged.connect(lambda _: self._show_model())
        self.model.activated.connect(self._note_model)
        self.fixed_seed.toggled.connect(self.seed.setEnabled)
        for signal in (self.guide.valueChanged, self.aspect.currentIndexChanged, self.variations.valueChanged):
            signal.connect(lambda _: self.changed.emit())
        self.speaks.toggled.connect(lambda _: self.changed.emit())

    def _show_avatar(self) -> None:
        """Offer the models that know the chosen avatar."""
        avatar = self.chosen_avatar
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
                self.failed.emit(spell_error(error))
        self.model.blockSignals(True)
        self.model.clear()
        for title, name in offered:
            self.model.addItem(title, name)
        self.model.setCurrentIndex(max(0, self.model.findData(self._wanted_model)))
        self.model.blockSignals(False)
        self._show_model()

    @property
    def sweeps(self) -> bool:
        """Whether the variations differ by the guide instead of by chance."""
        return self.sweep.isEnabled() and self.sweep.isChecked()

    def _show_sweep(self) -> None:
        """Of several clips only, and only where a drawing guides them."""
        self.sweep.setEnabled(self.guide.isEnabled() and self.variations.value() > 1)

    def _note_model(self, index: int) -> None:
        """A model that was chosen by hand stays chosen when more models come to know the avatar."""
        self._wanted_model = str(self.model.itemData(index))

    def _show_model(self) -> None:
        """Offer what the chosen model can do."""
        avatar = self.chosen_avatar
        if avatar is None or not self.model.count():
            return
        card = self._studio.models.card(self.chosen_model)
        has_head = any(adapter.is_head for adapter in avatar.adapters)
        self.guide.setEnabled(has_head and not self._studio.models.draws(card.name))
        if not self.guide.isEnabled():
            self.guide.setValue(0.0)
        elif self._guided_model != card.name:
            self.guide.setValue(self._studio.models.guide_strength(card.name))
        self._guided_model = card.name if self.guide.isEnabled() else ""
        self._show_sweep()
        aspects = [aspect for aspect in Aspect if aspect in card.sizes]
        refill(self.aspect, [(spell_aspect(a), a) for a in aspects], Aspect(self._studio.settings.aspect))
        counts = range(card.min_num_frames, card.max_num_frames + 1, card.frame_step)
        offered = [n for n in spread_out(counts, OFFERED_LENGTHS) if n > 1]
        default_s = card.default_num_frames / card.fps
        lengths = [(self.tr("As the model likes ({0} s), longer for speech").format(f"{default_s:.1f}"), MODELS_CHOICE)]
        lengths += [(self.tr("{0} s").format(f"{n / card.fps:.1f}"), n) for n in offered]
        refill(self.length, lengths, MODELS_CHOICE)
        self.changed.emit()


def _at_start(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
