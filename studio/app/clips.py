"""Clips: a wish becomes a checked request, the request a job; finished clips are found, shown and erased."""

import re
import secrets
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studio.app.models import Models
from studio.app.permits import PermitOffice
from studio.app.rooms import Rooms
from studio.app.wishes import ClipWish
from studio.core.frames import Frame
from studio.core.media import Ffmpeg
from studio.domain.avatar import Adapter, Avatar, ClassWord, VoiceProfile
from studio.domain.clip import Aspect, Clip
from studio.domain.consent import Purpose
from studio.domain.errors import InvalidInput, NotFound, UnsupportedByModel
from studio.domain.events import ClipErased
from studio.domain.job import Job
from studio.domain.recipe import AdapterUse, Guide, RenderRequest, SpokenLine
from studio.engines.cards import Card, DiffusionCard, DrawingCard
from studio.library.vault import read_sealed
from studio.voice.base import Speech
from studio.voice.engines import VOICE_ENGINES
from studio.voice.mix import LEAD_IN_S, fit_speech
from studio.voice.script import spoken_words

if TYPE_CHECKING:
    from studio.storyboard.words.reading import Reading

MAX_PROMPT_CHARS = 2000
CLIP_SUFFIX = ".mp4"
POSTER_SUFFIX = ".jpg"


class Clips:
    """Use cases around clips."""

    def __init__(self, rooms: Rooms, models: Models, permits: PermitOffice) -> None:
        self._rooms = rooms
        self._models = models
        self._permits = permits

    def compose(self, wish: ClipWish) -> RenderRequest:
        """Check ``wish`` and fill in what it leaves open.

        Raises `PromptRefused`, a `ConsentMissing`, `UnsupportedByModel`, `ModelMissing`, `NotFound` or `InvalidInput`.
        """
        avatar = self._rooms.records.avatars.find(wish.avatar)
        prompt = wish.prompt.strip()
        if not prompt or len(prompt) > MAX_PROMPT_CHARS:
            raise InvalidInput(f"A prompt has 1 to {MAX_PROMPT_CHARS} characters.", "Say what the clip shows.")
        # The name that was signed, as the pipeline has it: an avatar's own name could be anybody's.
        signed_name = self._permits.consent_of(avatar)[0].principal_name
        # Late, here and below: rules and words are not needed to open the window.
        from studio.moderation.chosen import check_chosen, load_chosen
        from studio.moderation.policy import load_policy
        from studio.moderation.text import check_negative_prompt, check_prompt

        policy = load_policy()
        check_prompt(prompt, policy, own_names=[signed_name])
        check_negative_prompt(wish.negative_prompt, policy)
        line, scene = spoken_words(prompt)
        line = "" if wish.mute else line
        # What is heard: several quotes make one line, which may say more than each of them.
        check_prompt(line, policy, own_names=[signed_name], rewrites=False)
        allowed = self._permits.require(avatar, Purpose.VIDEO, *([Purpose.VOICE] if line else []))
        check_chosen([prompt], wish.negative_prompt, load_chosen(allowed.forbidden), own_names=[signed_name])
        name = wish.model or self._rooms.settings.model
        card = self._models.card(name)
        revision = self._models.revision(name)
        aspect = wish.aspect or Aspect(self._rooms.settings.aspect)
        width_px, height_px = card.size_for(aspect)
        adapter = self._require_adapter(avatar, card, revision)
        figures = _figures(wish, card)
        guide = self._guide(avatar, figures.guide_strength) if figures.guide_strength else None
        speech = self._speak(line, avatar) if line else None
        request = RenderRequest(
            prompt=prompt,
            conditioning=condition(scene, line, avatar, card),
            model=name,
            model_revision=revision,
            adapters=(_use(avatar, adapter, allowed.record.sha256, wish.weight),),
            seed=secrets.randbelow(2**31) if wish.seed is None else wish.seed,
            num_inference_steps=figures.num_inference_steps,
            guidance_scale=figures.guidance_scale,
            width_px=width_px,
            height_px=height_px,
            aspect=aspect,
            num_frames=_num_frames(wish, card, speech),
            fps=card.fps,
            negative_prompt=wish.negative_prompt.strip(),
            spoken=self._spoken(line, avatar),
            guide=guide,
        )
        card.check(request)
        if speech is not None:
            fit_speech(speech, request.num_frames / request.fps, LEAD_IN_S)
        return request

    def read(self, prompt: str, avatar: Avatar, *, mute: bool = False) -> "Reading":
        """What the storyboard would draw of ``prompt`` for ``avatar``, and what of it it cannot draw."""
        line, scene = spoken_words(prompt)
        return read_drawn(scene, "" if mute else line, avatar)

    def submit(self, request: RenderRequest) -> Job:
        """Queue a composed request."""
        return self._rooms.queue.submit(f"Clip: {shorten(request.prompt)}", request)

    def list(self, limit: int = 100, offset: int = 0) -> tuple[Clip, ...]:
        return tuple(self._rooms.records.clips.list(limit, offset))

    def search(self, text: str, limit: int = 100) -> tuple[Clip, ...]:
        return tuple(self._rooms.records.clips.search(text, limit))

    def find(self, reference: str) -> Clip:
        """By id or the beginning of an id."""
        return self._rooms.records.clips.find(reference)

    def video_path(self, clip: Clip) -> Path:
        """The mp4 of ``clip``; `NotFound` when the file is gone."""
        return self._file(clip.sha256, CLIP_SUFFIX)

    def poster_path(self, clip: Clip) -> Path:
        return self._file(clip.poster_sha256, POSTER_SUFFIX)

    def strip(self, clip: Clip, count: int, side_px: int) -> Sequence[Frame]:
        """About ``count`` small frames, evenly over the clip, uint8 [H, W, 3] with no side above ``side_px``."""
        fps = max(count / clip.duration_s, 0.5) if clip.duration_s > 0 else 1.0
        return tuple(Ffmpeg.locate().read_frames(self.video_path(clip), fps, side_px))[: 2 * count]

    def erase(self, reference: str) -> Clip:
        """Remove a clip and its files."""
        return self._erase(self.find(reference))

    def erase_binned(self, clip_id: str) -> Clip:
        """The same for one that lies in the bin."""
        return self._erase(self._rooms.records.clips.get(clip_id))

    def _erase(self, clip: Clip) -> Clip:
        # Clips of one recipe may share a file; only what no other clip uses goes.
        for digest in self._rooms.records.clips.erase(clip.id):
            self._rooms.files.erase(digest)
        self._rooms.bus.publish(ClipErased(clip.id))
        return clip

    def _file(self, sha256: str, suffix: str) -> Path:
        path = self._rooms.files.path(sha256, suffix)
        if not path.is_file():
            raise NotFound("The file of this clip is missing.", "It was moved or deleted outside the studio.")
        return path

    def _require_adapter(self, avatar: Avatar, card: Card, revision: str) -> Adapter:
        """What ``card``'s model learned of ``avatar``, or a sentence that says how it learns."""
        adapter = avatar.adapter_for(card.name)
        command = f'likeness avatar train "{avatar.name}" --model {card.name}'
        if adapter is None and isinstance(card, DrawingCard):
            raise InvalidInput(
                f"{avatar.name} has no drawn head yet.", f"Wait for the job that draws it, or run `{command}`."
            )
        if adapter is None:
            raise InvalidInput(f"{avatar.name} has not been trained for {card.title} yet.", f"Run `{command}` first.")
        if adapter.model_revision != revision:
            raise InvalidInput(
                f"{avatar.name} was trained for other weights than the model '{card.name}' has now.",
                f"Train again with `{command}`.",
            )
        return adapter

    def _guide(self, avatar: Avatar, strength: float) -> Guide:
        """The drawing that the clip begins with. Raises `InvalidInput` while the avatar has no head."""
        card = self._models.drawing_card()
        revision = self._models.revision(card.name)
        try:
            head = self._require_adapter(avatar, card, revision)
        except InvalidInput as error:
            raise InvalidInput(error.message, f"{error.hint} Without a guide, from noise: --guide off.") from error
        return Guide(avatar.id, head.sha256, card.name, revision, strength)

    def _spoken(self, line: str, avatar: Avatar) -> SpokenLine | None:
        if not line:
            return None
        voice = voice_of(avatar)
        return SpokenLine(line, avatar.id, voice.engine, voice.sha256)

    def _speak(self, line: str, avatar: Avatar) -> Speech:
        """The line as it will be said, to learn how long it takes."""
        voice = voice_of(avatar)
        path = self._rooms.vault.folder(avatar.id) / "voice" / f"{voice.sha256}.profile"
        profile = read_sealed(path, self._rooms.vault.open_key(avatar.id))
        with closing(VOICE_ENGINES.open(voice.engine)(scratch=self._rooms.paths.work)) as engine:
            return engine.speak(line, profile)


@dataclass(frozen=True)
class _Figures:
    """What a wish leaves to the card, filled in. Zeros where the model has no such figure."""

    num_inference_steps: int
    guidance_scale: float
    guide_strength: float


def _figures(wish: ClipWish, card: Card) -> _Figures:
    if isinstance(card, DrawingCard):
        # What makes no sense for a drawing is kept, so that the card's check can say so.
        return _Figures(wish.num_inference_steps or 0, wish.guidance_scale or 0.0, wish.guide or 0.0)
    return _Figures(
        wish.num_inference_steps or card.num_inference_steps,
        card.guidance_scale if wish.guidance_scale is None else wish.guidance_scale,
        card.guide_strength if wish.guide is None else wish.guide,
    )


def _use(avatar: Avatar, adapter: Adapter, consent_sha256: str, weight: float) -> AdapterUse:
    if not 0 <= weight <= 2:
        raise InvalidInput("The likeness weight lies between 0 and 2.", "1 is the usual weight.")
    return AdapterUse(avatar.id, adapter.sha256, avatar.trigger, avatar.class_word, consent_sha256, float(weight))


def _num_frames(wish: ClipWish, card: Card, speech: Speech | None) -> int:
    """Frames as asked; else as many as the spoken line needs, the card's own number at least."""
    if wish.num_frames is not None:
        return wish.num_frames
    if wish.duration_s is not None:
        longest_s = card.max_num_frames / card.fps
        if not 0 < wish.duration_s <= longest_s:
            raise UnsupportedByModel(
                f"{card.title} cannot do this: a clip lasts up to {longest_s:.1f} seconds, not {wish.duration_s:g}.",
                "Choose another length or another model.",
            )
        return card.nearest_num_frames(wish.duration_s)
    if speech is None:
        return card.default_num_frames
    return max(card.nearest_num_frames(speech.duration_s + 2 * LEAD_IN_S), card.default_num_frames)


def voice_of(avatar: Avatar) -> VoiceProfile:
    """The avatar's voice, or a sentence that says there is none."""
    if avatar.voice is None:
        raise InvalidInput(
            f"{avatar.name} has no voice, so the quoted words cannot be spoken.",
            "Leave out the quoted words, or use --mute.",
        )
    return avatar.voice


def condition(scene: str, line: str, avatar: Avatar, card: Card) -> str:
    """What the model reads for ``scene``, a prompt without its spoken ``line``.

    As it was written, or said again in the only words that the model knows.
    """
    if isinstance(card, DiffusionCard) and card.prompt_words == "storyboard":
        subject = f"a {avatar.trigger} {avatar.class_word.value}"
        return read_drawn(scene, line, avatar).caption(subject)
    return conditioning_text(scene, avatar)


def read_drawn(scene: str, line: str, avatar: Avatar) -> "Reading":
    """How the storyboard understands ``scene``, a prompt without its spoken ``line``.

    The avatar's name is no word of it, and looks that the prompt asks for do not change the scanned person's.
    """
    from studio.storyboard.scene import Person
    from studio.storyboard.words.reading import read_prompt

    words = conditioning_text(scene, avatar).replace(f"{avatar.trigger} ", "", 1)
    class_word = "man" if avatar.class_word is ClassWord.MAN else "woman"
    return read_prompt(words, person=Person(class_word, "light", "brown", "short"), line=line)


def conditioning_text(scene: str, avatar: Avatar) -> str:
    """What the text encoder reads: the avatar's name as trigger and class word, at the front if it was not named."""
    subject = f"a {avatar.trigger} {avatar.class_word.value}"
    scene = scene.strip(" ,") or "talking"
    # A name may begin or end with a sign, where a word boundary would be none.
    named = re.compile(rf"@?(?<!\w){re.escape(avatar.name)}(?!\w)", re.IGNORECASE)
    if named.search(scene):
        return named.sub(lambda _: subject, scene, count=1)
    return f"{subject}, {scene}"


def shorten(text: str, limit: int = 60) -> str:
    """One line of at most ``limit`` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
