"""Authority, title and name of the signer: TT-61 to TT-66."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....core.text import fold
from ....wording import layout as said
from ...elements import name
from ..anatomy import Anatomy
from ..ending import Signature
from ..faults import ERROR, INFO, Fault, Wanted, judged
from ..mending import set_spaces
from ..words import Line

_LOOK = Wanted(13, 14, bold=True, italic=False, capital=True, centred=True)
_NAME = Wanted(13, 14, bold=True, italic=False, capital=False, centred=True)
_RIGHT = re.compile(r"(TM|Q|KT|TL|TUQ|TUN)\. \S")
_WRONG = re.compile(r"(TM|Q|KT|TL|TUQ|TUN|T/M|K/T|T/L|T\.M|K\.T)\s*[./]?\s*(.*)")
_TITLES = re.compile(
    r"(?:GS|PGS|TS|ThS|BS|BSCK\w*|KS|CN|LS|Ông|Bà|NGƯT|NSƯT|Đại tá|Thượng tá|Trung tá|Thiếu tá)"
    r"\.?\s"
)
_ROOM = 48


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield the faults of the signature."""
    signature = anatomy.signature
    if not signature.found:
        yield Fault("TT-61", said.SIGNATURE, f"{said.UNSEEN} phần chữ ký, nơi nhận", gravity=INFO)
        return
    yield from _block(signature)
    yield from judged("TT-62", said.SIGNATURE, signature.authority, _LOOK)
    for line in signature.authority:
        yield from _written(line)
    yield from _order(signature)
    yield from judged("TT-64", said.SIGNATURE, signature.title, _LOOK)
    yield from _name(signature)


def _block(signature: Signature) -> Iterator[Fault]:
    if signature.heading is not None and not signature.beside:
        yield Fault("TT-61", said.SIGNATURE, "hai phần không ngang hàng", signature.heading.text)
    elif signature.table is not None and signature.table.find(f".//{name('cantSplit')}") is None:
        yield Fault(
            "TT-61", said.SIGNATURE, "hàng của bảng chữ ký có thể bị cắt sang trang sau",
            gravity=INFO,
        )  # fmt: skip


def _written(line: Line) -> Iterator[Fault]:
    if _RIGHT.match(line.text):
        return
    found = _WRONG.fullmatch(line.text)
    if found:
        short = found[1].replace("/", "").replace(".", "")
        right = f"{short}. {found[2]}"
        # Only the space is ours to put in.
        only_space = re.match(rf"{short}\.\S", line.text)
        repairs = [
            set_spaces(piece.run, rf"^\s*{short}\.(?=\S)", f"{short}. ") for piece in line.seen[:1]
        ]
        yield Fault(
            "TT-62", said.SIGNATURE, said.written(line.text, right), line.text,
            repairs=repairs if only_space else (),
        )  # fmt: skip


def _order(signature: Signature) -> Iterator[Fault]:
    deputy = next((li for li in signature.authority if re.match(r"K\.?/?T\b", li.text)), None)
    if deputy is None:
        return
    head = fold(re.sub(r"^K\.?/?T\s*[./]?\s*", "", deputy.text))
    title = fold(signature.title[0].text) if signature.title else ""
    if title and title == head:
        yield Fault(
            "TT-63", said.SIGNATURE, "người đứng đầu không ký thay chính mình", deputy.text,
            gravity=ERROR,
        )  # fmt: skip
    elif not head or (title and not _is_deputy(title)):
        yield Fault("TT-63", said.SIGNATURE, said.listed([deputy.text, *_texts(signature.title)]))
    elif not title:
        yield Fault("TT-63", said.SIGNATURE, "thiếu chức vụ của người ký", deputy.text)


def _is_deputy(title: str) -> bool:
    return title.startswith(("phó", "q ", "quyền"))


def _texts(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]


def _name(signature: Signature) -> Iterator[Fault]:
    signer = signature.signer
    if signer is None:
        return
    yield from judged("TT-65", said.SIGNATURE, [signer], _NAME)
    if _TITLES.match(signer.text):
        yield Fault("TT-65", said.SIGNATURE, "có học hàm, học vị, danh xưng", signer.text)
    if signature.gap < _ROOM:
        yield Fault("TT-66", said.SIGNATURE, said.points([signature.gap]), signer.text)
