"""What of a prompt is spoken, and what is left to show. Pure text; must not load anything.

Words in quotes are spoken (straight, English, German and French quotes); without quotes, what follows "says:" or
"whispers:" up to the end of the line. The result is a proposal: the person sees and edits the script.
"""

import re

# A straight quote after a letter or digit is an inch mark or the end of something, never an opening.
_QUOTED = re.compile(r'(?<!\w)"([^"\n]+)"|“([^“”\n]+)”|„([^„“”\n]+)[“”]|«([^«»\n]+)»|»([^«»\n]+)«')
_VERBS = r"says?|said|saying|speaks?|announces?|announcing|whispers?|whispering|shouts?|shouting|asks?|asking|replies"
_ANNOUNCED = re.compile(rf"\b({_VERBS})\s*:\s*(\S[^\n]*)", re.IGNORECASE)
_SAYING = re.compile(r"\b(says|say|said|saying)\b", re.IGNORECASE)
# A video model knows talking faces; "says" without words means nothing to it.
_SHOWN_AS = (("says", "talks"), ("say", "talk"), ("said", "talked"), ("saying", "talking"))
_MARK = "\x00"


def spoken_words(prompt: str) -> tuple[str, str]:
    """The spoken line (empty when nothing is said) and the prompt without it, cleaned for the video model.

    Several quotes become one line in their order. A prompt of nothing but quotes leaves an empty prompt.
    """
    text = prompt.replace(_MARK, " ")
    lines = [_tidy(next(part for part in match.groups() if part)) for match in _QUOTED.finditer(text)]
    shown = _QUOTED.sub(_MARK, text)
    lines = [line for line in lines if line]
    if not lines:
        announced = _ANNOUNCED.search(text)
        if announced is None:
            return "", _tidy(text)
        lines = [_tidy(announced[2])]
        shown = text[: announced.start(2)] + _MARK + text[announced.end(2) :]
    return _join(lines), _clean(shown)


def replace_spoken(prompt: str, line: str) -> str:
    """``prompt`` with ``line`` as what is spoken: in the place of the first quote, of what "says:" announces, or at the
    end. Quotes after the first go. An empty line leaves the prompt without speech.
    """
    said = re.sub(r'["“”„«»\n]', " ", line).strip(" ")
    if not said:
        return spoken_words(prompt)[1]
    quotes = list(_QUOTED.finditer(prompt))
    if quotes:
        text = prompt
        for match in reversed(quotes[1:]):
            text = text[: match.start()].rstrip(" ,") + text[match.end() :]
        return text[: quotes[0].start()] + f'"{said}"' + text[quotes[0].end() :]
    announced = _ANNOUNCED.search(prompt)
    if announced is not None:
        return prompt[: announced.start(2)] + said + prompt[announced.end(2) :]
    before = prompt.rstrip().rstrip(",.")
    return f'{before}, says "{said}"' if before else f'says "{said}"'


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _join(lines: list[str]) -> str:
    """Quotes that do not end in a mark of their own get a full stop, so that they are not run together."""
    ended = [line if line[-1] in ".,;:!?…-" else line + "." for line in lines[:-1]]
    return " ".join([*ended, lines[-1].rstrip(" ,;:")])


def _clean(shown: str) -> str:
    """Close the gaps that the spoken words left: dangling colons, doubled marks, verbs of saying."""
    first, *others = shown.split(_MARK)
    text = first
    for other in others:
        text = _close_gap(text, other.lstrip())
    text = _SAYING.sub(lambda match: dict(_SHOWN_AS)[match[1].lower()], _tidy(text))
    text = re.sub(r" ([,.;!?])", r"\1", text)
    text = re.sub(r"([,.;!?])(?: ?[,.;])+", r"\1", text)
    return _without_loose_end(text).lstrip(" ,;:.")


def _close_gap(before: str, after: str) -> str:
    kept = before.rstrip(" \t\n:,")
    if after[:1] in set(",.;!?"):
        return kept + after
    was_announced = before.rstrip()[-1:] in set(":,")
    return f"{kept}. {after}" if was_announced and after[:1].isupper() else f"{kept} {after}"


def _without_loose_end(text: str) -> str:
    """ "... and then" joined two quotes and now joins nothing."""
    text = text.rstrip(" ,;:")
    for word in ("then", "and"):
        if text.lower().endswith((f" {word}", f",{word}")):
            text = text[: -len(word)].rstrip(" ,;:")
    return text
