"""What the checks take from "Thông tin" and "Văn bản": formulas at the top of the working columns.

Each stands in one hidden cell of "Tự kiểm tra"; states.py has the same in Python.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...core import names
from ...core.cells import column_letters, quoted_sheet
from ...core.checking.documents import own_issuer
from ...core.issuers import organ_key
from ...core.submission import Info
from .list_sheets import DOCUMENT_ROOM
from .paper import Formula
from .places import info_cell
from .states import closing_day, period

FIRST_YEAR, LAST_YEAR, CLOSING_DAY, OWN_ISSUER = "$I$1", "$J$1", "$K$1", "$L$1"
_COMMITTEE = "Ủy ban nhân dân "
_EPOCH = 693594
"""The ordinal of day 0 of Excel's calendar (30/12/1899)."""


def fact_formulas(info: Mapping[str, str]) -> list[Formula]:
    """Return the formulas in the order of the cells named above."""
    years, day = period(info), closing_day(info)
    return [
        _year("year_from", years[0] if years else ""),
        _year("year_to", years[-1] if years else ""),
        Formula(_closing_day(), day.toordinal() - _EPOCH if day else ""),
        Formula(_own_issuer(), organ_key(own_issuer(Info(info)))),
    ]


def _year(name: str, value: int | str) -> Formula:
    """Return a year of the period as a number, "" where the period cannot be read."""
    first, last, cell = info_cell("year_from"), info_cell("year_to"), info_cell(name)
    good = f"IF(COUNT({first},{last})=2,AND({last}>={first},{last}-{first}<50),FALSE)"
    return Formula(f'IF({good},{cell},"")', value)


def _closing_day() -> str:
    cutoff, signed = day_formula(info_cell("cutoff")), day_formula(info_cell("signed_on"))
    return f'IFERROR({cutoff},IFERROR({signed},""))'


def day_formula(cell: str) -> str:
    """Return the serial of a true date, of d/m/yyyy, or of m/yyyy (its last day); else an error."""
    text = f'TRIM(SUBSTITUTE(LOWER({cell}),"ngày",""))'
    slash = f'FIND("/",{text})'
    second = f'FIND("/",{text},{slash}+1)'
    year = f"VALUE(RIGHT({text},4))"
    day = f"VALUE(LEFT({text},{slash}-1))"
    month = f"VALUE(MID({text},{slash}+1,{second}-{slash}-1))"
    whole = f"DATE({year},{month},{day})"
    end = f"DATE({year},{day}+1,0)"
    return f"IF(ISNUMBER({cell}),{cell},IF(ISNUMBER({second}),{whole},{end}))"


def _own_issuer() -> str:
    issuer, unit = info_cell("issuer"), info_cell("unit")
    return _organ(f'IF({issuer}<>"",SUBSTITUTE({issuer},CHAR(10)," "),"{_COMMITTEE}"&{unit})')


def _organ(name: str) -> str:
    """Return the formula of an organ's name in one spelling, as core.facts.organ_key has it."""
    return f'TRIM(SUBSTITUTE(SUBSTITUTE(LOWER({name}),"uỷ","ủy"),"ubnd","ủy ban nhân dân"))'


def document_column(name: str) -> str:
    """Return the reference to a column of "Văn bản" by its name in core.names."""
    letters = column_letters(list(names.DOCUMENT_HEADINGS).index(name) + 1)
    return f"{quoted_sheet(names.DOCUMENTS)}!${letters}$2:${letters}${DOCUMENT_ROOM + 1}"


def own_documents(year: str, key: str | None = None) -> str:
    """Return the number of own documents of a year, and of a type where `key` is its cell.

    An own document's issuer is blank, the unit's name, or that cut short. A document without a
    year is of the year that its day ends with.
    """
    years = document_column("year")
    by_day = f'({years}="")*(RIGHT(TRIM({document_column("day")}),4)={year}&"")'
    type_ = document_column("type")
    same = f"*(TRIM({type_})={key})" if key else ""
    written = f"*{_written()}" if key is None else ""
    return f"SUMPRODUCT({_own(OWN_ISSUER)}*((({years}={year})+{by_day})>0){same}{written})"


def own_documents_listed() -> str:
    """Return the number of own documents of any year, as other sheets ask for it."""
    issuer = f"{quoted_sheet(names.SELF_CHECK)}!{OWN_ISSUER}"
    return f"SUMPRODUCT({_own(issuer)}*{_written()})"


def _own(own_issuer: str) -> str:
    issuer = _organ(document_column("issuer"))
    return f'((({issuer}="")+(LEFT({own_issuer}&" ",LEN({issuer})+1)={issuer}&" "))>0)'


def _written() -> str:
    return f'(({document_column("type")}<>"")+({document_column("number")}<>"")>0)'
