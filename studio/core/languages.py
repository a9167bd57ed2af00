"""Which language this machine speaks. Knows only what the studio has texts in."""

import locale
import os
from collections.abc import Mapping

LANGUAGES = ("en", "de")
SYSTEM = "system"
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose_language(wanted: str, environ: Mapping[str, str] = os.environ) -> str:
    """The language of texts: ``wanted`` (a BCP 47 tag), or for "system" what the machine is set to; "en" otherwise."""
    if wanted != SYSTEM:
        return wanted
    named = next((environ[name] for name in _VARIABLES if environ.get(name)), "") or (locale.getlocale()[0] or "")
    # Windows says "German_Germany" where others say "de_DE".
    tag = locale.normalize(named).partition("_")[0].partition(".")[0].lower()
    return tag if tag in LANGUAGES else "en"
