"""The end of an official document: signature, "Nơi nhận", appendices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...core.text import fold
from ..elements import Element
from .opening import Parted
from .words import LEFT, RIGHT, Line

AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|TUN|Q|T/M|K/T|T/L|T\.M|K\.T)(?:\s*[./]|\s+)\s*(?=\S)")
_APPENDIX = re.compile(r"phụ lục(?:\s+(?:số\s+)?(?:[ivxlc]+|\d+|[a-z]))?\s*[.:]?", re.IGNORECASE)
_FORM = re.compile(r"(?:mẫu|biểu)(?:\s+(?:số\s+)?[\d.ivxlc]+\w*)\s*[.:]?", re.IGNORECASE)
ATTACHED = re.compile(r"[(\[]?\s*(?:ban hành\s+)?kèm theo\b", re.IGNORECASE)
_STAMP = re.compile(r"[(\[].*[)\]]")


@dataclass(frozen=True)
class Signature:
    """The signature and "Nơi nhận"."""

    heading: Line | None = None
    recipients: tuple[Line, ...] = ()
    authority: tuple[Line, ...] = ()
    title: tuple[Line, ...] = ()
    signer: Line | None = None
    gap: float = 0
    """Points between the title and the name."""
    beside: bool = False
    """Whether the two stand side by side."""
    table: Element | None = None

    @property
    def found(self) -> bool:
        """Whether there is one."""
        return self.heading is not None or bool(self.authority)


@dataclass(frozen=True, eq=False)
class Appendix:
    """One appendix: the lines of its head, and all its lines."""

    lines: tuple[Line, ...]
    number: Line | None
    name: Line | None
    """Its form's own name ("Mẫu 1")."""
    title: tuple[Line, ...]
    attached: Line | None

    @property
    def tables(self) -> list[Element]:
        """Its tables in their order."""
        return list(dict.fromkeys(line.cell.table for line in self.lines if line.cell))

    @property
    def label(self) -> str:
        """What it calls itself."""
        line = self.number or self.name or (self.title[0] if self.title else None)
        return line.text if line else "Phụ lục"


def signature_of(parted: Parted, begins: int, end: int) -> tuple[Signature, int, int]:
    """Return the signature, the place where it begins, and the place after it."""
    after = [(place, line) for place, line in parted if place >= begins and not line.boxed]
    heading = next((i for i, (_, li) in enumerate(after) if fold(li.text) == "nơi nhận"), None)
    if heading is None:
        heading = next((i for i, (_, li) in enumerate(after) if _heads(li)), None)
    first = heading
    if first is None:
        first = next((i for i, (_, line) in enumerate(after) if _is_authority(line)), None)
    if first is None:
        return Signature(), end, end
    zone = _zone(after, first)
    named = None if heading is None else after[heading][1]
    return _parts(zone, named), zone[0][0], zone[-1][0] + 1


def _heads(line: Line) -> bool:
    return line.text.lower().startswith("nơi nhận") and len(line.text) < 40


def _is_authority(line: Line) -> bool:
    return bool(AUTHORITY.match(line.text)) and line.text == line.text.upper()


def _zone(after: Parted, first: int) -> Parted:
    """Return the lines of the table that holds `first`, or those up to the page's end."""
    cell = after[first][1].cell
    if cell is not None:
        return [(p, line) for p, line in after if line.cell and line.cell.table is cell.table]
    start = first
    while start and (not after[start - 1][1].seen or _is_authority(after[start - 1][1])):
        start -= 1
    end = first + 1
    section = after[first][1].section
    while end < len(after) and not _begins(after[end][1]) and after[end][1].section == section:
        if after[end][1].look.page_break or after[end][1].cell:
            break
        end += 1
    return after[start:end]


def _parts(zone: Parted, heading: Line | None) -> Signature:
    lines = [line for _, line in zone]
    beside = any(line.side == RIGHT for line in lines) and any(line.side == LEFT for line in lines)
    at = lines.index(heading) if heading in lines else -1
    if beside:
        left = [line for line in lines[at + 1 :] if line.side == LEFT]
        right = [line for line in lines if line.side == RIGHT]
    else:
        left = _listed(lines[at + 1 :]) if heading else []
        right = [line for line in lines if line is not heading and line not in left]
    recipients = tuple(line for line in left if line.seen and not line.is_rule)
    authority, title, signer, gap = _signed(right)
    table = lines[0].cell.table if lines[0].cell else None
    return Signature(heading, recipients, authority, title, signer, gap, beside, table)


def _listed(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a list that stands alone, with those that go on with one."""
    found: list[Line] = []
    for line in lines:
        listed = line.full.startswith(("-", "+", "•", "–"))
        # A line that begins with spaces goes on with the one above.
        goes_on = not line.capital and line.typed.startswith((" ", "\u00a0"))
        if line.seen and not listed and not goes_on:
            break
        found.append(line)
    return found


def _signed(
    right: Sequence[Line],
) -> tuple[tuple[Line, ...], tuple[Line, ...], Line | None, float]:
    """Return authority, title and name, and the room in points above the name."""
    shown = [(i, li) for i, li in enumerate(right) if li.seen and not _STAMP.fullmatch(li.text)]
    authority = [line for _, line in shown if AUTHORITY.match(line.text)]
    rest = [(i, line) for i, line in shown if not AUTHORITY.match(line.text)]
    if not rest:
        return tuple(authority), (), None, 0
    last, signer = rest[-1]
    above = max((i for i, _ in shown if i < last), default=-1)
    blanks = right[above + 1 : last]
    gap = sum(_height(line) for line in blanks) + signer.look.before / 20
    gap += right[above].look.after / 20 if above >= 0 else 0
    if signer.capital and gap < 20:
        return tuple(authority), tuple(line for _, line in rest), None, 0
    return tuple(authority), tuple(line for _, line in rest[:-1]), signer, gap


def _height(line: Line) -> float:
    """Return about how high an empty line is, in points."""
    size = max((p.look.size for p in line.pieces), default=14)
    exact = line.look.line / 20 if line.look.rule == "exact" else size * 1.15 * line.look.line / 240
    return exact + (line.look.before + line.look.after) / 20


def _begins(line: Line) -> bool:
    """Whether an appendix begins with this line."""
    text = line.full
    if line.cell is not None or not line.seen:
        return False
    return bool(_APPENDIX.fullmatch(text) or _FORM.fullmatch(text))


def appendices_of(lines: Sequence[Line], after: int) -> tuple[tuple[Appendix, ...], int]:
    """Return the appendices that stand after a place, and where the first begins."""
    rest = lines[after:]
    starts = [i for i, line in enumerate(rest) if _begins(line)]
    # "Phụ lục I" over "Mẫu 1" is one appendix.
    starts = [s for n, s in enumerate(starts) if not n or not _joined(rest, starts[n - 1], s)]
    if not starts:
        starts = _unnamed(rest)
    if not starts:
        return (), len(lines)
    bounds = [0, *(start + 1 for start in starts)]
    begins = [_head_starts(rest, s, b) for s, b in zip(starts, bounds, strict=False)]
    ends = [*begins[1:], len(rest)]
    found = [_appendix(rest[b:e]) for b, e in zip(begins, ends, strict=True)]
    return tuple(found), after + begins[0]


def _joined(rest: Sequence[Line], first: int, second: int) -> bool:
    between = rest[first + 1 : second]
    number = _APPENDIX.fullmatch(rest[first].full)
    return bool(number) and not any(line.cell or ATTACHED.match(line.text) for line in between)


def _head_starts(rest: Sequence[Line], start: int, bound: int) -> int:
    """Return where the section begins that an appendix heads: lines above its number are its.

    Where another appendix stands in the section (above `bound`) it begins with its number.
    """
    if bound and rest[bound - 1].section == rest[start].section:
        return start
    first = start
    while (
        first > bound
        and rest[first - 1].section == rest[start].section
        and not rest[first - 1].cell
    ):
        if rest[first].look.page_break or len(rest[first - 1].text) > 400:
            break
        first -= 1
    return first


def _unnamed(rest: Sequence[Line]) -> list[int]:
    """Return where sections begin that hold tables or words, but no name of an appendix."""
    found: list[int] = []
    sections = {line.section for line in rest if line.seen}
    for section in sorted(sections):
        place = next(i for i, li in enumerate(rest) if li.section == section and li.seen)
        if place or rest[place].section > 0:
            found.append(place)
    return found


def _appendix(lines: Sequence[Line]) -> Appendix:
    table = next((i for i, line in enumerate(lines) if line.cell), len(lines))
    head = [line for line in lines[:table] if line.seen]
    number = next((line for line in head if _APPENDIX.fullmatch(line.full)), None)
    name = next((line for line in head if _FORM.fullmatch(line.full)), None)
    attached = next((line for line in head if ATTACHED.match(line.text)), None)
    start = max((head.index(line) for line in (number, name) if line), default=-1)
    stop = head.index(attached) if attached else len(head)
    title = [line for line in head[start + 1 : stop] if line.capital or line.centred]
    return Appendix(tuple(lines), number, name, tuple(title[:4]), attached)
