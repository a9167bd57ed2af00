"""`likeness consent …` as a person or a program calls it."""

import json
from pathlib import Path

from studio.app.wishes import ClipWish
from studio.domain.errors import (
    ConsentMissing,
    ConsentRevoked,
    ConsentRolledBack,
    InvalidInput,
    NotFound,
    UseNotAllowed,
    VerificationFailed,
)
from tests.cli.test_commands import assert_refused, call, call_json
from tests.fakes.studios import WAIT_S, add_avatar, add_trained, open_studio

STRANGER = "did:key:z6MkegdURYPds2Y57yYVBk8aGdpiu7v2EW4UCj85kEgBt23H"


def test_choices_are_shown_and_signed_anew(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_avatar(studio)
    shown = call_json(tmp_path, "consent", "show", "Ada")
    assert shown["record"]["grade"] == "live"
    assert (shown["policy"]["who"], shown["policy"]["remix"], shown["policy"]["seq"]) == ("only-me", "no", 1)
    assert "nobody pressed me" in call(tmp_path, "consent", "show", "Ada", "--statement").output
    options = ("--who", "named", "--party", STRANGER, "--remix", "ask", "--forbid", "religious")
    assert call(tmp_path, "--json", "consent", "set", "Ada", *options).exit_code == ConsentMissing.exit_code
    signed = call_json(tmp_path, "consent", "set", "Ada", *options, "--notify", "--agree")
    assert (signed["who"], signed["parties"], signed["notify"]) == ("named", [STRANGER], True)
    assert "political" not in signed["prohibitions"]
    assert "nudity" in signed["prohibitions"]
    kept = call_json(tmp_path, "consent", "set", "Ada", "--remix", "no", "--agree")
    assert (kept["seq"], kept["parties"], kept["notify"], kept["remix"]) == (3, [STRANGER], True, "no")
    bare = call_json(tmp_path, "consent", "set", "Ada", "--who", "only-me", "--forbid", "nothing-more", "--agree")
    assert len(bare["prohibitions"]) == 4
    strange = call(tmp_path, "consent", "set", "Ada", "--forbid", "nothing-more", "--forbid", "violence", "--agree")
    assert_refused(strange, InvalidInput)


def test_a_grant_is_written_checked_and_taken_back(tmp_path: Path) -> None:
    root, out = tmp_path / "library", tmp_path / "grant.json"
    with open_studio(root) as studio:
        add_avatar(studio)
    assert_refused(call(root, "consent", "grant", "Ada", "--to", STRANGER), UseNotAllowed, "nobody else")
    call_json(root, "consent", "set", "Ada", "--who", "named", "--agree")
    made = call_json(root, "consent", "grant", "Ada", "--to", STRANGER, "--max-clips", "3", "--out", str(out))
    assert json.loads(out.read_text(encoding="utf-8"))["max_clips"] == 3
    assert "holds  signature" in call(root, "consent", "verify", str(out)).output
    assert_refused(call(root, "consent", "accept", str(out)), UseNotAllowed, "another studio")
    taken = call_json(root, "consent", "revoke", "Ada", "--grant", made["grant_id"])
    assert taken["seq"] == 1
    assert "taken back" in call(root, "consent", "show", "Ada").output
    assert_refused(call(root, "consent", "revoke", "Ada", "--grant", "x", "--clip", "y"), InvalidInput)
    did = call_json(root, "consent", "studio")["did"]
    assert did.startswith("did:key:z6Mk")
    out.write_text(out.read_text(encoding="utf-8").replace('"max_clips": 3', '"max_clips": 9'), encoding="utf-8")
    edited = call(root, "consent", "verify", str(out))
    assert edited.exit_code == VerificationFailed.exit_code
    assert "FAILS" in edited.output
    assert_refused(call(root, "consent", "verify", str(tmp_path / "none.json")), NotFound)
    assert_refused(call(root, "consent", "verify", str(root / "library.db")), InvalidInput)


def test_a_receipt_is_shown_and_written_as_a_page(tmp_path: Path) -> None:
    root, page, out = tmp_path / "library", tmp_path / "receipt.html", tmp_path / "receipt.json"
    with open_studio(root) as studio:
        add_trained(studio)
        studio.clips.submit(studio.clips.compose(ClipWish("at the beach", "Ada", num_frames=5)))
        assert studio.jobs.wait_until_idle(WAIT_S)
        (clip,) = studio.clips.list()
    answer = call_json(root, "consent", "receipt", clip.id, "--html", str(page), "--out", str(out))
    assert answer["files"] == [str(page), str(out)]
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "holds  signature" in call(root, "consent", "verify", str(out)).output
    assert '"consent-receipt/2"' not in call(root, "consent", "receipt", clip.id[:8]).output
    assert "likeness-studio/consent-receipt/2" in call(root, "consent", "receipt", clip.id[:8]).output


def test_the_log_is_listed_and_checked(tmp_path: Path) -> None:
    assert "Nothing happened yet" in call(tmp_path, "consent", "log").output
    with open_studio(tmp_path) as studio:
        avatar = add_avatar(studio)
    entries = call_json(tmp_path, "consent", "log")["entries"]
    assert [entry["event"] for entry in entries] == ["consent-given", "policy-signed"]
    assert "holds  log" in call(tmp_path, "consent", "log", "--verify").output
    (tmp_path / "vault" / avatar.id / "consent.ledger").unlink()
    broken = call(tmp_path, "consent", "log", "--verify")
    assert broken.exit_code == VerificationFailed.exit_code
    assert "FAILS  Ada" in broken.output
    assert_refused(call(tmp_path, "render", "Ada", "at the beach"), ConsentRolledBack, "ledger")


def test_without_more_words_the_consent_is_withdrawn(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_avatar(studio)
    gone = call_json(tmp_path, "consent", "revoke", "Ada", "--yes")
    assert gone["id"] == avatar.id
    assert gone["erased_at"]
    assert not (tmp_path / "vault" / avatar.id).exists()
    assert_refused(call(tmp_path, "consent", "set", avatar.id, "--who", "everyone", "--agree"), ConsentRevoked)
    assert call_json(tmp_path, "consent", "show", avatar.id)["policy"]["status"] == "withdrawn"
