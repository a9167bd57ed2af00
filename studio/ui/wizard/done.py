"""Done: what there is now, what it may be used for, and what comes next. Nothing can be changed here any more."""

from studio.domain.avatar import Avatar
from studio.domain.consent import ConsentRecord, Grade
from studio.ui.pages.page import card, label
from studio.ui.widgets.facts import Facts
from studio.ui.wizard.step import Step
from studio.ui.words import spell_day, spell_purpose

CARD_WIDTH_PX = 620


class DoneStep(Step):
    """Empty until `show_avatar`."""

    def __init__(self) -> None:
        super().__init__(self.tr("Done"), self.tr("Your avatar is there"), "")
        self.facts = Facts()
        self.grade = label("")
        self.warnings = label("", "muted")
        panel, column = card()
        panel.setMaximumWidth(CARD_WIDTH_PX)
        column.addWidget(self.facts)
        self.body.addWidget(panel)
        for part in (self.grade, self.warnings):
            part.setMaximumWidth(CARD_WIDTH_PX)
            self.body.addWidget(part)
        self.body.addStretch(1)

    @property
    def next_text(self) -> str:
        return self.tr("Close")

    def show_avatar(self, avatar: Avatar, record: ConsentRecord, warnings: tuple[str, ...]) -> None:
        self.title.setText(self.tr("{0} is there").format(avatar.name))
        self.subtitle.setText(
            self.tr("The head is being drawn in the background; after that you can make drafts, or train the avatar.")
        )
        self.facts.show_rows(
            (
                (self.tr("Signed by"), record.principal_name),
                (self.tr("Until"), spell_day(record.expires_at)),
                (self.tr("Allows"), "\n".join(spell_purpose(purpose) for purpose in record.purposes)),
                (self.tr("Voice"), self.tr("Yes") if avatar.voice else self.tr("None: clips stay silent")),
                (self.tr("Record"), record.sha256),
            )
        )
        self.grade.setText(self._spell_grade(record.grade))
        self.warnings.setText("\n".join(warnings))
        self.warnings.setVisible(bool(warnings))

    def _spell_grade(self, grade: Grade) -> str:
        match grade:
            case Grade.LIVE:
                return self.tr(
                    "Recorded live, with a presence check and a spoken yes. That is evidence, not proof, of who it was."
                )
            case Grade.IMPORTED:
                return self.tr(
                    "Lower grade: part of it was not seen and heard live. You can use the avatar in this studio; clips "
                    "of it cannot be published."
                )
            case Grade.SAMPLE:
                return self.tr("This is a drawn sample person, nobody's likeness.")
