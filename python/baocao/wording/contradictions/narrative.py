"""The clerk's words against the figures: drawings without an answer, and contradictions.

Told are a typed number, a denying phrase, another period, another spelling of the programme's name;
nothing else is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...core.findings import Finding
from ...core.names import GENERAL_FACTS, INFO, INFO_LABELS
from ...core.submission import Info, Section, Submission
from ...programme import Programme
from ..facts import Facts
from ..markup import Marked, marked
from .claims import contradicting_numbers
from .denials import contradicting_phrases
from .passages import passages
from .periods import contradicting_periods
from .programme_names import programme_names
from .sentences import bare_names, sentences


def check_narrative(submission: Submission, facts: Facts, programme: Programme) -> list[Finding]:
    """Return what is wrong in the clerk's words: unknown figures, contradictions with figures."""
    told = [s for s in submission.narrative.values() if s.text.strip()]
    ahead = {item.code.casefold() for item in programme.sections if item.ahead}
    names = bare_names(submission.units)
    findings: list[Finding] = []
    for section in told:
        findings += open_drawings(marked(section.text, facts.draw), section, submission.info)
        if section.code.casefold() not in ahead:
            said = list(sentences(section.text))
            findings += contradicting_numbers(section, said, facts, names)
            findings += contradicting_phrases(section, said, facts, programme.phrases, names)
    return [*findings, *_names_and_periods(submission, facts, programme)] if told else []


def _names_and_periods(
    submission: Submission, facts: Facts, programme: Programme
) -> Iterator[Finding]:
    typed = list(passages(submission, programme))
    name = submission.info["programme"] or programme.name
    yield from contradicting_periods(typed, facts.period, name)
    yield from programme_names(typed, name, programme.abbreviations)


def open_drawings(made: Marked, section: Section, info: Info) -> Iterator[Finding]:
    """Yield the findings about drawings that have no full answer, at the section's cell.

    A fact that is missing is told at its own cell in "Thông tin".
    """
    for raw, unknown in made.unknown:
        nearest = ", ".join(unknown.nearest)
        yield Finding(
            unknown.code, section.where, key=(section.code,), figures=(raw,),
            details={"raw": raw, "wrong": unknown.qualifier, "nearest": nearest,
                     "section": section.code},
        )  # fmt: skip
    for expression in made.blank:
        field = _field_to_fill(expression, info)
        if field is None:
            yield Finding(
                "figure-missing", section.where, key=(section.code,), figures=(expression,),
                details={"raw": f"{{{{ {expression} }}}}", "section": section.code},
            )  # fmt: skip
            continue
        yield Finding(
            "fact-missing", info.places.get(field), sheet=INFO, column=field,
            details={"label": INFO_LABELS[field], "column": INFO_LABELS[field], "raw": "",
                     "section": section.code},
        )  # fmt: skip


def _field_to_fill(expression: str, info: Info) -> str | None:
    """Return the field of "Thông tin" whose blank left a fact untold; None for a figure.

    Issuer and area follow from the unit's name, an organ's area from its province.
    """
    if expression == GENERAL_FACTS["area"]:
        return "province" if info["unit"] else "unit"
    field = {label: name for name, label in INFO_LABELS.items()}.get(expression)
    return "unit" if field == "issuer" else field
