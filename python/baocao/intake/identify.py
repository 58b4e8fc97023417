"""Whose workbook a file is: by the identity it carries, its code, its name; never by its file name.

Any two of them that are present and disagree make the file wait for the clerk, who settles it by
"Tệp được chọn" of the list. Folder and file name are hints: shown, proposed, never taken; so are
names that are nearly a unit's, and those of units that were merged into one.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from ..core.consolidating.doubles import is_chosen
from ..core.consolidating.received import Fate, Received
from ..core.findings import Finding
from ..core.names import INFO_LABELS
from ..core.submission import PROPERTY_CODE, PROPERTY_UNIT, ReportingUnit, Submission
from ..core.text import clean, fold
from ..core.units import own_name, unit_name
from .unit_names import UnitNames, code_key, split_kind

_IDENTITY, _IDENTITY_CODE = "tên gắn trong tệp", "mã gắn trong tệp"
_PATH = "thư mục, tên tệp"


class Identifier:
    """Tells files apart for one consolidating workbook."""

    def __init__(self, own: Submission) -> None:
        self._own = own
        self._names = UnitNames(own.units)
        self._choosing = [unit for unit in own.units if unit.chosen_file]

    def identified(self, received: Received) -> Received:
        """Return the file with its unit and fate, and the findings of its identity."""
        submission = received.submission
        if submission is None:
            unit = self._names.in_path(received.shown_file)
            return replace(received, unit=unit_name(unit) if unit else "")
        if self._is_own(submission):
            return _set_aside(received, Fate.SKIPPED, Finding("own-workbook-skipped"))
        placed = self._placed(received, submission)
        if placed.fate is Fate.READ:
            return placed
        chosen = [unit for unit in self._choosing if is_chosen(unit, received)]
        if len(chosen) == 1:
            return replace(received, unit=unit_name(chosen[0]), fate=Fate.READ)
        return placed

    def _placed(self, received: Received, submission: Submission) -> Received:
        """Return the file as it says itself whose it is: a listed unit's, an outsider's, nobody's.

        The finding of a file that is no listed unit's tells all that may be known of it.
        """
        path = received.shown_file
        unclear = self._conflict(submission, path) or self._unclear(submission, path)
        unit = self._unit(submission)
        if unit is not None and (unclear is None or unclear.code == "file-unidentified"):
            return self._of_unit(received, submission, unit)
        if unclear is not None:
            waiting = _set_aside(received, Fate.WAITING, unclear)
            return replace(waiting, claimed=self._claimed(submission, path))
        name = (*_names(submission), *_codes(submission))[0]
        outside = Finding("unit-outside-list", details={"unit": name, **self._proposal(name)})
        return replace(_set_aside(received, Fate.OUTSIDE, outside), unit=name)

    def _of_unit(self, received: Received, submission: Submission, unit: ReportingUnit) -> Received:
        """Return the file of a listed unit, with a warning where its own name speaks of another."""
        hint = self._names.in_file_name(received.origin.name)
        placed = replace(received, unit=unit_name(unit), fate=Fate.READ)
        if hint is None or hint is unit:
            return placed
        said = (*_names(submission), *_codes(submission))[0]
        differs = Finding(
            "file-name-differs", unit=unit_name(unit), file=received.origin.name,
            figures=(unit_name(hint),), details={"hint": unit_name(hint), "raw": said},
        )  # fmt: skip
        return replace(placed, findings=(*placed.findings, differs))

    def _proposal(self, name: str) -> dict[str, str]:
        """Return what an unlisted name may mean: the unit it was merged into, or a near name.

        A name that says more ("HĐND và UBND xã Tân Nam") may mean the one unit it speaks of.
        """
        successor = self._names.successor(name)
        if successor is not None:
            return {"former": name, "successor": unit_name(successor)}
        near = [unit_name(unit) for unit in self._names.near(name)]
        spoken_of = self._names.in_file_name(name)
        if not near and spoken_of is not None:
            near = [unit_name(spoken_of)]
        return {"nearest": " hay ".join(near)} if near else {}

    def _hint(self, path: str) -> dict[str, str]:
        unit = self._names.in_path(path)
        return {"hint": unit_name(unit)} if unit else {}

    def _unit(self, submission: Submission) -> ReportingUnit | None:
        found = [self._names.by_code(code) for code in _codes(submission)]
        found += [self._names.find(name) for name in _names(submission)]
        return next((unit for unit in found if unit is not None), None)

    def _claimed(self, submission: Submission, path: str) -> tuple[str, ...]:
        """Return the units that a waiting file may be of, by any of its words: each has perhaps
        answered, and is not to be told that it has not."""
        found = [self._names.by_code(code) for code in _codes(submission)]
        for name in _names(submission):
            found += [self._names.find(name), *self._names.candidates(name)]
        found.append(self._names.in_path(path))
        return tuple(dict.fromkeys(unit_name(unit) for unit in found if unit is not None))

    def _unclear(self, submission: Submission, path: str) -> Finding | None:
        """Return why a name of the list does not tell which of its units it means, or None."""
        for name in _names(submission):
            units = [unit_name(unit) for unit in self._names.candidates(name)]
            if len(units) > 1:
                told = {"raw": name, "units": ", ".join(units), **self._hint(path)}
                return Finding("file-unidentified", details=told)
        return None

    def _is_own(self, submission: Submission) -> bool:
        """Whether it is this workbook, a copy of it, or an earlier output of it.

        A unit below may bear the same name without its type word: its level then differs. A
        consolidation without a name is nobody else's.
        """
        own = self._own
        if own.origin.sha256 and submission.origin.sha256 == own.origin.sha256:
            return True
        if fold(own_name(own)) != fold(own_name(submission)):
            return False
        same_level = fold(own.info["level"]) == fold(submission.info["level"])
        return submission.consolidated or (same_level and bool(own_name(own)))

    def _conflict(self, submission: Submission, path: str) -> Finding | None:
        """Return why the file must wait, or None."""
        names, codes = _names(submission), _codes(submission)
        if not names and not codes:
            return Finding("file-unidentified", details=self._hint(path))
        agree = all(self._same_name(a, b) for a, b in combinations(names, 2))
        agree &= len({code_key(code) for code in codes}) < 2
        agree &= all(self._fits(name, code) for name in names for code in codes)
        if agree:
            return None
        told = self._told(submission, path)
        return Finding("file-identity-conflict", details={"identities": told})

    def _told(self, submission: Submission, path: str) -> str:
        """Return all that a file says of whose it is, each with where it says so."""
        properties, info = submission.properties, submission.info
        told = [
            (_IDENTITY, properties.get(PROPERTY_UNIT, "")),
            (_IDENTITY_CODE, properties.get(PROPERTY_CODE, "")),
            (INFO_LABELS["unit"], info["unit"]),
            (INFO_LABELS["code"], info["code"]),
        ]
        parts = [f"{where} “{text}”{self._owner(text)}" for where, text in told if text]
        hint = self._hint(path)
        parts += [f"{_PATH} “{path}” ({hint['hint']})"] if hint else []
        return "; ".join(parts)

    def _owner(self, code: str) -> str:
        """Return whose a code is, in brackets; "" for a name and for a code that nobody has."""
        unit = self._names.by_code(code)
        return f" ({unit_name(unit)})" if unit else ""

    def _same_name(self, one: str, other: str) -> bool:
        found, also = self._names.find(one), self._names.find(other)
        if found is None and also is None:
            (kind, bare), (other_kind, other_bare) = split_kind(one), split_kind(other)
            return bare == other_bare and (kind == other_kind or not (kind and other_kind))
        return found is also

    def _fits(self, name: str, code: str) -> bool:
        """Whether the list lets a name and a code be of one unit; a blank code tells nothing."""
        by_name, by_code = self._names.find(name), self._names.by_code(code)
        if by_code is not None:
            return by_name is by_code
        return by_name is None or not by_name.code


def _names(submission: Submission) -> tuple[str, ...]:
    names = (submission.properties.get(PROPERTY_UNIT, ""), submission.info["unit"])
    return tuple(dict.fromkeys(name for name in map(clean, names) if name))


def _codes(submission: Submission) -> tuple[str, ...]:
    codes = (submission.properties.get(PROPERTY_CODE, ""), submission.info["code"])
    return tuple(dict.fromkeys(code for code in map(clean, codes) if code))


def _set_aside(received: Received, fate: Fate, finding: Finding) -> Received:
    """Return the file set aside for the reason of the finding, and for nothing else.

    What else it says would be told of the unit that it may not be of.
    """
    finding = replace(finding, file=received.origin.name)
    return replace(received, unit="", fate=fate, findings=(finding,))
