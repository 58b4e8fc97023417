"""The clerk's words against the figures: drawings without an answer, and contradictions.

Two contradictions are told, a typed number and a denying phrase, and nothing else is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...core.findings import Finding
from ...core.names import INFO, INFO_LABELS
from ...core.submission import Info, Section, Submission
from ...programme import Programme
from ..facts import Facts
from ..markup import Marked, marked
from .claims import contradicting_numbers
from .denials import contradicting_phrases
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
    return findings


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
    fields = {label: field for field, label in INFO_LABELS.items()}
    for expression in made.blank:
        field = fields.get(expression)
        if field is None:
            yield Finding(
                "figure-missing", section.where, key=(section.code,), figures=(expression,),
                details={"raw": f"{{{{ {expression} }}}}", "section": section.code},
            )  # fmt: skip
            continue
        yield Finding(
            "fact-missing", info.places.get(field), sheet=INFO, column=field,
            details={"label": expression, "column": expression, "raw": "",
                     "section": section.code},
        )  # fmt: skip
