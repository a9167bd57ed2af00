"""How a refused prompt is printed: rule, words, why, another wording, and where to object."""

import json

import pytest

from studio.cli.console import APPEAL, Shell, report_error
from studio.domain.errors import InvalidInput, PromptRefused
from studio.moderation.policy import load_policy
from studio.moderation.text import check_prompt


def refusal(prompt: str) -> PromptRefused:
    with pytest.raises(PromptRefused) as caught:
        check_prompt(prompt, load_policy())
    return caught.value


def test_a_program_gets_rule_words_why_and_another_wording(capsys: pytest.CaptureFixture[str]) -> None:
    code = report_error(Shell(as_json=True), refusal("a naked woman on the beach"))
    said = json.loads(capsys.readouterr().out)
    assert code == PromptRefused.exit_code
    assert (said["error"], said["rule"], said["words"]) == ("prompt-refused", "sexual", "naked")
    assert said["why"] in said["hint"]
    assert said["rewrite"] == "a woman on the beach"


def test_a_person_reads_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    report_error(Shell(), refusal("a naked woman on the beach"))
    said = " ".join(capsys.readouterr().err.split())
    for words in ("No sexual content", "“naked”", "a woman on the beach", " ".join(APPEAL.split())):
        assert words in said


def test_where_no_wording_is_known_none_is_promised(capsys: pytest.CaptureFixture[str]) -> None:
    report_error(Shell(), refusal("a deepfake"))
    assert "would pass" not in capsys.readouterr().err
    report_error(Shell(as_json=True), InvalidInput("No.", "Other."))
    assert set(json.loads(capsys.readouterr().out)) == {"error", "message", "hint"}
