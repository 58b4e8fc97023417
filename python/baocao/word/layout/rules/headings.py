"""Phần, mục, khoản, điểm: TT-45 to TT-51."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....wording import layout as said
from ..anatomy import Anatomy
from ..body import HEADINGS, Body, Item, Rank
from ..faults import INFO, Fault, Wanted, judged

# Sizes are TT-39's: one cause is one finding.
_PART = Wanted(bold=True, italic=False, centred=True)
_PART_NAME = Wanted(bold=True, italic=False, capital=True, centred=True)
_SECTION = Wanted(bold=True, italic=False, capital=True)
_CLAUSE = Wanted(bold=True, italic=False)
_RIGHT_PART = re.compile(r"Phần (?:thứ \w+|[IVXLC]+)")
_RIGHT_SECTION = re.compile(r"[IVXLC]+\. \S")
_RIGHT_CLAUSE = re.compile(r"\d+(?:\.\d+)*\. ?\S|\d+(?:\.\d+)+ \S")
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield the faults of the outline's headings and their order."""
    body = anatomy.body
    yield from _parts(body)
    yield from _sections(body)
    yield from _clauses(body)
    yield from _points(anatomy)


def _parts(body: Body) -> Iterator[Fault]:
    parts = body.of(Rank.PART)
    yield from judged("TT-45", said.BODY, [item.line for item in parts], _PART)
    for item in parts:
        if not _RIGHT_PART.fullmatch(item.line.full):
            yield Fault("TT-45", said.BODY, said.written(item.line.full), item.line.full)
    written = body.written
    for item in parts:
        place = written.index(item)
        after = written[place + 1 : place + 2]
        if not after or after[0].rank is not Rank.PART_NAME or len(after[0].line.text) > 400:
            yield Fault("TT-46", said.BODY, said.MISSING, item.line.full)
    names = [item.line for item in body.of(Rank.PART_NAME)]
    yield from judged("TT-46", said.BODY, names, _PART_NAME)


def _sections(body: Body) -> Iterator[Fault]:
    sections = body.of(Rank.SECTION)
    yield from judged("TT-47", said.BODY, [item.line for item in sections], _SECTION)
    wrong = [item.line for item in sections if not _RIGHT_SECTION.match(item.line.full)]
    if wrong:
        yield Fault(
            "TT-47", said.BODY, said.written(wrong[0].full[:12]), wrong[0].full, len(wrong)
        )  # fmt: skip


def _clauses(body: Body) -> Iterator[Fault]:
    titled = [item.line for item in body.of(Rank.CLAUSE) if _has_below(body, item)]
    yield from judged("TT-48", said.BODY, titled, _CLAUSE)
    every = [item.line for item in body.of(Rank.CLAUSE, Rank.PLAIN_CLAUSE)]
    wrong = [line for line in every if not _RIGHT_CLAUSE.match(line.full)]
    if wrong:
        yield Fault(
            "TT-48", said.BODY, said.written(wrong[0].full[:12]), wrong[0].full, len(wrong)
        )  # fmt: skip
    headings = [item.line for item in body.of(Rank.SECTION, Rank.CLAUSE) if item.line.bold]
    ended = [line for line in headings if line.text.endswith(".")]
    if ended and len(ended) < len(headings):
        found = "có tên mục kết thúc bằng dấu chấm, có tên mục không"
        yield Fault("TT-48", said.BODY, found, ended[0].full, len(ended), INFO)


def _has_below(body: Body, item: Item) -> bool:
    """Whether something stands under a clause: only then are its words a title."""
    written = body.written
    place = written.index(item)
    if item.line.bold or place + 1 >= len(written):
        return item.line.bold
    after = written[place + 1]
    deeper = after.rank is Rank.CLAUSE and after.number.startswith(f"{item.number}.")
    return deeper or after.rank in (Rank.TEXT, Rank.DASH, Rank.POINT)


def _points(anatomy: Anatomy) -> Iterator[Fault]:
    for points in _runs(anatomy.body):
        letters = [item.number for item in points]
        strange = [letter for letter in letters if letter not in _LETTERS]
        automatic = [i for i in points if i.line.number and _is_latin(anatomy, i)]
        if strange:
            found = f"có điểm {strange[0]})"
        elif len(automatic) >= 5:
            found = "đánh số tự động a, b, c, d, e không có đ"
        elif letters != list(_LETTERS[: len(letters)]):
            wrong = next(place for place, letter in enumerate(letters) if letter != _LETTERS[place])
            found = f"có điểm {letters[wrong]}), theo thứ tự là {_LETTERS[wrong]})"
        else:
            continue
        yield Fault("TT-49", said.BODY, found, points[0].line.full)


def _is_latin(anatomy: Anatomy, item: Item) -> bool:
    look = item.line.look
    return anatomy.document.numbering.format(look.list, look.level) == "lowerLetter"


def _runs(body: Body) -> Iterator[Sequence[Item]]:
    """Yield the points of each clause together."""
    run: list[Item] = []
    for item in body.written:
        ends = item.rank in HEADINGS or item.rank is Rank.PLAIN_CLAUSE
        if run and (ends or (item.rank is Rank.POINT and item.number == "a")):
            yield run
            run = []
        if item.rank is Rank.POINT:
            run.append(item)
    if run:
        yield run
