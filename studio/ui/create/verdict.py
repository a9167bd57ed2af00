"""What is to be said before a clip is started: how many, how long, and when. Promises nothing it does not know."""

from PySide6.QtWidgets import QLabel

from studio.app.studio import Studio
from studio.domain.job import Running
from studio.ui.words import spell_duration

_HOUR_S = 3600.0


class Verdict(QLabel):
    """One line."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.setObjectName("muted")
        self.setWordWrap(True)
        self._studio = studio

    def show_for(self, model: str, count: int) -> None:
        """Of ``count`` clips by ``model``."""
        took_s = self._studio.order.measured_s(model)
        jobs = self._studio.jobs
        ahead = jobs.count("queued") + len([job for job in jobs.list("running") if isinstance(job.state, Running)])
        if took_s is None:
            text = self.tr("How long it takes here shows with the first clip of this model.")
        elif count == 1:
            text = self.tr("About {0} on this machine.").format(spell_duration(took_s))
        else:
            each, all_of_them = spell_duration(took_s), spell_duration(took_s * count)
            text = self.tr("{0} clips, about {1} each: {2} in all.").format(count, each, all_of_them)
        if took_s is not None and took_s * count > _HOUR_S:
            text += " " + self.tr("A smaller size, a shorter length or another model is quicker.")
        if self._studio.order.is_held:
            text += " " + self.tr("The queue is held.")
        elif ahead:
            text += " " + self.tr("Jobs before it: {0}.").format(ahead)
        self.setText(text)
