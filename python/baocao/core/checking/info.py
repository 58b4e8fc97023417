"""The sheet "Thông tin": the period, the money unit, facts that the report needs, open years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import names
from ..days import day_told, open_years
from ..findings import Finding
from ..form import Form
from ..kinds import money_unit_named
from ..submission import Submission

_NEEDED_OF_ALL = ("unit",)
_TABLES_ALONE = frozenset(("read-as-text", "read-as-page"))
_NEEDED_OF_A_REPORT = ("signer_title", "signer", "recipients")


def check_info(
    submission: Submission, forms: Sequence[Form], consolidating: bool, period_known: bool
) -> Iterator[Finding]:
    """Yield what "Thông tin" lacks; one finding where the sheet itself is not there.

    Of a text or a web page it was told already that it holds tables alone.
    """
    info = submission.info
    tables_alone = any(f.code in _TABLES_ALONE for f in submission.findings)
    if not info.places and not tables_alone:
        yield Finding("sheet-missing", sheet=names.INFO, figures=(names.INFO,))
        return
    if not info.places:
        yield from _money_unit_missing(submission, forms)
        return
    if not period_known:
        yield _about(submission, "period-unreadable", "year_from",
                     raw=f"{info['year_from']} - {info['year_to']}")  # fmt: skip
    if info["cutoff"] and day_told(info["cutoff"]) is None:
        yield _about(submission, "not-a-day", "cutoff", raw=info["cutoff"])
    yield from _money_unit_missing(submission, forms)
    needed = _NEEDED_OF_ALL + (_NEEDED_OF_A_REPORT if consolidating else ())
    for name in needed:
        if not info[name]:
            yield _about(submission, "fact-missing", name)


def _money_unit_missing(submission: Submission, forms: Sequence[Form]) -> Iterator[Finding]:
    told = {form.id for form in forms if form.has_money and form.id in submission.tables}
    unit = submission.info["money_unit"]
    if told and money_unit_named(unit) is None:
        yield _about(submission, "money-unit-missing", "money_unit", raw=unit)


def _about(submission: Submission, code: str, field: str, raw: str = "") -> Finding:
    label = names.INFO_LABELS[field]
    return Finding(
        code, submission.info.places.get(field), sheet=names.INFO, column=field,
        figures=(raw,) if raw else (), details={"label": label, "column": label, "raw": raw},
    )  # fmt: skip


def check_open_years(submission: Submission, years: range | None) -> Iterator[Finding]:
    """Yield one info where years were not over when the figures were closed."""
    info = submission.info
    still_open = sorted(open_years(info, years or ()))
    if still_open:
        field = "cutoff" if info["cutoff"] else "signed_on"
        listed = ", ".join(map(str, still_open))
        yield Finding(
            "year-open", info.places.get(field), sheet=names.INFO, figures=(listed, info[field]),
            details={"years": listed, "day": info[field], "label": names.INFO_LABELS[field]},
        )  # fmt: skip
