"""What the table says of each of its rows: A nothing, N info, W warning, Q and R error."""

from __future__ import annotations

VERDICTS = {
    1: "W", 2: "AWQ", 3: "WQ", 4: "AW", 5: "AN", 6: "AW", 7: "AWQ", 8: "AQ", 9: "ANWQ", 10: "AWQ",
    11: "WQ", 12: "NQ", 13: "A", 14: "ANW", 15: "N", 16: "A", 17: "A", 18: "WQ", 19: "Q", 20: "AWQ",
    21: "ANWR", 22: "ANWR", 23: "WR", 24: "R", 25: "R", 26: "R", 27: "A", 28: "R", 29: "AW",
    30: "WR", 31: "Q", 32: "AWQ", 33: "Q", 34: "WQ", 35: "ANQ", 36: "A", 37: "AWR", 38: "W",
    39: "AR", 40: "AR", 41: "N", 42: "ANR", 43: "WQ", 44: "Q", 45: "NW", 46: "Q", 47: "AWQ",
    48: "AW", 49: "ANWQ", 50: "WR", 51: "N", 52: "WQ", 53: "Q", 54: "AN", 55: "R",
}  # fmt: skip
"""By row; the verdicts of several cases of one row stand beside each other.

A day or a link that cannot be read (47, 48) is told as a warning: it is in no form's figures, and
an error of the file would leave all of them out.
"""

SEVERITIES = {"A": "", "N": "info", "W": "warning", "Q": "error", "R": "error"}
