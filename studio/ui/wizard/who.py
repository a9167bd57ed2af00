"""Who: a name for the avatar and how it is drawn; and the way to what was recorded elsewhere."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from studio.app.studio import Studio
from studio.domain.avatar import ClassWord
from studio.ui.pages.page import card, label
from studio.ui.widgets.form import Form
from studio.ui.wizard.step import Step, button
from studio.ui.words import spell_class_word

MAX_NAME_CHARS = 60
CARD_WIDTH_PX = 620


class WhoStep(Step):
    """``recordings_wanted`` when the person has recordings already."""

    recordings_wanted = Signal()

    def __init__(self, studio: Studio) -> None:
        super().__init__(
            self.tr("Who"),
            self.tr("A new avatar"),
            self.tr("Only you can make an avatar of yourself. It takes about five minutes."),
        )
        self._taken = {avatar.name.casefold() for avatar in studio.avatars.list()}
        self.name_field = QLineEdit()
        self.name_field.setMaxLength(MAX_NAME_CHARS)
        self.name_field.setPlaceholderText(self.tr("What the studio calls it"))
        self.name_field.textChanged.connect(lambda _: self.changed.emit())
        self.setFocusProxy(self.name_field)
        self.class_word = QComboBox()
        for word in ClassWord:
            self.class_word.addItem(spell_class_word(word), word)
        self.recordings_button = button(self.tr("From recordings that I have…"), "quiet")
        self.recordings_button.clicked.connect(self.recordings_wanted)
        form = Form()
        form.add_row(self.tr("Name"), self.name_field)
        form.add_row(self.tr("Drawn as"), self.class_word)
        panel, column = card()
        panel.setMaximumWidth(CARD_WIDTH_PX)
        column.addLayout(form)
        coming, told = card()
        coming.setMaximumWidth(CARD_WIDTH_PX)
        told.addWidget(label(self.tr("What happens now"), "heading"))
        for line in (
            self.tr("1.  Your face: look around before the camera, about two minutes."),
            self.tr("2.  Your voice, if you like: read twelve sentences aloud."),
            self.tr("3.  A short check that it is you: a few movements, and a spoken yes."),
            self.tr("4.  Your word: you choose what is allowed, read it, and sign."),
        ):
            told.addWidget(label(line))
        told.addWidget(
            label(
                self.tr(
                    "Until you sign, all of it is in this computer's memory only. After that it is kept encrypted "
                    "here and sent nowhere. You can take it back at any time."
                ),
                "muted",
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.recordings_button)
        row.addStretch(1)
        self.body.addWidget(panel)
        self.body.addWidget(coming)
        self.body.addLayout(row)
        self.body.addStretch(1)

    @property
    def avatar_name(self) -> str:
        return self.name_field.text().strip()

    @property
    def word(self) -> ClassWord:
        return ClassWord(self.class_word.currentData())

    @property
    def is_ready(self) -> bool:
        return bool(self.avatar_name) and self.avatar_name.casefold() not in self._taken

    @property
    def missing(self) -> str:
        if self.avatar_name.casefold() in self._taken:
            return self.tr("There is an avatar named {0} already.").format(self.avatar_name)
        return ""
