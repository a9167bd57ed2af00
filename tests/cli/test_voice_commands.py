"""`likeness voice check` tells what to record again, and ends with 1 when something is."""

import json
import shutil
from pathlib import Path

from click.testing import CliRunner

from studio.cli.console import Shell
from studio.cli.main import likeness
from tests.capture.voices import FOLDER, SENTENCES


def test_a_folder_is_checked(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "bo" / "sentence-1.wav", tmp_path / "1.wav")
    shutil.copy(FOLDER / "bo" / "sentence-2.wav", tmp_path / "2.wav")
    texts = tmp_path / "sentences.txt"
    texts.write_text(f"{SENTENCES[0]}\n{SENTENCES[5]}\n", encoding="utf-8")
    asked = ["voice", "check", str(tmp_path), "--sentences", str(texts)]

    said = CliRunner().invoke(likeness, asked, obj=Shell())
    data = CliRunner().invoke(likeness, ["--json", *asked, "--language", "de"], obj=Shell())

    assert said.exit_code == 1
    assert said.output.splitlines()[0].startswith("ok    1.wav")
    assert "AGAIN 2.wav" in said.output
    assert data.exit_code == 0
    assert [verdict["text_checked"] for verdict in json.loads(data.output)] == [False, False]
