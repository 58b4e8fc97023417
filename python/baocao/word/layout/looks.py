"""How text looks in the end: what Word makes of defaults, styles and direct formatting.

The order is docDefaults, table style, paragraph style, character style, direct; each style after
those it is based on. A toggle (bold, italic, capitals) that two kinds of style state cancels itself
(ECMA-376, 17.7.3); direct formatting is absolute.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..elements import Element, name
from .stated import TOGGLES, Values, number, paragraph_values, run_values

_DEEPEST = 40
"""Styles based on one another: more is a circle."""
_WORDS_OWN_SIZE = 10.0


@dataclass(frozen=True, slots=True)
class RunLook:
    """The type of a run; `size` in points."""

    ascii: str
    other: str
    """The font of letters outside ASCII (w:hAnsi)."""
    size: float
    bold: bool
    italic: bool
    capitals: bool
    hidden: bool
    raised: bool
    underlined: bool
    colour: str
    marked: bool
    """Highlighted or shaded."""
    language: str


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """The shape of a paragraph; lengths in twips. `first` is negative where it hangs."""

    align: str
    left: float
    right: float
    first: float
    before: float
    after: float
    line: float
    rule: str
    contextual: bool
    keep_next: bool
    page_break: bool
    underlined: bool
    style: str
    list: str
    """The numbering's id, "" or "0" where there is none."""
    level: int


class Looks:
    """The styles of one document, and what they come to."""

    def __init__(self, styles: Element | None, fonts: Mapping[str, str]) -> None:
        self._fonts = fonts
        self._styles: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        self._run_defaults: Values = {}
        self._paragraph_defaults: Values = {}
        if styles is not None:
            self._read(styles)
        self._run_level = cache(self._merged_runs)
        self._paragraph_level = cache(self._merged_paragraphs)

    def _read(self, styles: Element) -> None:
        for style in styles.iter(name("style")):
            identity = style.get(name("styleId"), "")
            self._styles[identity] = style
            if style.get(name("default"), "0") in ("1", "true", "on"):
                self._default.setdefault(style.get(name("type"), ""), identity)
        defaults = styles.find(name("docDefaults"))
        if defaults is not None:
            path = f"{name('rPrDefault')}/{name('rPr')}"
            self._run_defaults = run_values(defaults.find(path), self._fonts)
            path = f"{name('pPrDefault')}/{name('pPr')}"
            self._paragraph_defaults = paragraph_values(defaults.find(path))

    def _chain(self, style: str) -> list[Element]:
        """Return a style after those it is based on, the first of all first."""
        found: list[Element] = []
        while style in self._styles and len(found) < _DEEPEST:
            element = self._styles[style]
            found.append(element)
            base = element.find(name("basedOn"))
            style = "" if base is None else base.get(name("val"), "")
        return found[::-1]

    def _merged_runs(self, style: str) -> Values:
        found: Values = {}
        for element in self._chain(style):
            found |= run_values(element.find(name("rPr")), self._fonts)
        return found

    def _merged_paragraphs(self, style: str) -> Values:
        found: Values = {}
        for element in self._chain(style):
            found |= paragraph_values(element.find(name("pPr")))
        return found

    def style_or_default(self, stated: str, kind: str) -> str:
        """Return the style's id, that of the default of its kind where none is stated or known."""
        return stated if stated in self._styles else self._default.get(kind, "")

    def run(self, direct: Element | None, paragraph_style: str, table_style: str) -> RunLook:
        """Return the look of a run with these direct properties (w:rPr or None)."""
        own = run_values(direct, self._fonts)
        character = str(own.get("rStyle") or "")
        levels = [self._run_level(s) for s in (table_style, paragraph_style, character)]
        values: Values = dict(self._run_defaults)
        for level in (*levels, own):
            values |= level
        toggles = {t: self._toggle(t, own, levels) for t in TOGGLES}
        face = str(values.get("ascii") or "Times New Roman")
        return RunLook(
            ascii=face,
            other=str(values.get("hAnsi") or face),
            size=float(values.get("size") or _WORDS_OWN_SIZE),
            bold=toggles["b"],
            italic=toggles["i"],
            capitals=toggles["caps"],
            hidden=toggles["vanish"],
            raised=values.get("vertAlign") in ("superscript", "subscript"),
            underlined=values.get("u", "none") != "none",
            colour=str(values.get("color") or "auto"),
            marked=_marked(values),
            language=str(values.get("lang") or ""),
        )

    def _toggle(self, toggle: str, own: Values, levels: list[Values]) -> bool:
        if toggle in own:
            return bool(own[toggle])
        if self._run_defaults.get(toggle):
            return True
        return sum(bool(level.get(toggle)) for level in levels) % 2 == 1

    def paragraph(
        self, direct: Element | None, table_style: str, numbering: Mapping[tuple[str, int], Values]
    ) -> ParagraphLook:
        """Return the shape of a paragraph with these direct properties (w:pPr or None).

        `numbering` gives what each level of each list states; it lies above a style that names the
        list and below one where the paragraph names it itself.
        """
        own = paragraph_values(direct)
        style = self.style_or_default(str(own.get("style") or ""), "paragraph")
        of_style = self._paragraph_level(style)
        listed = str(own.get("list", of_style.get("list", "")))
        level = int(number(str(own.get("level", of_style.get("level", "0"))), 0))
        of_list = numbering.get((listed, level), {})
        values: Values = {**self._paragraph_defaults, **self._paragraph_level(table_style)}
        order = (of_style, of_list) if "list" in own else (of_list, of_style)
        for stated in (*order, own):
            values |= stated
        return _shape(values, style, listed, level)


def _marked(values: Values) -> bool:
    shade = str(values.get("shade") or "auto").lower()
    return str(values.get("highlight") or "none") != "none" or shade not in ("auto", "ffffff")


def _shape(values: Values, style: str, listed: str, level: int) -> ParagraphLook:
    def length(key: str) -> float:
        return float(values.get(key) or 0)

    before = 280 if values.get("beforeAutospacing") else length("before")
    after = 280 if values.get("afterAutospacing") else length("after")
    return ParagraphLook(
        align=str(values.get("align") or "left"),
        left=length("left"),
        right=length("right"),
        first=length("first"),
        before=before,
        after=after,
        line=length("line") or 240,
        rule=str(values.get("rule") or "auto"),
        contextual=bool(values.get("contextualSpacing")),
        keep_next=bool(values.get("keepNext")),
        page_break=bool(values.get("pageBreakBefore")),
        underlined=bool(values.get("underlined")),
        style=style,
        list=listed,
        level=level,
    )


def table_style(table: Element, looks: Looks) -> str:
    """Return the id of the style of a table."""
    stated = table.find(f"{name('tblPr')}/{name('tblStyle')}")
    written = "" if stated is None else stated.get(name("val"), "")
    return looks.style_or_default(written, "table")
