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
_NEEDED_OF_A_REPORT = ("signer_title", "signer", "recipients")


def check_info(
    submission: Submission, forms: Sequence[Form], consolidating: bool, period_known: bool
) -> Iterator[Finding]:
    """Yield what "Thông tin" lacks; one finding where the sheet itself is not there."""
    info = submission.info
    if not info.places:
        yield Finding("sheet-missing", sheet=names.INFO, figures=(names.INFO,))
        return
    if not period_known:
        yield _about(submission, "period-unreadable", "year_from",
                     raw=f"{info['year_from']} - {info['year_to']}")  # fmt: skip
    if info["cutoff"] and day_told(info["cutoff"]) is None:
        yield _about(submission, "not-a-day", "cutoff", raw=info["cutoff"])
    told = {form.id for form in forms if form.has_money and form.id in submission.tables}
    if told and money_unit_named(info["money_unit"]) is None:
        yield _about(submission, "money-unit-missing", "money_unit", raw=info["money_unit"])
    needed = _NEEDED_OF_ALL + (_NEEDED_OF_A_REPORT if consolidating else ())
    for name in needed:
        if not info[name]:
            yield _about(submission, "fact-missing", name)


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
