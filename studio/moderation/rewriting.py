"""Another wording for what was refused: the person's own text without the words, offered only if the rules allow it.

Shortens and tidies by rules of thumb of English. Invents nothing: where what is left says too little, it offers none.
"""

import re
from collections.abc import Callable, Sequence

from studio.moderation.findings import Finding

_MAX_ROUNDS = 16
_MIN_WORDS = 3
_LINE = re.compile(
    r"""[\s,;]*(?:\b(?:and|while|then)\s+)?(?:\b(?:she|he|they|it|who)\s+)?
    (?:\b(?:says?|said|saying|shouts?|shouting|whispers?|whispering|sings?|singing|asks?|asking|tells?|telling|reads?|
    announces?|announcing|declares?|adds?|speaks?|speaking)(?:\s+\w+){0,2}\s*[:,]?\s*)?
    ["\u201c\u201e\u00ab][^"\u201d\u00bb]*["\u201d\u00bb]""",
    re.VERBOSE | re.IGNORECASE,
)
# What belongs to the words that go, and goes with them.
_LEADING = re.compile(
    r"(?:\b(?:completely|totally|fully|entirely|absolutely|half|semi|stark|buck|butt|very|almost|all|quite|so|really|"
    r"völlig|ganz|complètement|completamente|next to|beside|in front of|behind|between|resembl(?:es|ing)|dressed|"
    r"disguised|looks?|looking|acting|posing|made up|as|like)[\s,-]+)+$",
    re.IGNORECASE,
)
_DANGLING = (
    r"(?:an?|the|and|or|with|in|on|at|of|as|like|to|from|by|for|her|his|their|my|our|is|are|was|were|while|but|looks|"
    r"looking|wearing|dressed|being|very|next|who|in the style|style of)"
)
_DETERMINER = r"(?:an?|the|her|his|their|my|our)"
_PREPOSITION = r"(?:in|on|at|with|and|or|of|to|from|by|for|as|under|near|while|behind|beside)"
_BROKEN = re.compile(
    rf"""(?:^|[\s,])'s\b|\b(?:she|he|they|i|who)\s+(?:{_PREPOSITION}|until|an?|the)\b
    |\b(?:is|are|was|were|be)\s+(?:and|or|to|until)\b|\b(?:to|of|at|by|for|as|with)\s+{_PREPOSITION}\b
    |\ba\ friend\s+(?!{_PREPOSITION}\b|\w+ing\b|and\b|who\b)\w""",
    re.VERBOSE | re.IGNORECASE,
)
_TIDYING = tuple(
    (re.compile(pattern, re.IGNORECASE), put)
    for pattern, put in (
        (r"\s+", " "),
        (r"\s+(?=[,.;:!?])", ""),
        (r"[,;:]+(?=\s*[,.;:!?])", ""),
        (rf"\b{_DANGLING}(?=\s*(?:[,.;:!?]|$))", ""),
        (rf"\b{_DETERMINER}\s+(?={_PREPOSITION}\b)", ""),
        (r"\b(?:of|and|in|with)\s+(?=(?:with|and|in|on|at)\b)", ""),
        (r"\bwith a friend(?: (?:and )?with a friend)+\b", "with friends"),
        (r"^[\s,;:.!?-]+|[\s,;:-]+$", ""),
        (r"^(?:and|or|but|as|like|of|to|from|by)\s+", ""),
    )
)
_ARTICLE = re.compile(r"\b(an?)(?=\s+([a-z]))", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_EMPTY_WORDS = frozenset(
    {"a", "an", "the", "and", "or", "with", "in", "on", "at", "of", "as", "like", "to", "from", "by", "for", "her"}
    | {"his", "their", "my", "our", "is", "are", "was", "were", "be", "while", "but", "she", "he", "they", "it", "who"}
)


def suggest_rewrite(text: str, findings: Sequence[Finding], judge: Callable[[str], Sequence[Finding]]) -> str | None:
    """``text`` without what ``findings`` (`judge(text)`) name, tidied; None when nothing sensible is left.

    What is returned passes ``judge``, who is asked again after every change.
    """
    wording = text
    for _ in range(_MAX_ROUNDS):
        if not findings:
            return wording if wording != text and _reads_well(wording) else None
        shorter = [_without(wording, finding) for finding in findings]
        if None in shorter or shorter[0] == wording:
            return None
        wording = shorter[0] or ""
        findings = judge(wording)
    return None


def _without(text: str, finding: Finding) -> str | None:
    """``text`` without one finding's words, or without the spoken line they are in; None where its rule offers none."""
    if finding.rewrite == "none":
        return None
    for line in _LINE.finditer(text):
        if line.start() <= finding.start and finding.end <= line.end():
            return _tidy(f"{text[: line.start()]} {text[line.end() :]}", text)
    if finding.rewrite == "line":
        return None
    start, end = finding.start, finding.end
    while end < len(text) and text[end].isalnum():
        end += 1
    return _tidy(f"{_LEADING.sub('', text[:start])} {finding.instead} {text[end:]}", text)


def _tidy(text: str, original: str) -> str:
    """Punctuation and small words that lost what they belonged to go too."""
    before = ""
    while text != before:
        before = text
        for pattern, put in _TIDYING:
            text = pattern.sub(put, text)
    text = _ARTICLE.sub(lambda found: _agree(found, original), text)
    return text[:1].upper() + text[1:] if original[:1].isupper() else text


def _agree(found: re.Match[str], original: str) -> str:
    """ "an" before a vowel, unless the person wrote it so."""
    if f"{found[1]} {found[2]}".casefold() in original.casefold():
        return found[1]
    return found[1][0] + ("n" if found[2] in "aeioAEIO" else "")


def _reads_well(text: str) -> bool:
    """Enough is left, and no small word stands where it has lost its neighbour."""
    if _BROKEN.search(text):
        return False
    words = [word.casefold() for word in _WORD.findall(text)]
    return len(words) >= _MIN_WORDS and any(word not in _EMPTY_WORDS for word in words)
