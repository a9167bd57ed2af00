"""What was signed: by whom, until when, on what evidence, and the statement in words. Changes nothing."""

from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from studio.app.rights import Standing
from studio.domain.consent import CHOOSABLE_PROHIBITIONS
from studio.domain.policy import PolicyStatus
from studio.ui.consent.words import spell_check, spell_check_name, spell_grade
from studio.ui.pages.page import bare_scroll, label
from studio.ui.widgets.facts import Facts
from studio.ui.wizard.words import spell_audience, spell_prohibition, spell_purpose_plainly, spell_remix
from studio.ui.words import spell_day

FACTS_WIDTH_PX = 400


class SignedTab(QWidget):
    """Facts on the left, the statement on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.facts = Facts()
        self.statement = QTextBrowser()
        self.statement.setAccessibleName(self.tr("Statement"))
        self.evidence_note = label(
            self.tr("The checks are evidence that somebody was there, not proof of who it was."), "muted"
        )
        inside = QWidget()
        left = QVBoxLayout(inside)
        left.setContentsMargins(0, 0, 8, 0)
        left.setSpacing(14)
        left.addWidget(self.facts)
        left.addWidget(self.evidence_note)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 14, 0, 0)
        row.setSpacing(18)
        row.addWidget(bare_scroll(inside, FACTS_WIDTH_PX))
        row.addWidget(self.statement, 1)

    def show_standing(self, standing: Standing, statement: str) -> None:
        record = standing.record
        rows = [
            (self.tr("Signed by"), record.principal_name),
            (self.tr("On"), spell_day(record.given_at)),
            (self.tr("Ends"), spell_day(record.expires_at)),
            *self._describe_choices(standing),
            (self.tr("Recorded"), spell_grade(record.grade)),
        ]
        rows += [(spell_check_name(check), spell_check(check)) for check in record.checks]
        if standing.withdrawal is not None:
            rows.append((self.tr("Withdrawn"), spell_day(standing.withdrawal.revoked_at)))
        rows.append((self.tr("Record"), record.sha256))
        self.facts.show_rows(rows)
        self.evidence_note.setVisible(bool(record.checks))
        self.statement.setPlainText(statement)

    def _describe_choices(self, standing: Standing) -> list[tuple[str, str]]:
        policy = standing.policy
        if policy is None:
            return [(self.tr("Choices"), self.tr("None are signed: nothing can be made."))]
        choices = policy.choices
        who = "\n".join((spell_audience(choices.audience), *choices.parties))
        forbidden = [spell_prohibition(each) for each in choices.prohibitions if each in CHOOSABLE_PROHIBITIONS]
        uses = "\n".join(spell_purpose_plainly(purpose) for purpose in policy.purposes)
        rows = [
            (self.tr("Allows"), uses or self.tr("Nothing")),
            (self.tr("Who may"), who),
            (self.tr("Remixes"), spell_remix(choices.remix)),
            (self.tr("Forbids too"), "\n".join(forbidden) or self.tr("Nothing beside what always is")),
        ]
        if policy.status is not PolicyStatus.ACTIVE:
            rows.insert(0, (self.tr("Now"), self.tr("Suspended: nobody may use it until other choices are signed")))
        return rows
