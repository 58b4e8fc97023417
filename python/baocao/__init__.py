"""Bao cao: from the communes' statistic forms in Excel to the signed report in Word."""

__version__ = "0.1.0"
