"""Which system libraries are missing, and the line that installs them."""

from pathlib import Path

import pytest

from scripts import system_packages
from scripts.system_packages import ARCH, DEBIAN, FEDORA


def test_nothing_is_missing_where_all_loads() -> None:
    assert system_packages.find_missing(lambda library: True, lambda: True) == ()


def test_the_apt_line_names_exactly_what_is_missing() -> None:
    lacking = {"libEGL.so.1", "libportaudio.so.2"}
    missing = system_packages.find_missing(lambda library: library not in lacking, lambda: False)
    assert system_packages.list_packages(missing, DEBIAN) == ("libegl1", "libportaudio2", "fonts-dejavu-core")
    line = "sudo apt-get install -y --no-install-recommends libegl1 libportaudio2 fonts-dejavu-core"
    assert line in system_packages.advise(missing, DEBIAN)


def test_a_package_that_brings_two_libraries_is_named_once() -> None:
    missing = system_packages.find_missing(lambda library: not library.startswith(("libGL", "libEGL")), lambda: True)
    assert system_packages.list_packages(missing, ARCH) == ("libglvnd",)


def test_an_unknown_system_is_told_the_libraries() -> None:
    missing = system_packages.find_missing(lambda library: library != "libGL.so.1", lambda: True)
    assert system_packages.advise(missing, "") == "Install the packages that bring: libGL.so.1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ID=debian\nVERSION_ID=12\n", ("debian", DEBIAN)),
        ('ID=ubuntu\nID_LIKE="debian"\n', ("ubuntu", DEBIAN)),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', ("linuxmint", DEBIAN)),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', ("rocky", FEDORA)),
        ("ID=arch\n", ("arch", ARCH)),
        ("ID=void\n", ("void", "")),
    ],
)
def test_distributions_are_known_by_their_family(text: str, expected: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "os-release").write_text(text, encoding="utf-8")
    assert system_packages.read_distribution(tmp_path / "os-release") == expected


def test_no_release_file_is_no_family(tmp_path: Path) -> None:
    assert system_packages.read_distribution(tmp_path / "os-release") == ("", "")


def test_fonts_are_found_in_any_depth(tmp_path: Path) -> None:
    assert not system_packages.has_fonts([tmp_path, tmp_path / "absent"])
    (tmp_path / "truetype" / "some").mkdir(parents=True)
    (tmp_path / "truetype" / "some" / "Font.TTF").touch()
    assert system_packages.has_fonts([tmp_path])
