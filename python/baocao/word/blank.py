"""Build the Word template of a report: styles, head, signature, sections, with marks for its parts.

`python -m baocao.word.blank OUT.docx` writes it. The same source gives the same bytes. What an
office restyles afterwards in Word is kept: a report is made from the file, never from here.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ..ooxml.repack import package_of
from . import markers, styles
from .lines import ISSUER_LINE, MOTTO_LINE, SUBJECT_LINE, connector, length_under
from .metrics import text_width
from .parts import (
    CONTENT_TYPES,
    CORE,
    DOCUMENT_RELATIONSHIPS,
    FONTS,
    RELATIONSHIPS,
    SETTINGS,
    THEME,
)

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = f'xmlns:w="{_W}" xmlns:r="{_R}"'

# A4 in twips; margins 20, 20, 30 and 20 mm.
_SHORT, _LONG = 11906, 16838
_MARGINS = (
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567"'
    ' w:footer="567" w:gutter="0"/>'
)
# 6.2 + 9.8 cm: "CỘNG HÒA … VIỆT NAM" stays on one line even in a substitute font that is wider.
_HEAD_COLUMNS = (3515, 5556)
_SIGNATURE_COLUMNS = (4082, 4989)


def build() -> bytes:
    """Return the template as a .docx file."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONSHIPS,
        "docProps/core.xml": CORE,
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONSHIPS,
        "word/styles.xml": styles.styles_xml(),
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": FONTS,
        "word/theme/theme1.xml": THEME,
        "word/header1.xml": f"<w:hdr {_HEAD}>{_page_number()}</w:hdr>",
        "word/header2.xml": f"<w:hdr {_HEAD}>{_paragraph(styles.PAGE_NUMBER)}</w:hdr>",
    }
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return package_of({part: (declaration + xml).encode() for part, xml in parts.items()})


def _document() -> str:
    return "".join((
        f"<w:document {_HEAD}><w:body>",
        _head(),
        _paragraph(styles.KIND, markers.KIND),
        _paragraph(styles.SUBJECT, markers.SUBJECT),
        _line(3, SUBJECT_LINE, 160),
        _paragraph(styles.ADDRESSEE, markers.ADDRESSEES),
        _paragraph(styles.BODY, markers.BODY),
        _signature(),
        _paragraph(styles.END, section=_section(_SHORT, _LONG)),
        _appendix(),
        _section(_LONG, _SHORT),
        "</w:body></w:document>",
    ))  # fmt: skip


def _head() -> str:
    motto = text_width(MOTTO, 14)
    left = (
        _paragraph(styles.SUPERIOR, markers.SUPERIOR)
        + _paragraph(styles.ISSUER, markers.ISSUER)
        + _line(1, ISSUER_LINE, length_under([NATION], 13, 160))
    )
    right = (
        _paragraph(styles.NATION, NATION)
        + _paragraph(styles.MOTTO, MOTTO)
        + _line(2, MOTTO_LINE, motto)
    )
    number = _paragraph(styles.NUMBER, markers.NUMBER)
    day = _paragraph(styles.PLACE_AND_DATE, markers.PLACE_AND_DATE)
    return _table(_HEAD_COLUMNS, [(left, right), (number, day)])


def _signature() -> str:
    left = _paragraph(styles.RECIPIENTS_HEADING, RECIPIENTS) + _paragraph(
        styles.RECIPIENT, markers.RECIPIENTS
    )
    right = (
        _paragraph(styles.AUTHORITY, markers.AUTHORITY)
        + _paragraph(styles.SIGNER_TITLE, markers.SIGNER_TITLE)
        + _paragraph(styles.SIGNER, markers.SIGNER)
    )
    return _table(_SIGNATURE_COLUMNS, [(left, right)], above=240)


def _appendix() -> str:
    lines = (
        (styles.APPENDICES_HEADING, markers.APPENDICES_HEADING),
        (styles.APPENDIX_NUMBER, markers.APPENDIX_NUMBER),
        (styles.APPENDIX_NAME, markers.APPENDIX_NAME),
        (styles.APPENDIX_TITLE, markers.APPENDIX_TITLE),
        (styles.APPENDIX_ATTACHED, markers.APPENDIX_ATTACHED),
        (styles.MONEY_UNIT, markers.MONEY_UNIT),
        (styles.TABLE_FIGURE, markers.TABLE),
        (styles.APPENDIX_NOTE, markers.NOTES),
        (styles.END, ""),
    )
    return "".join(_paragraph(style, text) for style, text in lines)


def _paragraph(style: str, text: str = "", section: str = "") -> str:
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{_id(style)}"/>{section}</w:pPr>{run}</w:p>'


def _id(style: str) -> str:
    return next(spec.id for spec in styles.PARAGRAPH_STYLES if spec.name == style)


def _line(identity: int, line: str, length: float) -> str:
    style = f'<w:pPr><w:pStyle w:val="{_id(styles.LINE)}"/></w:pPr>'
    return f"<w:p>{style}{connector(identity, line, length)}</w:p>"


def _table(columns: tuple[int, int], rows: list[tuple[str, str]], above: int = 0) -> str:
    """Return a table of two columns without borders, whose rows do not split over pages."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblInd w:w="0"'
        f' w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="{above}"'
        f' w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        + "".join(_row(columns, row) for row in rows)
        + "</w:tbl>"
    )


def _row(columns: tuple[int, int], cells: tuple[str, str]) -> str:
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(columns, cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{written}</w:tr>"


def _section(width: int, height: int) -> str:
    """Return the properties of a section: its pages numbered from 1, no number on the first."""
    turned = ' w:orient="landscape"' if width > height else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference'
        f' w:type="first" r:id="rId5"/><w:type w:val="nextPage"/><w:pgSz w:w="{width}"'
        f' w:h="{height}"{turned}/>{_MARGINS}<w:pgNumType w:fmt="decimal" w:start="1"/><w:cols'
        ' w:space="720"/><w:titlePg/></w:sectPr>'
    )


def _page_number() -> str:
    runs = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText'
        ' xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar'
        ' w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar'
        ' w:fldCharType="end"/></w:r>'
    )
    style = f'<w:pPr><w:pStyle w:val="{_id(styles.PAGE_NUMBER)}"/></w:pPr>'
    return f"<w:p>{style}{runs}</w:p>"


def main(arguments: list[str]) -> None:
    """Write the template to the path that is given."""
    Path(arguments[0]).write_bytes(build())


if __name__ == "__main__":
    main(sys.argv[1:])
