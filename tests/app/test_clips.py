"""Clips: a wish becomes a request that holds everything; names become triggers; files go only when nobody uses them."""

from dataclasses import replace
from pathlib import Path

import pytest

from studio.app.clips import condition, conditioning_text, read_drawn, shorten
from studio.app.wishes import ClipWish
from studio.core.clock import utc_now
from studio.domain.avatar import Avatar, ClassWord
from studio.domain.clip import Aspect
from studio.domain.consent import Purpose
from studio.domain.errors import ConsentMissing, InvalidInput, NotFound, UnsupportedByModel
from studio.domain.events import ClipErased
from studio.domain.recipe import Guide
from studio.engines.cards import DiffusionCard
from studio.storyboard.words.captions import caption_words
from tests.fakes.studios import DRAWING, WAIT_S, add_trained, open_studio
from tests.fakes.tiny_wan import TINY_CARD


def avatar(name: str) -> Avatar:
    return Avatar("a" * 32, name, ClassWord.WOMAN, "ohwx", "c" * 32, utc_now())


@pytest.mark.parametrize(
    ("name", "scene", "expected"),
    [
        ("Ada", "Ada at the beach", "a ohwx woman at the beach"),
        ("Ada", "at the beach", "a ohwx woman, at the beach"),
        ("Ada", "in the snow, ada waves", "in the snow, a ohwx woman waves"),
        ("Ada", "@Ada in the snow", "a ohwx woman in the snow"),
        ("Ada", "Adam at the beach", "a ohwx woman, Adam at the beach"),
        ("Ada", "Ada and Ada", "a ohwx woman and Ada"),
        ("Zoë", "Zoë at the beach", "a ohwx woman at the beach"),
        ("A.*", "A.* at the beach", "a ohwx woman at the beach"),
        ("Ada!", "Ada! at the beach", "a ohwx woman at the beach"),
        ("Ada Byron", "Ada Byron, at home", "a ohwx woman, at home"),
    ],
)
def test_the_name_becomes_trigger_and_class_word(name: str, scene: str, expected: str) -> None:
    assert conditioning_text(scene, avatar(name)) == expected


def test_a_trigger_is_no_pattern() -> None:
    odd = replace(avatar("Ada"), trigger=r"\1\g<0>")
    assert conditioning_text("Ada sits", odd) == r"a \1\g<0> woman sits"


def test_titles_are_one_short_line() -> None:
    assert shorten("a\n b") == "a b"
    assert len(shorten("x" * 100)) == 60


def test_a_request_holds_everything(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        ada = add_trained(studio)
        record, _ = studio.avatars.consent(ada)
        card = studio.models.card("mini")
        request = studio.clips.compose(ClipWish(" Ada waves ", "ada", aspect=Aspect.PORTRAIT, seed=4, weight=0.5))
        open_seed = studio.clips.compose(ClipWish("Ada waves", "ada")).seed
    trained = ada.adapter_for("mini")
    assert trained is not None
    (use,) = request.adapters
    assert (use.avatar_id, use.adapter_sha256, use.weight) == (ada.id, trained.sha256, 0.5)
    assert use.consent_sha256 == record.sha256
    assert (request.prompt, request.conditioning) == (
        "Ada waves",
        f"a {ada.trigger} woman, waving, in front of a plain wall",
    )
    assert (request.seed, request.fps, request.num_frames) == (4, card.fps, card.default_num_frames)
    assert (request.width_px, request.height_px) == card.size_for(Aspect.PORTRAIT)
    assert isinstance(card, DiffusionCard)
    assert (request.num_inference_steps, request.guidance_scale) == (card.num_inference_steps, card.guidance_scale)
    assert 0 <= open_seed < 2**31


@pytest.mark.parametrize("duration_s", [0.0, -1.0, float("nan"), float("inf"), 1e6])
def test_a_length_that_cannot_be(tmp_path: Path, duration_s: float) -> None:
    with open_studio(tmp_path) as studio:
        add_trained(studio)
        with pytest.raises(UnsupportedByModel, match="lasts up to"):
            studio.clips.compose(ClipWish("at the beach", "Ada", duration_s=duration_s))


def test_a_length_is_met_as_nearly_as_the_model_can(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_trained(studio)
        card = studio.models.card("mini")
        longest_s = card.max_num_frames / card.fps
        request = studio.clips.compose(ClipWish("at the beach", "Ada", duration_s=longest_s))
    assert request.num_frames == card.max_num_frames


def test_quoted_words_need_a_voice_unless_muted(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_trained(studio)
        with pytest.raises(InvalidInput, match="no voice"):
            studio.clips.compose(ClipWish('Ada says "hi"', "Ada"))
        assert studio.clips.compose(ClipWish('Ada says "hi"', "Ada", mute=True)).spoken is None


def test_speaking_needs_consent_to_it(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_trained(studio, purposes=(Purpose.TRAINING, Purpose.VIDEO))
        with pytest.raises(ConsentMissing, match="voice-synthesis"):
            studio.clips.compose(ClipWish('Ada says "hi"', "Ada"))


def test_an_adapter_for_other_weights_is_not_used(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_trained(studio)
        studio.rooms.records.database.execute("UPDATE adapters SET model_revision = 'older' WHERE model = 'mini'")
        with pytest.raises(InvalidInput, match="other weights"):
            studio.clips.compose(ClipWish("at the beach", "Ada"))


def test_a_drawn_clip_takes_the_head(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        ada = add_trained(studio)
        card = studio.models.card(DRAWING)
        request = studio.clips.compose(ClipWish("Ada waves", "Ada", model=DRAWING))
        with pytest.raises(UnsupportedByModel, match="takes no steps"):
            studio.clips.compose(ClipWish("Ada waves", "Ada", model=DRAWING, num_inference_steps=9))
        with pytest.raises(UnsupportedByModel, match="takes no guide"):
            studio.clips.compose(ClipWish("Ada waves", "Ada", model=DRAWING, guide=0.4))
    head = ada.adapter_for(DRAWING)
    assert head is not None
    assert request.adapters[0].adapter_sha256 == head.sha256
    assert (request.num_inference_steps, request.guidance_scale, request.guide) == (0, 0.0, None)
    assert (request.fps, request.num_frames) == (card.fps, card.default_num_frames)


def test_a_guide_is_the_head_at_the_strength_that_was_asked_for(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        ada = add_trained(studio)
        guided = studio.clips.compose(ClipWish("Ada waves", "Ada", guide=0.45))
        plain = studio.clips.compose(ClipWish("Ada waves", "Ada", guide=0.0))
        usual = studio.clips.compose(ClipWish("Ada waves", "Ada"))
        revision = studio.models.revision(DRAWING)
        strength = studio.models.guide_strength("mini")
        with pytest.raises(UnsupportedByModel, match="strength"):
            studio.clips.compose(ClipWish("Ada waves", "Ada", guide=1.5))
    head, lora = ada.adapter_for(DRAWING), ada.adapter_for("mini")
    assert head is not None
    assert lora is not None
    assert guided.guide == Guide(ada.id, head.sha256, DRAWING, revision, 0.45)
    assert guided.adapters[0].adapter_sha256 == lora.sha256
    assert plain.guide is None
    assert (usual.guide.strength if usual.guide else 0.0) == strength


def test_without_a_head_nothing_is_drawn_and_the_way_to_one_is_said(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_trained(studio)
        studio.rooms.records.database.execute("DELETE FROM adapters WHERE model = ?", (DRAWING,))
        with pytest.raises(InvalidInput, match="no drawn head yet") as caught:
            studio.clips.compose(ClipWish("Ada waves", "Ada", guide=0.45))
        assert "--guide off" in caught.value.hint
        assert f"--model {DRAWING}" in caught.value.hint
        with pytest.raises(InvalidInput, match="no drawn head yet") as caught:
            studio.clips.compose(ClipWish("Ada waves", "Ada", model=DRAWING))
        assert "--guide off" not in caught.value.hint
        assert studio.clips.compose(ClipWish("Ada waves", "Ada", guide=0.0)).guide is None


def test_a_prompt_is_read_without_the_name_and_the_spoken_words(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        dawn = add_trained(studio, "Dawn")
        prompt = 'Dawn in the forest, waving, says "See you on the beach"'
        reading, muted = studio.clips.read(prompt, dawn), studio.clips.read(prompt, dawn, mute=True)
    assert (reading.scene.line, muted.scene.line) == ("See you on the beach", "")
    assert (reading.scene.place, reading.scene.action, reading.scene.time) == ("forest", "waving", "day")
    assert reading.not_drawn == ()


def test_a_model_of_few_words_reads_the_scene_in_its_own() -> None:
    bo = replace(avatar("Bo"), class_word=ClassWord.MAN)
    free = replace(TINY_CARD, prompt_words="free")
    few = replace(TINY_CARD, prompt_words="storyboard")
    wish = "Bo is standing by the ocean and he greets us"
    assert condition(wish, "", bo, free) == "a ohwx man is standing by the ocean and he greets us"
    said = condition(wish, "", bo, few)
    assert said.startswith("a ohwx man")
    assert set(said.replace(",", "").split()) <= caption_words()
    assert read_drawn(said, "", bo).scene == read_drawn(wish, "", bo).scene


def test_a_file_goes_with_the_last_clip_that_uses_it(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_trained(studio)
        erased: list[ClipErased] = []
        studio.bus.subscribe(ClipErased, erased.append)
        request = studio.clips.compose(ClipWish("at the beach", "Ada", num_frames=5, seed=1))
        for _ in range(2):
            studio.clips.submit(request)
        assert studio.jobs.wait_until_idle(WAIT_S)
        first, second = studio.clips.list()
        poster = studio.clips.poster_path(first)
        assert studio.clips.poster_path(second) == poster
        studio.clips.erase(first.id)
        assert poster.is_file()
        studio.clips.erase(second.id[:8])
        assert not poster.exists()
        assert [p for p in (tmp_path / "files").rglob("*") if p.is_file()] == []
        assert [event.clip_id for event in erased] == [first.id, second.id]
        with pytest.raises(NotFound):
            studio.clips.find(first.id)


def test_a_clip_whose_file_was_deleted_by_hand_says_so(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_trained(studio)
        studio.clips.submit(studio.clips.compose(ClipWish("at the beach", "Ada", num_frames=5)))
        assert studio.jobs.wait_until_idle(WAIT_S)
        (clip,) = studio.clips.search("beach")
        studio.clips.video_path(clip).unlink()
        with pytest.raises(NotFound, match="missing"):
            studio.clips.video_path(clip)
        with pytest.raises(NotFound):
            studio.exports.export((clip,), tmp_path / "out", title="T", base_url="")
    assert not (tmp_path / "out").exists()
