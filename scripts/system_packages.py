"""The system libraries that Qt and the microphone need on Linux: which are missing, and what installs them.

Windows and macOS need none: their wheels carry everything. Standard library only, Python 3.8 and later.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

DEBIAN, FEDORA, ARCH = "debian", "fedora", "arch"
OS_RELEASE = Path("/etc/os-release")
_FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))


@dataclass(frozen=True)
class Requirement:
    """A shared library and the package that brings it. ``for_window``: without it no window opens."""

    library: str
    debian: str
    fedora: str
    arch: str
    for_window: bool = True

    def package(self, family: str) -> str:
        return {DEBIAN: self.debian, FEDORA: self.fedora, ARCH: self.arch}[family]


FONTS = Requirement("", "fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu", for_window=False)
REQUIREMENTS = (
    Requirement("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Requirement("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Requirement("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    Requirement("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Requirement("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Requirement("libfreetype.so.6", "libfreetype6", "freetype", "freetype2"),
    Requirement("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    Requirement("libpulse.so.0", "libpulse0", "pulseaudio-libs", "libpulse"),
    Requirement("libXrandr.so.2", "libxrandr2", "libXrandr", "libxrandr"),
    Requirement("libXext.so.6", "libxext6", "libXext", "libxext"),
    Requirement("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Requirement("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Requirement("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Requirement("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image"),
    Requirement("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    Requirement("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    Requirement("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Requirement("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    Requirement("libportaudio.so.2", "libportaudio2", "portaudio", "portaudio", for_window=False),
)


def is_loadable(library: str) -> bool:
    """Does the system's loader find ``library`` (a file name such as "libGL.so.1")?"""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fonts(folders: Iterable[Path] = _FONT_FOLDERS) -> bool:
    """Is any scalable font installed for the whole system?"""
    return any(
        path.suffix.lower() in {".ttf", ".otf", ".ttc"}
        for folder in folders
        if folder.is_dir()
        for path in folder.rglob("*")
    )


def find_missing(
    loadable: Callable[[str], bool] = is_loadable, fonts: Callable[[], bool] = has_fonts
) -> tuple[Requirement, ...]:
    """The requirements that this Linux machine does not meet."""
    missing = [requirement for requirement in REQUIREMENTS if not loadable(requirement.library)]
    if not fonts():
        missing.append(FONTS)
    return tuple(missing)


def read_distribution(os_release: Path = OS_RELEASE) -> tuple[str, str]:
    """The distribution's own id ("ubuntu") and its family ("debian", "fedora", "arch" or "")."""
    if not os_release.is_file():
        return "", ""
    fields = dict(line.split("=", 1) for line in os_release.read_text(encoding="utf-8").splitlines() if "=" in line)
    own = fields.get("ID", "").strip('"')
    relatives = [own, *fields.get("ID_LIKE", "").strip('"').split()]
    relatives += [DEBIAN] if "ubuntu" in relatives else []
    relatives += [FEDORA] if {"rhel", "centos"} & set(relatives) else []
    return own, next((name for name in relatives if name in {DEBIAN, FEDORA, ARCH}), "")


def list_packages(missing: Sequence[Requirement], family: str) -> tuple[str, ...]:
    """Package names of one family, each once."""
    return tuple(dict.fromkeys(requirement.package(family) for requirement in missing))


def name_command(packages: Sequence[str], family: str) -> tuple[str, ...]:
    """The command that installs ``packages``, without sudo."""
    tool = {
        DEBIAN: ("apt-get", "install", "-y", "--no-install-recommends"),
        FEDORA: ("dnf", "install", "-y"),
        ARCH: ("pacman", "-S", "--needed"),
    }[family]
    return (*tool, *packages)


def advise(missing: Sequence[Requirement], family: str) -> str:
    """The exact line that installs what is missing, or the libraries' names where the tool is not known."""
    if not family:
        return f"Install the packages that bring: {', '.join(r.library or 'a font' for r in missing)}"
    return f"Install them with:  sudo {' '.join(name_command(list_packages(missing, family), family))}"
