"""The whole report as data: head, body, signature, appendices, and what is still open in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...core.consolidation import Consolidation
from ...core.facts import units_missing
from ...core.findings import Finding
from ...core.names import INFO, INFO_LABELS
from ...core.report import Basis, Report
from ...core.submission import Info
from ...programme import Programme
from ..facts import Drawn, Facts
from . import head, signature
from .appendices import appendices
from .gaps import names_listed
from .provenance import sources
from .sections import body
from .signed_day import is_complete

KIND = "BÁO CÁO"


def compose(consolidation: Consolidation, facts: Facts, programme: Programme) -> Report:
    """Return the report of a consolidation; `findings` say what is open, and stay out of it."""
    info = consolidation.own.info
    paragraphs, open_points = body(facts, consolidation, programme)
    subject = subject_line(facts)
    forms = appendices(facts, consolidation, programme, subject)
    return Report(
        superior=head.superior_lines(info),
        issuer=head.issuer_lines(info),
        number=head.number_line(info),
        place_and_date=head.place_and_date(info),
        kind=KIND,
        subject=subject,
        addressees=head.addressee_lines(info),
        body=paragraphs,
        recipients=signature.recipient_lines(info),
        authority=signature.authority_lines(info),
        signer_title=signature.title_line(info),
        signer=signature.signer_line(info),
        appendices=forms,
        title=f"Báo cáo {subject[:1].lower()}{subject[1:]}",
        basis=Basis(programme.id, info["unit"], facts.period),
        sources=sources(facts, paragraphs, forms),
        earlier=facts.earlier,
        findings=(
            *_each_fact_once([*_missing(info), *open_points]),
            *_partial(consolidation, programme),
        ),
    )


def subject_line(facts: Facts) -> str:
    """Return the report's title line: "Trích yếu", else made from the programme's name."""
    drawn = facts.draw(INFO_LABELS["subject"])
    return drawn.text.rstrip(" .") if isinstance(drawn, Drawn) else ""


def _missing(info: Info) -> Iterator[Finding]:
    """Yield a finding for each fact of head and signature that stands as dots."""
    needed = ["unit", "place", "recipients", "signer_title", "signer"]
    if not head.is_council(info) and not info["number"].strip().count("/"):
        needed.append("symbol")
    for field in needed:
        if not info[field].strip():
            yield _about(info, field)
    if not is_complete(info["signed_on"]):
        yield _about(info, "signed_on")


def _each_fact_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings, those about one missing fact as one."""
    told: set[str] = set()
    for finding in findings:
        if finding.code == "fact-missing":
            if finding.column in told:
                continue
            told.add(finding.column)
        yield finding


def _partial(consolidation: Consolidation, programme: Programme) -> Iterator[Finding]:
    """Yield a finding for each form that does not count every unit of the list."""
    for form in programme.forms:
        absent = units_missing(consolidation, form.id)
        if absent:
            table = consolidation.tables[form.id]
            yield Finding(
                "part-of-units", sheet=form.sheet, form=form.id,
                details={"counted": table.counted, "listed": table.listed,
                         "units": names_listed(absent) if table.counted else ""},
            )  # fmt: skip


def _about(info: Info, field: str) -> Finding:
    label = INFO_LABELS[field]
    return Finding(
        "fact-missing", info.places.get(field), sheet=INFO, column=field,
        details={"label": label, "column": label, "raw": info[field]},
    )  # fmt: skip
