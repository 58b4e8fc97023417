"""The marks «…» by which a template says where each part of a report goes.

A mark is a paragraph of its own, in the template's style; the lines of the part take its place, a
paragraph each, and keep its formatting. A part without lines leaves no paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from ..errors import DeclarationError
from .elements import Element, make, make_run, name, text_of

SUPERIOR = "«Cơ quan chủ quản»"
ISSUER = "«Cơ quan ban hành»"
NUMBER = "«Số, ký hiệu»"
PLACE_AND_DATE = "«Địa danh, ngày tháng»"
KIND = "«Tên loại»"
SUBJECT = "«Trích yếu»"
ADDRESSEES = "«Kính gửi»"
BODY = "«Nội dung»"
RECIPIENTS = "«Nơi nhận»"
AUTHORITY = "«Quyền hạn»"
SIGNER_TITLE = "«Chức vụ»"
SIGNER = "«Họ tên»"
APPENDICES_HEADING = "«Tên chung các phụ lục»"
APPENDIX_NUMBER = "«Số phụ lục»"
APPENDIX_NAME = "«Tên biểu»"
APPENDIX_TITLE = "«Tên phụ lục»"
APPENDIX_ATTACHED = "«Kèm theo»"
MONEY_UNIT = "«Đơn vị tính»"
TABLE = "«Bảng»"
NOTES = "«Ghi chú»"


def marked(elements: Sequence[Element], marker: str) -> Element | None:
    """Return the paragraph that is this mark and nothing else, or None."""
    for element in elements:
        for paragraph in element.iter(name("p")):
            if text_of(paragraph).strip() == marker:
                return paragraph
    return None


def replace(elements: Sequence[Element], marker: str, new: Sequence[Element]) -> None:
    """Put new elements where the mark stands; DeclarationError where they have no mark."""
    paragraph = marked(elements, marker)
    if paragraph is None:
        if new:
            raise DeclarationError("report.docx", marker, "tệp mẫu Word thiếu dòng đánh dấu này")
        return
    parent = paragraph.getparent()
    assert parent is not None
    place = parent.index(paragraph)
    parent.remove(paragraph)
    for offset, element in enumerate(new):
        parent.insert(place + offset, element)
    if parent.tag == name("tc") and parent.find(name("p")) is None:
        # A cell must hold a paragraph.
        parent.append(make("p"))


def fill(elements: Sequence[Element], marker: str, lines: Sequence[str]) -> list[Element]:
    """Put lines where the mark stands, a paragraph each, in its style and formatting.

    Return these paragraphs.
    """
    paragraph = marked(elements, marker)
    new = [make("p", make_run(line)) for line in lines]
    if paragraph is not None:
        new = [_like(paragraph, line) for line in lines]
    replace(elements, marker, new)
    return new


def _like(paragraph: Element, line: str) -> Element:
    """Return a paragraph formatted as this one, with the line as its only run."""
    new = make("p")
    properties = paragraph.find(name("pPr"))
    if properties is not None:
        new.append(deepcopy(properties))
    formatting = paragraph.find(f"{name('r')}/{name('rPr')}")
    new.append(make_run(line, None if formatting is None else deepcopy(formatting)))
    return new
