"""The checks that a form's declaration asks for: its rules, read as formulas."""

from __future__ import annotations

from collections.abc import Iterator

from ...core.rules import MatchesDocuments, NoFall, RowRule, YearRule
from ...wording import self_check as words
from ..formulas import row_condition, tells, year_condition
from .checks import Case, Cases, Check, row_check
from .facts import own_documents
from .paper import Formula
from .states import RowState
from .working import Working, shown


def rule_checks(working: Working) -> Iterator[Check]:
    """Yield a check for each declared rule that a formula can tell."""
    called = {column.id: column.name for column in working.places.form.columns}
    for rule in working.places.form.rules:
        text = words.rule_text(rule, called) if tells(rule) else ""
        if isinstance(rule, RowRule):
            yield row_check(working, rule.code, text, _row_rule(working, rule))
        elif isinstance(rule, YearRule):
            yield row_check(working, rule.code, text, _year_rule(working, rule))
        elif isinstance(rule, MatchesDocuments):
            yield from _documents(working, rule, text)


def _row_rule(working: Working, rule: RowRule) -> Cases:
    """Return the cases of a row's rule; one of once-a-year figures alone is asked once a year."""
    form = working.places.form
    columns = [form.by_id[name] for name in rule.needed]
    once = all(column.once_a_year for column in columns)

    def cases(place: int, state: RowState) -> list[Case]:
        cells = {name: working.at(name, place) for name in rule.needed}
        kind_of_row = working.at("row first" if once else "row said", place)
        asked = f"{working.at('row inside', place)}=1,{kind_of_row}=1"
        for column in columns:
            if column.is_figure and not column.once_a_year:
                asked += f',{working.at(f"{column.id} status", place)}=""'
        unread = any(state.status.get(c.id) for c in columns if not c.once_a_year)
        asks = state.inside and (state.first if once else state.said) and not unread
        return [
            Case(
                f"AND({asked},{row_condition(rule, cells)})",
                asks and rule.violated(state.told_values),
                working.places.cell(rule.columns[0], state.row),
            )
        ]

    return cases


def _year_rule(working: Working, rule: YearRule) -> Cases:
    def cases(place: int, state: RowState) -> list[Case]:
        return [
            Case(
                _year_rule_text(working, rule, column, place),
                _breaks(rule, state, column),
                working.places.cell(column, state.row),
            )
            for column in rule.columns
        ]

    return cases


def _year_rule_text(working: Working, rule: YearRule, column: str, place: int) -> str:
    before, now = (working.at(f"{column} {when}", place) for when in ("before", "now"))
    asked = f"{working.at('row first', place)}=1"
    if isinstance(rule, NoFall):
        asked += f",{working.at('row open', place)}=0"
    return f"AND({asked},{year_condition(rule, before, now)})"


def _breaks(rule: YearRule, state: RowState, column: str) -> bool:
    """Whether a year breaks the rule against the one before; an open year's stock is no fall."""
    before, now = state.before[column], state.now[column]
    if before is None or now is None or not state.first:
        return False
    return rule.violated(before, now) and not (state.open and isinstance(rule, NoFall))


def _documents(working: Working, rule: MatchesDocuments, text: str) -> Iterator[Check]:
    """Yield counts against the list, and the list against the counts, of years that are known."""
    count, types = rule.columns[0], rule.others

    def listed(place: int, state: RowState) -> Formula:
        key = working.at(types[0], place)
        number = own_documents(working.at("row year", place), key)
        asked = f'{working.at("row inside", place)}=1,{key}<>""'
        if place + 1 < len(working.states):
            year = working.at("row year", place)
            again = f"({working.below('row year', place)}={year})"
            again += f"*({working.below(types[0], place)}={key})"
            asked += f",SUMPRODUCT({again})=0"
        return Formula(f'IF(AND({asked}),IFERROR({number},""),"")', shown(state.documents))

    def of_year(place: int, state: RowState) -> Formula:
        number = own_documents(working.at("row year", place))
        return Formula(
            f"IF({working.at('row inside', place)}=1,IFERROR({number},0),0)",
            state.documents_of_year,
        )

    working.add("row documents", listed)
    working.add("row documents of the year", of_year)
    yield row_check(working, rule.code, text, _counted(working, count))
    yield row_check(working, rule.code, words.OWN_DOCUMENTS, _not_counted(working, count))


def _counted(working: Working, count: str) -> Cases:
    def cases(place: int, state: RowState) -> list[Case]:
        mine, theirs = working.at(count, place), working.at("row documents", place)
        known = f"COUNT({mine},{theirs},{working.at(f'{count} now', place)})=3"
        value = state.values[count]
        holds = None not in (value, state.documents, state.now[count]) and value != state.documents
        address = working.places.cell(count, state.row)
        return [Case(f"AND({known},{mine}<>{theirs})", holds, address)]

    return cases


def _not_counted(working: Working, count: str) -> Cases:
    """Return the cases of years whose list has more documents than the rows by type find."""

    def cases(place: int, state: RowState) -> list[Case]:
        same = f"{working.all('row year')},{working.at('row year', place)}"
        found = f"SUMIFS({working.all('row documents')},{same})"
        known = f"{working.at('row first', place)}=1,COUNT({working.at(f'{count} now', place)})=1"
        rows = [s for s in working.states if s.year == state.year]
        holds = (
            state.first
            and state.now[count] is not None
            and state.documents_of_year > sum(s.documents or 0 for s in rows)
        )
        text = f"AND({known},{working.at('row documents of the year', place)}>{found})"
        return [Case(text, holds, working.places.cell(count, state.row))]

    return cases
