"""One avatar on its page: who it is, consent, scan, voice, training. Reads aside what lies in the vault."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from studio.app.profiles import VoiceFacts
from studio.app.studio import Studio
from studio.app.versions import Version
from studio.domain.avatar import Avatar
from studio.domain.capture import ScanCoverage
from studio.domain.clip_query import ClipQuery
from studio.domain.errors import StudioError
from studio.domain.job import Job, Progress, Running
from studio.domain.recipe import TrainRequest
from studio.domain.training_run import RunSample
from studio.ui.avatars.columns import Columns
from studio.ui.avatars.consent_card import ConsentCard
from studio.ui.avatars.scan_card import ScanCard
from studio.ui.avatars.training_card import TrainingCard
from studio.ui.avatars.voice_card import VoiceCard
from studio.ui.background import Background, Task
from studio.ui.pages.page import Message, label
from studio.ui.theme import SPACE_PX, scaled_px
from studio.ui.widgets.facts import Facts
from studio.ui.widgets.flow import FlowLayout
from studio.ui.widgets.portrait import PortraitView, read_portrait
from studio.ui.words import breakable, spell_class_word, spell_day, spell_error

_PORTRAIT_PX = 112
_MAX_WIDTH_PX = 1640
_TWO_FROM_PX = 820


@dataclass(frozen=True)
class _Sealed:
    """What the vault holds of one avatar."""

    portrait: bytes | None
    coverage: ScanCoverage | None
    voice: VoiceFacts
    versions: tuple[Version, ...]


class ProfileView(QWidget):
    """``clip_wanted`` asks for Create; the rest of what is wanted is the cards' own."""

    clip_wanted = Signal()
    rename_wanted = Signal()
    portrait_found = Signal(str, QPixmap)

    def __init__(self, studio: Studio, background: Background) -> None:
        super().__init__()
        self._studio = studio
        self._background = background
        self._avatar: Avatar | None = None
        self._measuring: Task | None = None
        self._live_job = ""
        self.message = Message()
        self.consent = ConsentCard()
        self.scan = ScanCard()
        self.voice = VoiceCard()
        self.training = TrainingCard()
        self._area = QScrollArea()
        self._area.setObjectName("bare")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setMaximumWidth(scaled_px(_MAX_WIDTH_PX))
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 4, 0)
        rows.setSpacing(SPACE_PX)
        rows.addWidget(self._make_head())
        rows.addWidget(self.message)
        rows.addWidget(Columns((self.consent, self.scan), (self.training, self.voice), _TWO_FROM_PX))
        rows.addStretch(1)
        self._area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self.scan.measure_wanted.connect(self.measure)
        self.scan.stop_wanted.connect(self.stop_measuring)
        self.voice.take_wanted.connect(self._fetch_sound)
        self.training.choice.activated.connect(lambda _: self._fetch_samples())

    def _make_head(self) -> QFrame:
        head = QFrame()
        head.setObjectName("card")
        self.portrait = PortraitView(_PORTRAIT_PX)
        self.heading = label("", "title")
        self.facts = Facts()
        self.clip_button = QPushButton(self.tr("Make a clip"))
        self.clip_button.setObjectName("primary")
        self.clip_button.clicked.connect(self.clip_wanted)
        self.rename_button = QPushButton(self.tr("Rename…"))
        self.rename_button.clicked.connect(self.rename_wanted)
        buttons = FlowLayout()
        buttons.addWidget(self.clip_button)
        buttons.addWidget(self.rename_button)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.heading)
        words.addWidget(self.facts)
        words.addLayout(buttons)
        row = QHBoxLayout(head)
        row.setContentsMargins(18, 16, 18, 16)
        row.setSpacing(20)
        row.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return head

    @property
    def avatar(self) -> Avatar | None:
        return self._avatar

    def show_avatar(self, avatar: Avatar) -> None:
        """Raises a `StudioError` when its papers do not hold; the rest is shown all the same."""
        if self._avatar is None or self._avatar.id != avatar.id:
            self.stop()
            self.portrait.show_person(avatar.name, None)
            self.scan.show_closed()
            self.voice.show_voice(avatar, None)
            self.training.show_versions(())
            self._area.verticalScrollBar().setValue(0)
        self._avatar = avatar
        self.heading.setText(breakable(avatar.name))
        self._show_facts(avatar)
        self.training.offer_lengths(self._studio.models.usual_steps(self._studio.settings.model))
        self._find_live(avatar)
        self._fetch(avatar)
        try:
            standing = self._studio.rights.standing(avatar)
        except StudioError:
            self.consent.show_nothing()
            raise
        clips = len(self._studio.collection.find(ClipQuery(avatar_id=avatar.id)))
        self.consent.show_standing(standing, clips, self._studio.rooms.clock())

    def measure(self) -> None:
        """Look at the stored scan. Aside, with progress; can be stopped."""
        avatar = self._avatar
        if avatar is None or self._measuring is not None:
            return
        self.scan.show_progress(Progress("examining the scan", 0, 1))
        self._measuring = self._background.start(
            lambda task: self._studio.profiles.measure(avatar, task),
            lambda coverage: self._end_measuring(avatar, None),
            lambda error: self._end_measuring(avatar, error),
            self.scan.show_progress,
        )

    def stop_measuring(self) -> None:
        if self._measuring is not None:
            self._measuring.cancel()

    def stop(self) -> None:
        """Forget what was read: another avatar comes, or the window closes."""
        self.stop_measuring()
        self.voice.stop()
        self._live_job = ""
        self.training.end_live()

    def take_job(self, job: Job) -> None:
        """A job changed: it may be this avatar's training."""
        if not isinstance(job.request, TrainRequest) or self._avatar is None:
            return
        if job.request.avatar_id != self._avatar.id or not job.request.rank:
            return
        if isinstance(job.state, Running):
            self._live_job = job.id
        elif job.id == self._live_job:
            self._live_job = ""
            self.training.end_live()

    def take_progress(self, job_id: str, progress: Progress) -> None:
        if job_id == self._live_job:
            self.training.show_progress(progress)

    def use(self, version: Version, sample: object) -> None:
        """Make clips with another version. Aside: an adapter may be large."""
        avatar = self._avatar
        if avatar is None:
            return
        chosen = sample if isinstance(sample, RunSample) else None
        self.training.view.use_button.setEnabled(False)
        self._background.start(
            lambda task: self._studio.versions.use(avatar, version, chosen),
            lambda adapter: self.message.say(self.tr("Clips are made with this version from now on."), "good"),
            lambda error: self.message.say(spell_error(error), "error"),
        )

    def erase(self, version: Version) -> None:
        """Erase a version that is not in use."""
        avatar = self._avatar
        if avatar is not None:
            self._background.start(
                lambda task: self._studio.versions.erase(avatar, version),
                lambda nothing: self.message.say(self.tr("The version is erased.")),
                lambda error: self.message.say(spell_error(error), "error"),
            )

    def _show_facts(self, avatar: Avatar) -> None:
        trained = next((adapter for adapter in reversed(avatar.adapters) if not adapter.is_head), None)
        head = next((adapter for adapter in avatar.adapters if adapter.is_head), None)
        self.clip_button.setEnabled(bool(avatar.adapters))
        # One bright button at a time: the next thing to do.
        steps = ((self.clip_button, trained is not None), (self.training.train_button, trained is None))
        for button, is_next in steps:
            button.setObjectName("primary" if is_next else "")
            button.style().polish(button)
        self.facts.show_rows(
            [
                (self.tr("Drawn as"), spell_class_word(avatar.class_word)),
                (self.tr("Drawn head"), spell_day(head.trained_at) if head else self.tr("Not yet")),
                (self.tr("Trained"), spell_day(trained.trained_at) if trained else self.tr("Not yet")),
            ]
        )

    def _find_live(self, avatar: Avatar) -> None:
        for job in self._studio.jobs.list("running"):
            self.take_job(job)
        progress = self._studio.jobs.progress(self._live_job) if self._live_job else None
        if progress is not None:
            self.training.show_progress(progress)

    def _fetch(self, avatar: Avatar) -> None:
        """What lies in the vault, unless somebody would have to be asked for the passphrase."""
        if self._studio.keys.pending() is not None:
            self.training.show_versions((), closed=True)
            return
        profiles, versions = self._studio.profiles, self._studio.versions
        self._background.start(
            lambda task: _Sealed(
                profiles.portrait(avatar), profiles.coverage(avatar), profiles.voice(avatar), versions.list(avatar)
            ),
            lambda found: self._take(avatar, found),
            lambda error: self._fail(avatar, error),
        )

    def _take(self, avatar: Avatar, found: _Sealed) -> None:
        if avatar != self._avatar:
            return
        picture = read_portrait(found.portrait) if found.portrait else QPixmap()
        self.portrait.show_person(avatar.name, picture)
        if not picture.isNull():
            self.portrait_found.emit(avatar.id, picture)
        if self._measuring is None:
            self.scan.show_coverage(found.coverage)
        self.voice.show_voice(avatar, found.voice)
        self.training.show_versions(found.versions)
        self._fetch_samples()

    def _fail(self, avatar: Avatar, error: BaseException | None) -> None:
        if avatar == self._avatar:
            self.message.say(spell_error(error), "error")

    def _fetch_samples(self) -> None:
        version = self.training.view.version
        if version is None or version.run is None:
            return
        steps = [sample.step for sample in version.run.samples]
        versions = self._studio.versions
        self._background.start(
            lambda task: [(step, versions.sample(version, step)) for step in steps],
            lambda found: self._show_samples(version, found),
            lambda error: self.message.say(spell_error(error), "error"),
        )

    def _show_samples(self, version: Version, found: list[tuple[int, bytes]]) -> None:
        for step, data in found:
            self.training.view.show_picture(version, step, read_portrait(data))

    def _fetch_sound(self, sha256: str) -> None:
        avatar = self._avatar
        if avatar is not None:
            self._background.start(
                lambda task: self._studio.profiles.sound(avatar, sha256),
                lambda data: self.voice.play(sha256, data),
                lambda error: self.message.say(spell_error(error), "error"),
            )

    def _end_measuring(self, avatar: Avatar, error: BaseException | None) -> None:
        self._measuring = None
        if self._avatar is None or avatar.id != self._avatar.id:
            return
        if error is not None and isinstance(error, StudioError):
            self.message.say(spell_error(error), "error")
        self._fetch(self._avatar)
