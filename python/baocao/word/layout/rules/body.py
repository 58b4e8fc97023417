"""The body's type and paragraphs: TT-39 to TT-44, TT-59."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....wording import layout as said
from ..anatomy import Anatomy
from ..body import HEADINGS, Body, Item, Rank
from ..faults import INFO, WARNING, Fault
from ..mending import Repair, set_shape, set_type, without_tabs
from ..words import Line, Piece

_LEAST, _MOST, _USUAL = 13.0, 14.0, 14.0
_FULL_LINE = 60
"""Letters from which it shows whether a paragraph is justified."""
_INDENT = (552, 735)
"""1 cm to 1.27 cm in twips, 15 twips either way; Word's own 1.25 cm lies between."""
_APART = 120
_SINGLE = 1.15
_TWIPS_PER_CM = 567


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield the faults of the body's paragraphs, one of each kind."""
    body = anatomy.body
    yield from _size(body)
    yield from _justified(body)
    yield from _indent(body)
    yield from _apart(body)
    yield from _line_spacing(body)
    yield from _upright(body)
    yield from _ended(body)


def _size(body: Body) -> Iterator[Fault]:
    pieces = [
        (item.line, piece)
        for item in body.written for piece in item.line.seen if not piece.look.raised
    ]  # fmt: skip
    wrong = [(li, p) for li, p in pieces if not _LEAST <= p.look.size <= _MOST]
    if wrong:
        usual = _most_used([p for _, p in pieces if _LEAST <= p.look.size <= _MOST])
        yield _size_fault(wrong, usual)
    in_prose = {item.line for item in body.prose}
    kept = [(li, p) for li, p in pieces if li in in_prose and _LEAST <= p.look.size <= _MOST]
    usual = _most_used([p for _, p in kept])
    minority = [(li, p) for li, p in kept if p.look.size != usual]
    if minority and not wrong:
        yield _size_fault(minority, usual)


def _size_fault(wrong: Sequence[tuple[Line, Piece]], usual: float) -> Fault:
    lines = list(dict.fromkeys(line for line, _ in wrong))
    repairs = [r for _, piece in wrong for r in set_type(piece, size=usual)]
    found = said.sizes(piece.look.size for _, piece in wrong)
    return Fault("TT-39", said.BODY, found, lines[0].full, len(lines), repairs=repairs)


def _most_used(pieces: Sequence[Piece]) -> float:
    counted: dict[float, int] = {}
    for piece in pieces:
        counted[piece.look.size] = counted.get(piece.look.size, 0) + len(piece.text)
    return max(counted, key=lambda size: counted[size], default=_USUAL)


def _justified(body: Body) -> Iterator[Fault]:
    wrong = [
        item.line for item in body.prose
        if len(item.line.text) >= _FULL_LINE and item.line.look.align not in ("both", "distribute")
    ]  # fmt: skip
    if wrong:
        repairs = [r for line in wrong for r in set_shape(line, align="both")]
        yield Fault("TT-40", said.BODY, "", wrong[0].full, len(wrong), repairs=repairs)


def _indent(body: Body) -> Iterator[Fault]:
    typed = [item.line for item in body.prose if _spaced(item.line)]
    if typed:
        repairs = [r for line in typed for r in _by_indent(line)]
        yield Fault(
            "TT-41", said.BODY, "thụt dòng bằng phím Tab hoặc dấu cách", typed[0].full, len(typed),
            repairs=repairs,
        )  # fmt: skip
    wrong = [
        item.line for item in body.prose
        if item.line not in typed and _is_indented_wrongly(item)
    ]  # fmt: skip
    if wrong:
        found = said.centimetres(_begins(line) / _TWIPS_PER_CM for line in wrong)
        repairs = [r for line in wrong for r in set_shape(line, first=720, left=0)]
        yield Fault("TT-41", said.BODY, found, wrong[0].full, len(wrong), repairs=repairs)


def _spaced(line: Line) -> bool:
    return line.typed.startswith(("\t", "   ")) and line.look.align != "center"


def _by_indent(line: Line) -> Iterator[Repair]:
    for piece in line.pieces:
        if piece.text.strip():
            yield without_tabs(piece.run)
            break
        yield without_tabs(piece.run)
    yield from set_shape(line, first=720, left=0)


def _begins(line: Line) -> float:
    """Return where the first line begins, in twips from the margin."""
    return line.look.left + line.look.first


def _is_indented_wrongly(item: Item) -> bool:
    look = item.line.look
    if item.line.cell or look.align in ("center", "right"):
        return False
    # A list's items may hang; what counts is where their first line begins.
    listed = item.rank in (Rank.DASH, Rank.POINT, Rank.PLAIN_CLAUSE) or bool(item.line.number)
    begins = _begins(item.line) if listed else look.first
    if listed and begins > _INDENT[1]:
        return False
    if not listed and look.left > 60:
        return False
    return not _INDENT[0] <= begins <= _INDENT[1]


def _apart(body: Body) -> Iterator[Fault]:
    close: list[tuple[float, Line]] = []
    blank: list[Line] = []
    for above, item in zip(body.items, body.items[1:], strict=False):
        if not item.line.seen:
            if above.line.seen and not item.line.drawn:
                blank.append(item.line)
        elif above.line.seen and _space(above.line, item.line) < _APART:
            if above.rank is Rank.PART or item.rank is Rank.PART_NAME:
                continue
            close.append((_space(above.line, item.line) / 20, item.line))
    if close:
        repairs = [r for _, line in close for r in set_shape(line, before=_APART, apart=True)]
        yield Fault(
            "TT-42", said.BODY, said.points(space for space, _ in close), close[0][1].full,
            len(close), repairs=repairs,
        )  # fmt: skip
    if blank:
        yield Fault("TT-42", said.BODY, "dòng trống giữa các đoạn", count=len(blank), gravity=INFO)


def _space(above: Line, below: Line) -> float:
    """Return the twips between two paragraphs: Word adds what both ask for."""
    same = above.look.style == below.look.style
    after = 0 if above.look.contextual and same else above.look.after
    before = 0 if below.look.contextual and same else below.look.before
    return after + before


def _line_spacing(body: Body) -> Iterator[Fault]:
    wrong: list[tuple[Line, bool]] = []
    for item in body.written:
        judged = _judged_spacing(item.line)
        if judged is not None:
            wrong.append((item.line, judged))
    if wrong:
        lines = [line for line, _ in wrong]
        repairs = [r for line in lines for r in set_shape(line, single=True)]
        gravity = INFO if all(tolerated for _, tolerated in wrong) else WARNING
        found = said.listed(_spacing_words(line) for line in lines)
        yield Fault("TT-43", said.BODY, found, lines[0].full, len(lines), gravity, repairs)


def _judged_spacing(line: Line) -> bool | None:
    """Return None where line spacing is right, else whether practice tolerates it."""
    look = line.look
    if look.rule == "auto":
        return None if 237 <= look.line <= 363 else False
    single = _SINGLE * line.size
    height = look.line / 20
    if height > 1.5 * single + 0.5:
        return False
    if look.rule == "atLeast" or height >= single - 0.2:
        return None
    return height >= 15


def _spacing_words(line: Line) -> str:
    look = line.look
    if look.rule == "auto":
        return f"{said.decimal(look.line / 240)} dòng"
    return f"{said.decimal(look.line / 20)} pt"


def _upright(body: Body) -> Iterator[Fault]:
    wrong = [
        item.line for item in body.of(Rank.TEXT, Rank.DASH)
        if len(item.line.text) >= _FULL_LINE and not item.line.text.startswith("(")
        and (item.line.bold or item.line.italic or item.line.capital)
    ]  # fmt: skip
    if wrong:
        yield Fault("TT-44", said.BODY, "", wrong[0].full, len(wrong))


def _ended(body: Body) -> Iterator[Fault]:
    written = [item for item in body.written if item.rank not in HEADINGS]
    if not written:
        return
    ends = [item for item in written if item.line.text.endswith("./.")]
    last = written[-1].line
    if not ends:
        yield Fault("TT-59", said.BODY, said.MISSING, last.full)
    elif len(ends) > 1 or ends[-1].line is not last:
        yield Fault("TT-59", said.BODY, "“./.” không ở cuối nội dung", ends[0].line.full, len(ends))
