"""What an avatar may be called."""

from collections.abc import Iterable

from studio.domain.avatar import Avatar
from studio.domain.errors import InvalidInput

MAX_NAME_CHARS = 60


def check_avatar_name(name: str, others: Iterable[Avatar]) -> str:
    """``name`` without spaces around it. Raises `InvalidInput`, and `PromptRefused` for a famous name.

    Typing a famous name does not make one that person.
    """
    wanted = name.strip()
    if not wanted or len(wanted) > MAX_NAME_CHARS or not wanted.isprintable():
        raise InvalidInput(
            f"An avatar needs a name of 1 to {MAX_NAME_CHARS} printable characters.",
            "Choose another name.",
        )
    if any(other.name.casefold() == wanted.casefold() for other in others):
        raise InvalidInput(f"There is an avatar named {wanted} already.", "Choose another name.")
    check_signed_name(wanted)
    return wanted


def check_signed_name(name: str) -> None:
    """Raises `PromptRefused` for a famous name."""
    # Late: the rules are not needed to open the window.
    from studio.moderation.policy import load_policy
    from studio.moderation.text import check_name

    check_name(name, load_policy())
