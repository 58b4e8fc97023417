"""Own directive documents in "Văn bản" against the own counts by year and type; own links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from .. import names
from ..cells import State
from ..findings import Finding
from ..form import Column
from ..issuers import is_own_issuer
from ..rules import MatchesDocuments
from ..submission import DirectiveDocument, Info, Row, Submission, Table, WebLink
from ..text import fold
from .table import about, asked_rows

_COMMITTEE = "Ủy ban nhân dân"
"""Who issues for a unit that names no "Cơ quan ban hành"."""

YearAndType = tuple[int, str]


def own_issuer(info: Info) -> str:
    """Return the organ that issues the unit's own documents."""
    return info["issuer"].replace("\n", " ") or f"{_COMMITTEE} {info['unit']}"


def own_documents(submission: Submission) -> tuple[DirectiveDocument, ...]:
    """Return the documents of "Văn bản" that the unit itself issued."""
    issuer = own_issuer(submission.info)
    return tuple(d for d in submission.documents if is_own_issuer(d.issuer, issuer))


def document_year(document: DirectiveDocument) -> int | None:
    """Return the year a document belongs to: as stated, else that of its day."""
    if document.year is not None:
        return document.year
    return document.day.year if isinstance(document.day, date) else None


def check_documents(submission: Submission, years: range | None) -> Iterator[Finding]:
    """Yield a warning for each year and type whose count is not that of the list's own documents.

    A list without any own document is one warning.
    """
    own = [d for d in own_documents(submission) if document_year(d) is not None]
    for table in submission.tables.values():
        for rule in table.form.rules:
            if isinstance(rule, MatchesDocuments) and years is not None:
                column = table.form.by_id[rule.columns[0]]
                yield from _compare(table, rule, column, own, years)


def _compare(
    table: Table, rule: MatchesDocuments, column: Column, own: Sequence[DirectiveDocument],
    years: range,
) -> Iterator[Finding]:  # fmt: skip
    listed = Counter((document_year(d) or 0, fold(d.type)) for d in own)
    counted = {
        (row.year, fold(row.key)): row
        for year in years
        if all(_is_known(table, row, column) for row in asked_rows(table.of_year(year)))
        for row in asked_rows(table.of_year(year))
        if row.key
    }
    if not own:
        yield from _nothing_listed(table, rule, column, list(counted.values()))
        return
    for row in counted.values():
        number = listed.pop((row.year, fold(row.key)), 0)
        if row.value(column.id) != number:
            yield _differ(table, rule, column, row, number)
    yield from _not_counted(table, rule, column, own, listed, years)


def _is_known(table: Table, row: Row, column: Column) -> bool:
    """Whether a row's count was read, and its type: of an unread one no document is told."""
    entry = row.entries.get(column.id)
    types = [row.entries[key.id] for key in table.form.keys if key.id in row.entries]
    read = all(told.state is not State.UNREAD for told in types)
    return read and entry is not None and entry.state is State.VALUE


def _nothing_listed(
    table: Table, rule: MatchesDocuments, column: Column, rows: Sequence[Row]
) -> Iterator[Finding]:
    told = [row for row in rows if row.value(column.id)]
    if told:
        count = sum(int(row.value(column.id) or 0) for row in told)
        years = ", ".join(dict.fromkeys(str(row.year) for row in told))
        yield about(
            table, rule.code, told[0].entries[column.id].where, column=column,
            figures=(count, 0), rule=rule, years=years, value=count, listed=0,
        )  # fmt: skip


def _differ(table: Table, rule: MatchesDocuments, column: Column, row: Row, number: int) -> Finding:
    value = row.value(column.id)
    return about(
        table, rule.code, row.entries[column.id].where, year=row.year, key=row.key, column=column,
        figures=(value, number), rule=rule, value=str(value), listed=number,
    )  # fmt: skip


def _not_counted(
    table: Table, rule: MatchesDocuments, column: Column, own: Sequence[DirectiveDocument],
    listed: Counter[YearAndType], years: range,
) -> Iterator[Finding]:  # fmt: skip
    """Yield what the list has and the form has no row of, for years whose counts are known."""
    for (year, key), number in listed.items():
        rows = asked_rows(table.of_year(year))
        if year not in years or not rows or not all(_is_known(table, row, column) for row in rows):
            continue
        document = next(d for d in own if (document_year(d), fold(d.type)) == (year, key))
        yield about(
            table, rule.code, document.where, year=year, key=document.type, column=column,
            figures=(0, number), rule=rule, value="0", listed=number,
        )  # fmt: skip


def link_key(link: WebLink) -> str:
    """Return the key by which two spellings of an address are one."""
    key = link.url.strip().casefold()
    for start in ("https://", "http://", "www."):
        key = key.removeprefix(start)
    return key.rstrip("/")


def check_own_links(submission: Submission) -> Iterator[Finding]:
    """Yield an info for each address that the workbook lists twice."""
    seen: dict[str, WebLink] = {}
    for link in submission.links:
        first = seen.setdefault(link_key(link), link)
        if first is not link:
            yield Finding(
                "same-link", link.where, sheet=names.LINKS, figures=(link.url,),
                details={"raw": link.url, "row": first.where.row},
            )  # fmt: skip
