"""What Excel 2010 asks of a formula as a file holds it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from openpyxl.utils import FORMULAE

_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")
    |(?P<sheet>'(?:[^']|'')+'!|[^\W\d][\w.]*(?::[^\W\d][\w.]*)?!)
    |(?P<error>\#REF!|\#DIV/0!|\#N/A|\#VALUE!|\#NAME\?|\#NUM!|\#NULL!)
    |(?P<function>[A-Za-z_][\w.]*)\(
    |(?P<reference>\$?[A-Z]{1,3}\$?[0-9]{1,7}|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?[0-9]+:\$?[0-9]+)
        (?![\w.(])
    |(?P<number>[0-9]+(?:\.[0-9]*)?(?:E[+-]?[0-9]+)?)
    |(?P<name>[^\W\d][\w.]*)
    |(?P<open>[({])|(?P<close>[)}])
    |(?P<other>[-+*/^&=<>,:;%\s])""",
    re.VERBOSE,
)
_LONGEST, _LONGEST_TEXT, _DEEPEST = 8192, 255, 64


def broken_formula(formula: str, sheets: Collection[str], names: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with a formula; `sheets` and `names` are there, as `key` has them."""
    if formula.startswith("="):
        yield "begins with ="
    if not formula.strip():
        yield "is empty"
    if len(formula) > _LONGEST:
        yield f"is {len(formula)} characters long"
    place, depth = 0, 0
    while place < len(formula):
        token = _TOKEN.match(formula, place)
        if token is None:
            yield f"cannot be read at {formula[place:]!r}"
            return
        place = token.end()
        depth += (token["function"] or token["open"]) is not None
        depth -= token["close"] is not None
        if not 0 <= depth <= _DEEPEST:
            yield f"has {depth} brackets open"
        yield from _token(token, sheets, names)
    if depth:
        yield "leaves a bracket open"


def key(name: str) -> str:
    """Return a sheet's or defined name's name as Excel compares it."""
    return unicodedata.normalize("NFC", name).casefold()


def _token(token: re.Match[str], sheets: Collection[str], names: Collection[str]) -> Iterator[str]:
    function = token["function"]
    if function and function.upper() not in FORMULAE:
        yield f"calls {function}, which Excel 2010 has not"
    if token["text"] and len(token["text"][1:-1].replace('""', '"')) > _LONGEST_TEXT:
        yield "holds a text of more than 255 characters"
    if token["error"] == "#REF!":
        yield "refers to nothing (#REF!)"
    if token["sheet"]:
        for name in token["sheet"][:-1].strip("'").replace("''", "'").split(":"):
            if key(name) not in sheets:
                yield f"refers to the sheet {name!r}, which is not there"
    if token["name"] and key(token["name"]) not in {"true", "false", *names}:
        yield f"refers to the name {token['name']!r}, which is not there"
