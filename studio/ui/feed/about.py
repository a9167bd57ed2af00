"""What is said of the clip on the stage: who made it, whose likeness, by which permission; and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from studio.app.clips import shorten
from studio.domain.feed import FeedClip, ShownPerson
from studio.ui.pages.page import label
from studio.ui.widgets.facts import Facts
from studio.ui.widgets.flow import FlowLayout
from studio.ui.wizard.words import spell_remix
from studio.ui.words import breakable, spell_day, spell_length, tr

_CAPTION_CHARS = 400


class AboutClip(QFrame):
    """``wanted`` is "remix", "request", "verify", "hide" or "report"."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.place = label("", "faint")
        self.text = label("", "heading")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = Facts()
        self.remix_button = self._make_button(self.tr("Remix"), "remix")
        self.remix_button.setObjectName("primary")
        self.request_button = self._make_button(self.tr("Ask for it"), "request")
        self.request_button.setEnabled(False)
        self.request_button.setToolTip(
            self.tr("Asking the owner of an avatar needs a way to reach them, which a folder is not.")
        )
        self.verify_button = self._make_button(self.tr("Verify"), "verify")
        self.hide_button = self._make_button(self.tr("Hide"), "hide")
        self.report_button = self._make_button(self.tr("Report…"), "report")
        buttons = FlowLayout()
        for button in (
            self.remix_button,
            self.request_button,
            self.verify_button,
            self.hide_button,
            self.report_button,
        ):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(self.place)
        column.addWidget(self.text)
        column.addWidget(self.facts)
        column.addLayout(buttons)
        column.addStretch(1)

    def _make_button(self, text: str, what: str) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda: self.wanted.emit(what))
        return button

    def show_clip(self, clip: FeedClip, number: int, count: int) -> None:
        """``number`` counts from 0."""
        self.place.setText(self.tr("{0} of {1}").format(number + 1, count))
        self.text.setText(breakable(shorten(clip.caption, _CAPTION_CHARS)))
        self.facts.show_rows(describe_clip(clip))
        self.remix_button.setEnabled(clip.is_remixable)
        self.remix_button.setToolTip(
            self.tr("Take it to Create, change it and render your own")
            if clip.is_remixable
            else self.tr("Somebody in it is not in this studio: without their avatar there is nothing to render with.")
        )
        self.request_button.setVisible(not clip.is_remixable)


def describe_clip(clip: FeedClip) -> list[tuple[str, str]]:
    """Rows for the panel. Says which key signed, never that a person was verified."""
    rows = [
        (tr("From"), clip.feed_title),
        (tr("Made by"), clip.maker),
        (tr("Signed by"), _spell_signer(clip)),
        (tr("Made on"), tr("{0}, {1} long").format(spell_day(clip.created_at), spell_length(clip.duration_s))),
    ]
    rows += [(tr("Shows"), "\n".join(_spell_person(person) for person in clip.people) or tr("Nobody"))]
    remix = {person.remix for person in clip.people if person.remix is not None}
    if remix:
        rows.append((tr("Others may remix"), "\n".join(sorted(spell_remix(each) for each in remix))))
    if clip.parents:
        count = len(clip.parents)
        rows.append((tr("Remixed from"), tr("1 clip") if count == 1 else tr("{0} clips").format(count)))
    return rows


def _spell_signer(clip: FeedClip) -> str:
    match clip.signer:
        case "this studio":
            return tr("this studio, key {0}").format(clip.key)
        case "known":
            return tr("key {0}, known to you").format(clip.key)
        case "unknown":
            return tr("key {0}, not known to you").format(clip.key)


def _spell_person(person: ShownPerson) -> str:
    name = person.name or tr("Somebody not known here")
    return tr("{0}, allowed until {1}").format(name, spell_day(person.allowed_until))
