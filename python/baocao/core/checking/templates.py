"""A workbook made on another template than this period's: one cause, told once of the file.

It shows by the period that "Thông tin" tells, and by the version in the workbook's properties; a
version alone says nothing: what is there is read as ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ... import __version__
from ..findings import Detail, Finding, Severity
from ..form import Form
from ..submission import PROPERTY_VERSION, Submission

_OF_PERIOD = frozenset(("year-missing", "year-outside"))
_OF_COLUMNS = frozenset(("column-missing", "unknown-column"))


def about_template(
    found: Sequence[Finding], submission: Submission, forms: Sequence[Form], years: range | None
) -> list[Finding]:
    """Return the findings, those that come of another template as one.

    It is an error of each form of which one of them is; `years` are those that were asked for.
    """
    told = _told(submission, years)
    codes = (_OF_PERIOD if "period" in told else frozenset()) | (
        _OF_COLUMNS if "version" in told else frozenset()
    )
    causes = [f for f in found if f.code in codes]
    if not causes:
        return list(found)
    grave = [f for f in causes if f.severity is Severity.ERROR]
    excluded = dict.fromkeys(f.form for f in grave or causes)
    details: dict[str, Detail] = {**told, **_lists(causes, forms), "forms": " ".join(excluded)}
    finding = Finding(
        "other-template", submission.info.places.get("year_from") if "period" in told else None,
        form=next(iter(excluded)), figures=tuple(map(str, told.values())), details=details,
        gravity=Severity.ERROR if grave else Severity.WARNING,
    )  # fmt: skip
    return [finding, *(f for f in found if f not in causes)]


def _told(submission: Submission, years: range | None) -> dict[str, str]:
    """Return the period and the version that the workbook tells, where they are others."""
    told: dict[str, str] = {}
    own, version = submission.info.period, submission.properties.get(PROPERTY_VERSION, "")
    if version not in ("", __version__):
        told |= {"version": version, "current": __version__}
    if own and years and own != years:
        told |= {"period": _span(own), "asked": _span(years)}
    return told


def _span(years: range) -> str:
    return f"{years[0]} - {years[-1]}"


def _lists(causes: Sequence[Finding], forms: Sequence[Form]) -> Mapping[str, str]:
    """Return what lacks and what is there besides: columns by form, years."""
    names = {form.id: form.name for form in forms}
    columns = _once(
        f"{names[f.form]}: {f.details['columns']}" for f in causes if f.code == "column-missing"
    )
    unknown = _once(
        f"{names[f.form]}: {f.details['heading']}" for f in causes if f.code == "unknown-column"
    )
    told = {
        "columns": "; ".join(columns),
        "unknown": "; ".join(unknown),
        "absent": _years(causes, "year-missing"),
        "outside": _years(causes, "year-outside"),
    }
    return {name: text for name, text in told.items() if text}


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _years(causes: Sequence[Finding], code: str) -> str:
    return ", ".join(
        map(str, sorted({int(f.details["year"]) for f in causes if f.code == code}))
    )  # fmt: skip
