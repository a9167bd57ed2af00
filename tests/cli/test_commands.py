"""The command line as a person or a program calls it: answers, sentences, hints and exit codes."""

import json
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from studio.cli.console import Shell
from studio.cli.main import likeness
from studio.domain.errors import (
    ConsentMissing,
    ConsentRevoked,
    InvalidInput,
    LibraryTooNew,
    NotFound,
    PromptRefused,
    StudioError,
    UnsupportedByModel,
)
from tests.fakes.studios import DRAWING, add_avatar, add_trained, open_studio


def call(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(likeness, ["--data-dir", str(root), *arguments], obj=Shell())


def call_json(root: Path, *arguments: str) -> Any:
    result = call(root, "--json", *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def assert_refused(result: Result, error: type[StudioError], *words: str) -> None:
    """One sentence with ``words``, a hint, and the error's own exit code."""
    assert result.exit_code == error.exit_code, result.output
    said = " ".join(result.stderr.split())
    for word in words:
        assert word in said
    assert len(result.stderr.strip().splitlines()) >= 2


def test_help_names_every_command() -> None:
    result = CliRunner().invoke(likeness, ["--help"])
    assert result.exit_code == 0
    for name in ("demo", "avatar", "render", "queue", "library", "export", "verify", "models", "doctor"):
        assert name in result.output


@pytest.mark.parametrize("group", ["avatar", "queue", "library"])
def test_every_subcommand_has_help(group: str) -> None:
    command = likeness.commands[group]
    assert isinstance(command, click.Group)
    for name in command.commands:
        result = CliRunner().invoke(likeness, [group, name, "--help"])
        assert result.exit_code == 0
        assert "Usage" in result.output


def test_an_empty_library_answers_kindly(tmp_path: Path) -> None:
    assert "No avatars yet" in call(tmp_path, "avatar", "list").output
    assert "No clips yet" in call(tmp_path, "library", "list").output
    assert "empty" in call(tmp_path, "queue", "list").output
    assert call_json(tmp_path, "avatar", "list") == []


def test_models_say_what_is_here_and_what_is_not(tmp_path: Path) -> None:
    found = {model["name"]: model for model in call_json(tmp_path, "models")}
    assert found["mini"]["folder"]
    assert found["wan2.1-t2v-1.3b"]["folder"] is None
    assert "ownload" in found["wan2.1-t2v-1.3b"]["status"]


def test_an_avatar_is_shown_with_its_consent(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_avatar(studio, origin="file")
    shown = call_json(tmp_path, "avatar", "show", "ada")
    assert shown["id"] == avatar.id
    assert shown["consent"]["signed_by"] == "Ada Sample"
    assert shown["consent"]["live_capture"] is False
    assert "from files" in call(tmp_path, "avatar", "show", "Ada").output


def test_an_unknown_avatar_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_avatar(studio)
    assert_refused(call(tmp_path, "render", "Bo", "at the beach"), NotFound, "Bo", "Ada")


def test_an_untrained_avatar_cannot_be_rendered(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_avatar(studio)
    assert_refused(call(tmp_path, "render", "Ada", "at the beach"), InvalidInput, "trained")


def test_a_refused_prompt_names_rule_and_words(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_trained(studio)
    assert_refused(call(tmp_path, "render", "Ada", "Ada naked at the beach"), PromptRefused, "naked")
    assert [job["state"]["kind"] for job in call_json(tmp_path, "queue", "list")] == ["done", "done"]


def test_a_frame_count_the_model_cannot_do(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_trained(studio)
    assert_refused(
        call(tmp_path, "render", "Ada", "at the beach", "--frames", "10"), UnsupportedByModel, "10", "nearest"
    )
    assert_refused(call(tmp_path, "render", "Ada", "at the beach", "--frames", "4001"), UnsupportedByModel)


@pytest.mark.parametrize(("given", "strength"), [("0.45", 0.45), ("off", None), ("OFF", None), ("0", None)])
def test_the_guides_strength_can_be_given(tmp_path: Path, given: str, strength: float | None) -> None:
    with open_studio(tmp_path) as studio:
        add_trained(studio)
    call_json(tmp_path, "render", "Ada", "at the beach", "--guide", given, "--queue-only")
    guide = call_json(tmp_path, "queue", "list")[-1]["request"]["guide"]
    assert (guide["strength"] if guide else None) == strength


@pytest.mark.parametrize("given", ["2", "-1", "much", "nan"])
def test_a_guides_strength_that_makes_no_sense(tmp_path: Path, given: str) -> None:
    result = call(tmp_path, "render", "Ada", "at the beach", "--guide", given)
    assert result.exit_code == 2
    assert "nor off" in result.output


def test_a_draft_says_what_it_will_show_and_what_not(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_trained(studio)
    said = call(tmp_path, "render", "Ada", "at the beach with a dog", "--model", DRAWING, "--queue-only").output
    assert "beach" in said
    assert "a dog" in said.replace("Clip: at the beach with a dog", "")
    plain = call(tmp_path, "render", "Ada", "at the beach with a dog", "--guide", "off", "--queue-only").output
    assert "a dog" not in plain.replace("Clip: at the beach with a dog", "")


def test_an_avatars_models_are_listed(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_trained(studio)
    assert f"trained for {DRAWING}, mini" in call(tmp_path, "avatar", "list").output


def test_revoking_erases_and_what_follows_is_refused(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_trained(studio)
    result = call(tmp_path, "avatar", "revoke", "Ada", "--yes")
    assert result.exit_code == 0
    assert "The consent for Ada is withdrawn" in result.output
    assert not (tmp_path / "vault" / avatar.id).exists()
    assert call_json(tmp_path, "avatar", "list") == []
    assert_refused(call(tmp_path, "render", avatar.id, "at the beach"), ConsentRevoked, "withdrew")


def test_a_library_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        studio.rooms.records.database.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('likeness-library', 'm9999_future', '2031')"
        )
    before = (tmp_path / "library.db").read_bytes()
    assert_refused(call(tmp_path, "avatar", "list"), LibraryTooNew, "newer")
    assert (tmp_path / "library.db").read_bytes() == before


def test_consent_must_be_given_in_full(tmp_path: Path) -> None:
    scan = tmp_path / "scan.mp4"
    scan.write_bytes(b"x")
    common = ("--json", "avatar", "create", "Ada", "--video", str(scan), "--consent", "Ada Byron")
    for flags in ((), ("--adult",), ("--agree",)):
        result = call(tmp_path / "data", *common, *flags)
        assert result.exit_code == ConsentMissing.exit_code
        assert json.loads(result.stdout)["error"] == "consent-missing"
    assert call_json(tmp_path / "data", "avatar", "list") == []


def test_errors_are_json_for_programs(tmp_path: Path) -> None:
    result = call(tmp_path, "--json", "avatar", "show", "nobody")
    assert result.exit_code == NotFound.exit_code
    assert set(json.loads(result.stdout)) == {"error", "message", "hint"}


def test_the_queue_is_put_in_another_order(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_trained(studio)
    for prompt in ("at the beach", "in the snow"):
        call_json(tmp_path, "render", "Ada", prompt, "--queue-only")
    first, second = (job["id"] for job in call_json(tmp_path, "queue", "list")[-2:])
    call_json(tmp_path, "queue", "move", second, "1")
    assert [job["id"] for job in call_json(tmp_path, "queue", "list")[-2:]] == [second, first]
    assert call_json(tmp_path, "queue", "priority", first[:8], "high")["priority"] == 1
    assert "waits (high priority)" in call(tmp_path, "queue", "list").output
    more = call_json(tmp_path, "queue", "more", second, "--copies", "2")
    assert len({job["request"]["seed"] for job in more}) == 2
    assert call_json(tmp_path, "queue", "hold") == {"held": True}
    assert call_json(tmp_path, "queue", "go-on") == {"held": False}


def test_an_unknown_job_and_clip(tmp_path: Path) -> None:
    assert_refused(call(tmp_path, "queue", "cancel", "abcdef"), NotFound)
    assert_refused(call(tmp_path, "library", "show", "abcdef"), NotFound)


def test_broken_settings_are_named(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"aspect": "4:3"}')
    assert_refused(call(tmp_path, "avatar", "list"), InvalidInput, "settings.json", "aspect")
