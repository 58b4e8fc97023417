"""The ribbon's buttons, and the Python function that each one leads to.

A button names a Sub (onAction="Module.Sub"); the Sub launches one function of the ribbon's Python
module. The two are written once, in the ribbon's XML and in the VBA sources, and are read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..ooxml.trees import tree
from .project import Module
from .refusals import SourceError

NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
"""[MS-CUSTOMUI2]: the ribbon of Excel 2010 and later."""
_SUB = re.compile(
    r"^Public Sub (?P<name>\w+)\(control As IRibbonControl\)\n\s+Launch \"(?P<function>\w+)\"",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Button:
    """One button: what it says, the Sub it calls, the Python function that is launched."""

    label: str
    callback: str
    function: str


def buttons(ribbon: bytes, modules: Sequence[Module]) -> tuple[Button, ...]:
    """Return the ribbon's buttons in its order; SourceError where one leads nowhere."""
    launched = _launched(modules)
    root = tree(ribbon, "ribbon.xml")
    found = [
        (element.get("label", ""), element.get("onAction", ""))
        for element in root.iter(f"{{{NAMESPACE}}}button")
    ]
    for label, callback in found:
        if callback not in launched:
            raise SourceError(f"ribbon.xml, nút “{label}”", f"không có thủ tục {callback!r}")
    idle = launched.keys() - {callback for _, callback in found}
    if idle:
        raise SourceError("ribbon.xml", f"không có nút nào gọi {', '.join(sorted(idle))}")
    return tuple(Button(label, callback, launched[callback]) for label, callback in found)


def _launched(modules: Sequence[Module]) -> dict[str, str]:
    """Return the function that each ribbon callback launches, by "Module.Sub"."""
    return {
        f"{module.name}.{match['name']}": match["function"]
        for module in modules
        for match in _SUB.finditer(module.source.replace("\r\n", "\n"))
    }
