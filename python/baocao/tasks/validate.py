"""One workbook checked: what it says, and what is wrong or worth asking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..core.answers import unanswered
from ..core.checking.workbook import check
from ..core.findings import Finding, gravest_first
from ..core.submission import Submission
from ..programme import Programme
from .load import load

_CERTAIN = frozenset(
    ("unknown-figure", "unknown-qualifier", "unbalanced-braces", "phrase-contradicts",
     "figure-needs-units")
)  # fmt: skip
"""What words alone, or own figures above zero, decide."""


@dataclass(frozen=True)
class Checked:
    """A workbook as it was read, and its findings, gravest first."""

    submission: Submission
    findings: tuple[Finding, ...]


def validate(file: Path, programme: Programme, today: date) -> Checked:
    """Return the findings of one workbook; InputError where it cannot be read."""
    submission = load(file, programme)
    return Checked(submission, check_workbook(submission, programme, today))


def check_workbook(
    submission: Submission, programme: Programme, today: date
) -> tuple[Finding, ...]:
    """Return what rules and words of one workbook tell, gravest first, each once."""
    found = check(submission, programme.forms, today)
    words = [*unknown_sections(submission, programme), *_words(submission, programme, today)]
    unit, file = submission.info["unit"], submission.origin.name
    asked = unanswered((finding.of(unit, file) for finding in words), submission.answers)
    known = {finding.identity for finding in found}
    return tuple(gravest_first([*found, *(f for f in asked if f.identity not in known)]))


def _words(submission: Submission, programme: Programme, today: date) -> list[Finding]:
    """Return what the clerk's words say against the figures.

    Where a workbook waits for its units' figures, a number in its words may be their sum: what is
    not certain by its own entries is not told then.
    """
    if not any(section.text for section in submission.narrative.values()):
        return []
    # A commune writes no words: what reads them is imported where there are some.
    from ..core.consolidating.joining import from_submission
    from ..wording.contradictions.narrative import check_narrative
    from ..wording.facts import gather

    facts = gather(from_submission(submission, programme.forms, today), programme)
    found = check_narrative(submission, facts, programme)
    waiting = bool(submission.units) and not submission.consolidated
    return [f for f in found if not waiting or f.code in _CERTAIN]


def unknown_sections(submission: Submission, programme: Programme) -> list[Finding]:
    """Return a finding for each row of "Nội dung" whose words no section of the outline takes."""
    codes = [item.code for item in programme.sections]
    known = {code.casefold() for code in codes}
    return [
        Finding(
            "unknown-section", section.where, key=(section.code,),
            details={"raw": section.code, "nearest": ", ".join(codes[:3])},
        )
        for section in submission.narrative.values()
        if section.text and known and section.code.casefold() not in known
    ]  # fmt: skip
