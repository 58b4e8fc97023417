"""What Excel does, in one table: the stand-in plays it, and parity.py asks a real Excel.

Nothing here imports anything but the standard library: parity.py takes this file to Windows.
`known` says how a row is known: "documented" by Microsoft, "seen" in a real Excel by others
(xlwings' issues, forums), or "assumed", where the stand-in takes what is worst for the program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

# --- faults -----------------------------------------------------------------------------------

EXCEL_SAYS_NO = -2146827284
"""0x800A03EC, scode of everything that Excel refuses: "error 1004"."""


@dataclass(frozen=True)
class Fault:
    """A refusal: what it means, its HRESULT, what pywin32 calls it, and Excel's own scode."""

    means: str
    hresult: int
    text: str
    scode: int = 0
    known: str = "documented"


FAULTS = {
    "refused": Fault("Excel refuses the call", -2147352567, "Exception occurred.", EXCEL_SAYS_NO),
    "rejected": Fault(
        "RPC_E_CALL_REJECTED: Excel is busy", -2147418111, "Call was rejected by callee."
    ),
    "retry_later": Fault(
        "RPC_E_SERVERCALL_RETRYLATER: a dialog is open", -2147417846,
        "The message filter indicated that the application is busy.",
    ),
    "editing": Fault(
        "0x800AC472: a cell is in edit mode", -2146777998, "OLE error 0x800ac472", known="seen"
    ),
    "editing_put": Fault(
        "the same, where a property is set", -2147352567, "Exception occurred.", -2146777998,
        known="seen",
    ),
    "closed": Fault(
        "0x800401A8: the workbook was closed", -2147221080, "OLE error 0x800401a8", known="seen"
    ),
    "gone": Fault(
        "RPC_S_SERVER_UNAVAILABLE: Excel was closed", -2147023174,
        "The RPC server is unavailable.",
    ),
    "failed": Fault(
        "RPC_S_CALL_FAILED: Excel ended in the middle of a call", -2147023170,
        "The remote procedure call failed.",
    ),
    "bad_index": Fault("no such element", -2147352565, "Invalid index."),
    "unknown_name": Fault("no such member", -2147352570, "Unknown name."),
}  # fmt: skip

# --- errors in cells --------------------------------------------------------------------------

ERROR_VALUES = {
    "#NULL!": -2146826288, "#DIV/0!": -2146826281, "#VALUE!": -2146826273, "#REF!": -2146826265,
    "#NAME?": -2146826259, "#NUM!": -2146826252, "#N/A": -2146826246,
}  # fmt: skip
"""What Value and Value2 return of a cell that holds an error."""

# --- limits -----------------------------------------------------------------------------------

MOST_TEXT = 32767
MOST_SHEET_NAME = 31
NOT_IN_A_SHEET_NAME = frozenset("[]:*?/\\")
MOST_ADDRESS = 255
"""Range("B3,B7,…") takes no longer text."""

# --- how a text put into a General cell is read -----------------------------------------------


@dataclass(frozen=True)
class Reading:
    """Texts that match are taken as `kind`: number, date, percent, boolean, error, formula, text.

    `format` is the number format that the cell gets where it was General.
    """

    name: str
    pattern: re.Pattern[str]
    kind: str
    format: str = ""
    known: str = "seen"


def _reading(name: str, pattern: str, kind: str, format: str = "", known: str = "seen") -> Reading:
    return Reading(name, re.compile(pattern, re.IGNORECASE | re.DOTALL), kind, format, known)


READINGS = (
    _reading("an apostrophe in front makes a text", r"'.*", "prefixed", known="documented"),
    _reading("an equals sign in front makes a formula", r"=.+", "formula", known="documented"),
    _reading("a true or false in English", r"TRUE|FALSE", "boolean"),
    _reading("an error's name", "|".join(map(re.escape, ERROR_VALUES)), "error"),
    _reading(
        "a number, with zeros in front", r"\s*[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d+)?\s*", "number"
    ),
    _reading("thousands in the American way", r"\s*[+-]?\d{1,3}(,\d{3})+(\.\d*)?\s*", "number"),
    _reading("a share of a hundred", r"\s*[+-]?\d+(\.\d*)?\s*%\s*", "percent", "0%"),
    _reading(
        "month/day/year, the American way", r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}", "date", "m/d/yyyy"
    ),
    _reading("month/day or day-month", r"\d{1,2}[/-]\d{1,2}", "date", "d-mmm"),
    _reading("year-month-day", r"\d{4}[/-]\d{1,2}[/-]\d{1,2}", "date", "m/d/yyyy"),
)
"""The first that matches the whole text counts; what none matches is a text.

Numbers and dates are read the American way whatever the clerk's Excel is set to: "assumed" for
automation from another process. The program must not lean on it: it puts typed values, and texts
with an apostrophe or into cells of the format "@".
"""

# --- what a value put into a cell becomes -----------------------------------------------------


@dataclass(frozen=True)
class Case:
    """`put` by Value2 into an empty cell of `format`: then Value, Value2 and NumberFormat."""

    name: str
    put: Any
    value: Any
    value2: Any
    format: str = "General"
    after: str = "General"
    known: str = "seen"


_LEAP = datetime(2024, 2, 29, tzinfo=UTC)
_SECOND = datetime(date.today().year, 1, 2, tzinfo=UTC)
_SECOND_COUNTED = float((_SECOND.date() - date(1899, 12, 30)).days)

CASES = (
    Case("digits become a number and lose their zeros", "01001", 1001.0, 1001.0),
    Case("digits stay text in a text cell", "01001", "01001", "01001", "@", "@", "documented"),
    Case("an apostrophe keeps digits as text", "'01001", "01001", "01001", known="documented"),
    Case("a second apostrophe is a letter", "''x", "'x", "'x"),
    Case("letters and digits stay text", "2A004", "2A004", "2A004"),
    Case("digits, E, digits are a number", "1E10", 1e10, 1e10, after="0.00E+00"),
    Case("a point is a decimal mark", "3.5", 3.5, 3.5, known="assumed"),
    Case("a comma with one digit after it stays text", "3,5", "3,5", "3,5", known="assumed"),
    Case("a comma with three digits after it marks thousands", "1,234", 1234.0, 1234.0,
         after="#,##0", known="assumed"),
    Case("points in the Vietnamese way stay text", "1.234.567", "1.234.567", "1.234.567",
         known="assumed"),
    Case("a date as text is read month first", "12/05/2024", datetime(2024, 12, 5, tzinfo=UTC),
         45631.0, after="m/d/yyyy", known="assumed"),
    Case("no such month: text", "31/12/2021", "31/12/2021", "31/12/2021", known="assumed"),
    Case("a lot number becomes a day of this year", "1-2", _SECOND, _SECOND_COUNTED, after="d-mmm"),
    Case("a percent sign makes a share", "15%", 0.15, 0.15, after="0%"),
    Case("an equals sign makes a formula", "=1+1", 2.0, 2.0, known="documented"),
    Case("a formula of nothing is an empty text", '=""', "", "", known="documented"),
    Case("an equals sign in a text cell stays text", "=1+1", "=1+1", "=1+1", "@", "@"),
    Case("an apostrophe keeps an equals sign as text", "'=1+1", "=1+1", "=1+1"),
    Case("an apostrophe in a text cell is a letter", "'x", "'x", "'x", "@", "@", "assumed"),
    Case("a plus sign alone stays text", "+", "+", "+"),
    Case("TRUE as text is a truth value", "TRUE", True, True),
    Case("a truth value", True, True, True, known="documented"),
    Case("an error's name becomes the error", "#N/A", -2146826246, -2146826246),
    Case("an apostrophe keeps an error's name as text", "'#N/A", "#N/A", "#N/A"),
    Case("a division by nothing", "=1/0", -2146826281, -2146826281, known="documented"),
    Case("a whole number comes back with a fraction", 5, 5.0, 5.0, known="documented"),
    Case("a number in a text cell becomes text", 5, "5", "5", "@", "@"),
    Case("an empty text empties the cell", "", None, None, known="documented"),
    Case("None empties the cell", None, None, None, known="documented"),
    Case("a space is a text", " ", " ", " "),
    Case("a day", _LEAP, _LEAP, 45351.0, after="m/d/yyyy"),
    Case("a currency cell comes back as Decimal, of four digits", 12.34567, Decimal("12.3457"),
         12.34567, "#,##0.00 [$€-407]", "#,##0.00 [$€-407]"),
    Case("a number in a date cell comes back as a day", 45351, _LEAP, 45351.0, "dd/mm/yyyy",
         "dd/mm/yyyy", "documented"),
    Case("lines in a cell", "a\nb", "a\nb", "a\nb", known="documented"),
    Case("Vietnamese and beyond the basic plane", "Nguyễn 😀", "Nguyễn 😀", "Nguyễn 😀"),
    Case("the longest text", "x" * MOST_TEXT, "x" * MOST_TEXT, "x" * MOST_TEXT, known="documented"),
)  # fmt: skip

DATE_FORMAT = "m/d/yyyy"
"""What a General cell is shown as once a date was put in."""

# --- how Excel behaves otherwise ---------------------------------------------------------------


@dataclass(frozen=True)
class Habit:
    """A behaviour that is no value: parity.py has a function of the same name for each."""

    name: str
    says: str
    known: str = "seen"


HABITS = (
    Habit("short_block_fills_na", "a block smaller than its range fills the rest with #N/A"),
    Habit("one_cell_is_no_block", "Value2 of one cell is a value, not a tuple of tuples"),
    Habit("covered_cell_takes_nothing", "a cell under a merged one takes no value and reads None"),
    Habit("protected_sheet_refuses", "a locked cell of a protected sheet refuses a value: 1004",
          "documented"),
    Habit("protected_sheet_is_readable", "a protected sheet can be read", "documented"),
    Habit("protected_structure_refuses", "a protected workbook takes no new sheet: 1004",
          "documented"),
    Habit("wrong_password_refuses", "Unprotect with a wrong password: 1004", "documented"),
    Habit("long_address_refuses", "Range() takes an address of 255 characters, not of 256",
          "documented"),
    Habit("long_text_refuses", "a cell takes no text of 32.768 characters"),
    Habit("long_sheet_name_refuses", "a sheet's name has at most 31 characters", "documented"),
    Habit("missing_sheet_refuses", "Worksheets('no such') is an error", "documented"),
    Habit("sheets_go_by_any_case", "Worksheets() and Workbooks() know a name in any case"),
    Habit("copy_aside_has_unsaved", "SaveCopyAs writes unsaved entries", "documented"),
    Habit("copy_aside_leaves_unsaved", "SaveCopyAs leaves name, path and Saved as they were",
          "documented"),
    Habit("copy_aside_of_new_book", "SaveCopyAs writes a workbook that was never saved"),
    Habit("never_saved_has_no_path", "a workbook never saved: Path '', FullName equals Name",
          "documented"),
    Habit("hidden_rows_take_values", "rows hidden by hand take a block as others do"),
    Habit("filtered_rows_are_skipped", "rows hidden by a filter are left out by a block and by "
          "ClearContents", "assumed"),
    Habit("filter_can_be_lifted", "ShowAllData brings a filter's rows back", "documented"),
    Habit("union_takes_format", "a fill set on Range('B2,B4') colours both", "documented"),
    Habit("formula_block", "one Formula block takes texts, formulas and links", "documented"),
    Habit("protect_keeps_allowances", "Protection tells what Protect allowed", "documented"),
    Habit("same_name_refuses", "a second workbook of the same name is not opened", "documented"),
    Habit("resize_is_called_getresize", "GetResize and GetOffset, as early binding has them"),
    Habit("closed_book_is_told", "a member of a closed workbook: HRESULT as in FAULTS['closed']"),
    Habit("currency_is_decimal", "Value of a currency cell is a Decimal, Value2 a float",
          "documented"),
)  # fmt: skip
