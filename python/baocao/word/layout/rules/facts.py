"""What a report of ours carries of its workbook, compared with its head: TT-23.

Place, signer and the organ that asked (TT-31, TT-65, TT-70) are not carried: they are not judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from ....core.text import fold
from ....errors import InputError
from ....wording import layout as said
from ...tags import NAMESPACE
from ..anatomy import Anatomy
from ..faults import WARNING, Fault

_COUNCILS = ("ủy ban nhân dân", "hội đồng nhân dân")


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield where a report of ours names another issuer than its workbook's unit."""
    unit = fold(_unit(anatomy))
    issuer = fold(" ".join(line.text for line in anatomy.head.issuer))
    if unit and issuer.startswith(_COUNCILS) and not issuer.endswith(unit):
        found = f"sổ biểu mẫu của {_unit(anatomy)}"
        yield Fault(
            "TT-23", said.HEAD, found, anatomy.head.issuer[-1].text, gravity=WARNING
        )  # fmt: skip


def _unit(anatomy: Anatomy) -> str:
    """Return the unit of the workbook that the report was made of, "" where it is not told."""
    source = anatomy.document.source
    for part in source.related("customXml"):
        try:
            root = source.tree(part)
        except InputError:
            continue  # Another program's data, which says nothing of the layout.
        if str(root.tag).startswith(f"{{{NAMESPACE}}}"):
            return root.get("unit", "")
    return ""
