"""The sentences of letters and messages: templates/letters.toml, and a programme's own over it.

A text is carried out as a template in brackets over numbers and truth values; `{{ … }}` in it draws
a fact afterwards, so that no workbook's text is ever a template. What is wrong in a text is told
with its file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from ...core.submission import Info
from ...core.text import clean, name_key
from ...errors import DeclarationError
from ...programme import Programme, read_toml
from ...resources import shipped
from ..brackets import template
from ..distribute import contact
from ..facts import BLANK
from ..text_facts import info_facts

FILE = "letters.toml"
REPORT, CONTACT = "Tên báo cáo", "Người liên hệ"
_EVERY, _RECIPIENTS = "every", "recipients"
_DRAWN = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_SECTION = re.compile(r"\s*\[\s*([\w-]+)\s*\]")
_BROKEN = (TemplateError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError)

Facts = Mapping[str, str]
"""What may be drawn, by the name it is drawn by; "" where nobody gave it."""


@dataclass(frozen=True)
class Text:
    """A text of a letters.toml: its key ("remind.about"), its file, the line it begins on."""

    key: str
    source: str
    file: Path
    line: int

    def wrong(self, reason: str, position: int = 0) -> DeclarationError:
        """Return the error that says what is wrong at a position of the text."""
        line = self.line + self.source[:position].count("\n")
        return DeclarationError(f"{self.file}, dòng {line}", self.key, reason)


@dataclass(frozen=True)
class Said:
    """A letter's words: its subject, the paragraphs before and after its table, its recipients."""

    about: str
    opening: list[str]
    closing: list[str]
    recipients: list[str]


def letter_words(programme: Programme, letter: str, facts: Facts, **told: object) -> Said:
    """Return the words of a letter by its section of letters.toml.

    `told` are the numbers and truth values that conditions look at. DeclarationError, with file and
    line, where a text cannot be carried out or leaves the letter without subject or words.
    """
    about, opening = (
        _needed(programme, f"{letter}.{part}", facts, told) for part in ("about", "opening")
    )
    closing = _lines(programme, f"{letter}.closing", facts, told)
    recipients = _lines(programme, f"{_EVERY}.{_RECIPIENTS}", facts, told)
    return Said(" ".join(about), opening, closing, recipients)


def message(programme: Programme, about: str, facts: Facts, **told: object) -> str:
    """Return a message by its section of letters.toml, ready to paste; errors as letter_words."""
    return "\n".join(_needed(programme, f"{about}.message", facts, told)) + "\n"


def facts_of(info: Info, programme: Programme) -> dict[str, str]:
    """Return the facts that every text may draw: those of "Thông tin", and whom to ask."""
    known = {fact.name: fact.text for fact in info_facts(info, programme, tuple(info.period or ()))}
    whom = contact(info["preparer"], info["phone"], info["email"])
    # It goes on in a sentence; a person's name keeps its capital.
    inside = whom if info["preparer"] else whom[:1].lower() + whom[1:]
    return {**known, CONTACT: inside}


def _needed(programme: Programme, key: str, facts: Facts, told: Mapping[str, object]) -> list[str]:
    lines = _lines(programme, key, facts, told)
    if not lines:
        raise _texts(programme.folder)[key].wrong("không có câu nào")
    return lines


def _lines(programme: Programme, key: str, facts: Facts, told: Mapping[str, object]) -> list[str]:
    """Return a text's lines; a line of which nothing is left is none."""
    text = _texts(programme.folder)[key]
    known = {name_key(name): value for name, value in facts.items()}

    def given(name: str, position: int = 0) -> str:
        if name_key(name) not in known:
            near = get_close_matches(name, facts, n=1, cutoff=0.5)
            hint = f"; có phải “{near[0]}”?" if near else f"; có: {', '.join(facts)}"
            raise text.wrong(f"không có dữ kiện “{name}”{hint}", position)
        return known[name_key(name)]

    for drawn in _DRAWN.finditer(text.source):
        given(drawn[1], drawn.start())
    said = _carried_out(text, {**told, "has": lambda name: bool(given(name))})
    lines = (clean(line) for line in said.split("\n"))
    return [_DRAWN.sub(lambda m: given(m[1]) or BLANK, line) for line in lines if line]


def _carried_out(text: Text, told: Mapping[str, object]) -> str:
    try:
        return template(text.source).render(told)
    except TemplateSyntaxError as error:
        place = sum(map(len, text.source.splitlines(keepends=True)[: error.lineno - 1]))
        raise text.wrong(f"câu sai: {error.message}", place) from error
    except _BROKEN as error:
        raise text.wrong(f"câu sai: {error}") from error


@lru_cache
def _texts(folder: Path) -> Mapping[str, Text]:
    """Return the texts by key: the shipped ones, those of a programme's folder over them."""
    common = {text.key: text for text in _read(shipped("templates") / FILE)}
    own = folder / FILE
    for text in _read(own) if own.is_file() else ():
        if text.key not in common:
            raise text.wrong(f"không có khóa này; có: {', '.join(common)}")
        common[text.key] = text
    return common


def _read(file: Path) -> Iterator[Text]:
    sections = read_toml(file)
    line_of = _lines_of_keys(file)
    for section, given in sections.items():
        for key, source in given.items() if isinstance(given, dict) else [("", given)]:
            named = f"{section}.{key}" if key else section
            text = Text(named, source if isinstance(source, str) else "", file, line_of(named))
            if not key or not isinstance(source, str):
                raise text.wrong("phải là một câu trong ngoặc kép, dưới một mục như [remind]")
            yield text


def _lines_of_keys(file: Path) -> Callable[[str], int]:
    """Return what tells the line on which a key's text begins."""
    found: dict[str, int] = {}
    section = ""
    for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1):
        heading = _SECTION.match(line)
        section = heading[1] if heading else section
        key, mark, rest = line.partition("=")
        if mark:
            # A text in three quotes that ends its line begins on the next.
            opened = rest.strip() in ("'''", '"""')
            named = f"{section}.{key.strip()}" if section else key.strip()
            found.setdefault(named, number + opened)
    return lambda key: found.get(key, 1)
