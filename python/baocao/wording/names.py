"""The names of sheets, columns and labels that a clerk sees: those of core.names, for all rooms.

They stand in core because reading goes by them; the core imports nothing above itself.
"""

from ..core.names import *  # noqa: F403
