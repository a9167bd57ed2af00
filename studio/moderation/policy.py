"""The content rules: a readable, versioned file of words and phrases, checked when loaded.

Only data and its compiled form. How a text is read stands in `folding`, how it is judged in `text`.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from studio.core import paths, storage
from studio.domain.errors import InvalidInput
from studio.moderation.folding import transliterated
from studio.moderation.sounds import Hearing

_MAX_POLICY_BYTES = 1 << 20
_HINT = "Install the studio again."
_LIST_NAME = re.compile(r"%([a-z][a-z-]*)%")
_Text = Annotated[str, Field(min_length=1, max_length=2000)]
_Texts = tuple[_Text, ...]
Rewrite = Literal["words", "line", "none"]
"""What a refusal may offer: the text with the words replaced, without the spoken line they are in, or nothing."""


class _RuleForm(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    id: Annotated[str, Field(pattern=r"^[a-z][a-z-]{1,40}$")]
    title: _Text
    why: _Text
    match_case: bool = False
    allows_own_names: bool = False
    ask: Annotated[str, Field(max_length=500)] = ""
    rewrite: Rewrite = "none"
    instead: Annotated[str, Field(max_length=60)] = ""
    words: _Texts = ()
    languages: dict[Annotated[str, Field(pattern=r"^[a-z]{2}$")], _Texts] = Field(default_factory=dict)
    phrases: _Texts = ()
    together_with: _Texts = ()
    exceptions: _Texts = ()


class _PolicyForm(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    schema_version: Literal[1]
    version: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]+$")]
    language: Annotated[str, Field(max_length=35)]
    about: tuple[str, ...]
    max_foreign_share: Annotated[float, Field(ge=0, le=1)]
    company: _Texts = ()
    sound_alikes: dict[_Text, tuple[str, ...]] = Field(default_factory=dict)
    ordinary_words: tuple[str, ...] = ()
    lists: dict[str, Annotated[_Texts, Field(min_length=1)]] = Field(default_factory=dict)
    rules: Annotated[tuple[_RuleForm, ...], Field(min_length=1, max_length=100)]
    negative_rules: Annotated[tuple[_RuleForm, ...], Field(min_length=1, max_length=100)]


@dataclass(frozen=True)
class Rule:
    """What is refused and why.

    ``words`` are whole words, in which ``*`` at the end stands for any ending. ``languages`` hold words in other
    languages, each in its own letters. ``phrases`` are regular expressions over folded text (lower-case Latin unless
    ``match_case``), tied to word borders; the group ``name`` narrows a hit to a name. With ``together_with`` (phrases
    too) the rule speaks only when one of those occurs in the same text. A hit inside a match of ``exceptions`` is none;
    with ``allows_own_names`` nor is one inside the name of somebody whose signed grant is at hand. ``ask`` says what
    else a person can do than use other words; ``instead`` is what a ``rewrite`` of words puts in their place.
    """

    id: str
    title: str
    why: str
    match_case: bool
    allows_own_names: bool
    ask: str
    rewrite: Rewrite
    instead: str
    words: tuple[str, ...]
    languages: tuple[tuple[str, tuple[str, ...]], ...]
    phrases: tuple[str, ...]
    together_with: tuple[str, ...]
    exceptions: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        foreign = (_foreign_pattern(word) for _, words in self.languages for word in words)
        return compile_phrases((*map(_word_pattern, self.words), *foreign, *self.phrases))

    @cached_property
    def companions(self) -> re.Pattern[str] | None:
        return compile_phrases(self.together_with) if self.together_with else None

    @cached_property
    def excused(self) -> re.Pattern[str] | None:
        return compile_phrases(self.exceptions) if self.exceptions else None


@dataclass(frozen=True)
class Policy:
    """All rules, in the order in which they are asked. ``sha256`` is of the file with LF line ends.

    ``negative_rules`` judge negative prompts, in which asking for something means keeping it out of the clip.
    ``hearing`` knows which words sound like those of the rules. ``company`` are phrases by which a prompt asks for more
    people than the avatar.
    """

    version: str
    language: str
    sha256: str
    max_foreign_share: float
    hearing: Hearing
    company: tuple[str, ...]
    rules: tuple[Rule, ...]
    negative_rules: tuple[Rule, ...]


def load_policy(path: Path | None = None) -> Policy:
    """The shipped rules, or those at ``path``. Raises `InvalidInput`: without readable rules nothing may be made."""
    source = paths.shipped_dir("assets") / "policy" / "rules.json" if path is None else path
    try:
        data = source.read_bytes().replace(b"\r\n", b"\n")
        if len(data) > _MAX_POLICY_BYTES:
            raise InvalidInput("The content rules are too large to be genuine.", _HINT)
        form = _PolicyForm.model_validate_json(data)
        rules = tuple(_read_rule(rule, form.lists) for rule in form.rules)
        negative = tuple(_read_rule(rule, form.lists) for rule in form.negative_rules)
        for rule in rules + negative:
            _prove(rule)
        compile_phrases(form.company)
    except OSError as error:
        raise InvalidInput("The content rules cannot be read.", _HINT) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise InvalidInput(f"The content rules are broken: {place}: {first['msg']}.", _HINT) from error
    except (re.error, ValueError) as error:
        raise InvalidInput(f"The content rules are broken: {error}.", _HINT) from error
    if len({rule.id for rule in rules + negative}) != len(rules + negative):
        raise InvalidInput("Two content rules share an id.", _HINT)
    hearing = Hearing(form.sound_alikes, frozenset(form.ordinary_words))
    sha256 = storage.hash_bytes(data)
    return Policy(form.version, form.language, sha256, form.max_foreign_share, hearing, form.company, rules, negative)


def _read_rule(form: _RuleForm, lists: dict[str, _Texts]) -> Rule:
    """The rule with ``%name%`` in its expressions replaced by one of the entries of the list ``name``."""

    def fill(match: re.Match[str]) -> str:
        if match[1] not in lists:
            raise ValueError(f"the rule '{form.id}' names no list '{match[1]}'")
        return f"(?:{'|'.join(lists[match[1]])})"

    tree = form.model_dump() | {"languages": tuple(form.languages.items())}
    for field in ("phrases", "together_with", "exceptions"):
        filled = (_LIST_NAME.sub(fill, text) for text in tree[field])
        tree[field] = tuple(filled if form.match_case else map(transliterated, filled))
    return Rule(**tree)


def _prove(rule: Rule) -> None:
    """Compile now, so that a broken rule is found at the start; a rule that matches nothing or everything is broken."""
    if not (rule.words or rule.phrases or rule.languages):
        raise ValueError(f"the rule '{rule.id}' names no words")
    for pattern in (rule.pattern, rule.companions, rule.excused):
        if pattern is not None and pattern.search("") is not None:
            raise ValueError(f"the rule '{rule.id}' matches an empty text")


def _word_pattern(word: str) -> str:
    ending = r"[a-z]*" if word.endswith("*") else "s?"
    # Written together ("firstlast") a name or phrase is the same.
    return re.escape(word.removesuffix("*")).replace(r"\ ", " ?") + ending


def _foreign_pattern(word: str) -> str:
    """As the folding of a text leaves it. Plurals differ from language to language: all endings are in the list."""
    return re.escape(transliterated(word.removesuffix("*")).casefold()) + (r"[a-z]*" if word.endswith("*") else "")


def compile_phrases(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for any of ``patterns``, each tied to word borders."""
    return re.compile("|".join(rf"(?<![A-Za-z0-9])(?:{pattern})(?![A-Za-z0-9])" for pattern in patterns))
