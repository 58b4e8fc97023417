"""The named styles of a report template: an office restyles these in Word, the report uses them.

Measures are those of Nghị định 30/2020/NĐ-CP, Phụ lục I; each lies inside its range.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from ..core.text import name_key

FONT = "Times New Roman"
LANGUAGE = "vi-VN"


@dataclass(frozen=True, slots=True)
class StyleSpec:
    """One paragraph style. Sizes and spacing are points, indents centimetres."""

    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "center"
    before: float = 0
    after: float = 0
    first_line: float = 0
    left: float = 0
    hanging: float = 0
    keep_next: bool = False
    exact: float = 0
    """Exact line height in points; 0 for single."""
    level: int | None = None
    """The outline level (0 the highest): Word's navigation pane shows it."""

    @property
    def id(self) -> str:
        """The style's id in the template that the programme ships."""
        return name_key(self.name)


NATION = "BC Quốc hiệu"
MOTTO = "BC Tiêu ngữ"
SUPERIOR = "BC Cơ quan chủ quản"
ISSUER = "BC Cơ quan ban hành"
NUMBER = "BC Số ký hiệu"
PLACE_AND_DATE = "BC Địa danh ngày tháng"
KIND = "BC Tên loại"
SUBJECT = "BC Trích yếu"
ADDRESSEE = "BC Kính gửi"
ADDRESSEES = "BC Kính gửi nhiều nơi"
ADDRESSEE_LIST = "BC Kính gửi danh sách"
PART = "BC Phần"
PART_NAME = "BC Tên phần"
SECTION = "BC Mục"
CLAUSE = "BC Khoản"
SUBCLAUSE = "BC Tiểu mục"
BODY = "BC Nội dung"
LIST_ITEM = "BC Gạch đầu dòng"
RECIPIENTS_HEADING = "BC Nơi nhận tiêu đề"
RECIPIENT = "BC Nơi nhận"
AUTHORITY = "BC Quyền hạn"
SIGNER_TITLE = "BC Chức vụ"
SIGNER = "BC Họ tên"
APPENDICES_HEADING = "BC Phụ lục chung"
APPENDIX_NUMBER = "BC Phụ lục số"
APPENDIX_NAME = "BC Phụ lục biểu"
APPENDIX_TITLE = "BC Phụ lục tên"
APPENDIX_ATTACHED = "BC Phụ lục kèm theo"
APPENDIX_NOTE = "BC Phụ lục ghi chú"
MONEY_UNIT = "BC Đơn vị tính"
TABLE_HEADING = "BC Bảng tiêu đề"
TABLE_FIGURE = "BC Bảng số"
TABLE_TEXT = "BC Bảng chữ"
TABLE_TOTAL = "BC Bảng tổng cộng"
PAGE_NUMBER = "BC Số trang"
LINE = "BC Đường kẻ"
END = "BC Hết mục"
"""The paragraph that ends a section: it must be there and must not show."""
TABLE = "BC Bảng"

PARAGRAPH_STYLES: tuple[StyleSpec, ...] = (
    StyleSpec(NATION, 13, bold=True, keep_next=True),
    StyleSpec(MOTTO, 14, bold=True, keep_next=True),
    StyleSpec(SUPERIOR, 13, keep_next=True),
    StyleSpec(ISSUER, 13, bold=True, keep_next=True),
    StyleSpec(NUMBER, 13, before=4),
    StyleSpec(PLACE_AND_DATE, 14, italic=True, before=4),
    StyleSpec(LINE, 2, exact=7, keep_next=True),
    StyleSpec(KIND, bold=True, before=18, keep_next=True),
    StyleSpec(SUBJECT, bold=True, keep_next=True),
    StyleSpec(ADDRESSEE, before=6, after=6, keep_next=True),
    StyleSpec(ADDRESSEES, align="left", before=6, left=3.0, keep_next=True),
    StyleSpec(ADDRESSEE_LIST, align="left", left=5.3, hanging=0.3, keep_next=True),
    StyleSpec(PART, bold=True, before=12, keep_next=True, level=0),
    StyleSpec(PART_NAME, bold=True, after=6, keep_next=True),
    StyleSpec(SECTION, bold=True, align="both", before=6, first_line=1.27, keep_next=True, level=1),
    StyleSpec(CLAUSE, bold=True, align="both", before=6, first_line=1.27, keep_next=True, level=2),
    StyleSpec(
        SUBCLAUSE, bold=True, align="both", before=6, first_line=1.27, keep_next=True, level=3
    ),
    StyleSpec(BODY, align="both", before=6, first_line=1.27),
    StyleSpec(LIST_ITEM, align="both", before=6, first_line=1.27),
    StyleSpec(RECIPIENTS_HEADING, 12, bold=True, italic=True, align="left", keep_next=True),
    StyleSpec(RECIPIENT, 11, align="left"),
    StyleSpec(AUTHORITY, bold=True, keep_next=True),
    StyleSpec(SIGNER_TITLE, bold=True, keep_next=True),
    StyleSpec(SIGNER, bold=True, before=78),
    StyleSpec(APPENDICES_HEADING, bold=True, after=12, keep_next=True),
    StyleSpec(APPENDIX_NUMBER, bold=True, keep_next=True, level=0),
    StyleSpec(APPENDIX_NAME, bold=True, keep_next=True),
    StyleSpec(APPENDIX_TITLE, bold=True, keep_next=True),
    StyleSpec(APPENDIX_ATTACHED, italic=True, after=10, keep_next=True),
    StyleSpec(APPENDIX_NOTE, 12, italic=True, align="left", before=4),
    StyleSpec(MONEY_UNIT, 13, italic=True, align="right", after=4, keep_next=True),
    StyleSpec(TABLE_HEADING, 13, bold=True, before=3, after=3, keep_next=True),
    StyleSpec(TABLE_FIGURE, 13, before=3, after=3),
    StyleSpec(TABLE_TEXT, 13, align="left", before=3, after=3),
    StyleSpec(TABLE_TOTAL, 13, bold=True, before=3, after=3),
    StyleSpec(PAGE_NUMBER, 14),
    StyleSpec(END, 1, exact=1),
)

_DEFAULTS = f"""\
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}"
 w:eastAsia="{FONT}" w:cs="{FONT}"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang
 w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault
><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault
></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat
/><w:pPr><w:widowControl/></w:pPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name
 w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"
/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar
><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"
/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority
 w:val="99"/><w:semiHidden/></w:style>
"""
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def styles_xml() -> str:
    """Return the styles part of a template."""
    return "".join((
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
        _DEFAULTS,
        *map(_paragraph_style, PARAGRAPH_STYLES),
        _table_style(),
        "</w:styles>",
    ))  # fmt: skip


def _paragraph_style(spec: StyleSpec) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{spec.id}">'
        f'<w:name w:val="{escape(spec.name)}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{''.join(_paragraph_properties(spec))}</w:pPr>"
        f"<w:rPr>{''.join(_run_properties(spec))}</w:rPr></w:style>\n"
    )


def _paragraph_properties(spec: StyleSpec) -> Iterator[str]:
    if spec.keep_next:
        yield "<w:keepNext/>"
    height = round(spec.exact * 20)
    line = f'w:line="{height}" w:lineRule="exact"' if height else 'w:line="240" w:lineRule="auto"'
    before, after = round(spec.before * 20), round(spec.after * 20)
    yield f'<w:spacing w:before="{before}" w:after="{after}" {line}/>'
    if spec.first_line or spec.left:
        indent = "w:hanging" if spec.hanging else "w:firstLine"
        length = _twips(spec.hanging or spec.first_line)
        yield f'<w:ind w:left="{_twips(spec.left)}" {indent}="{length}"/>'
    yield f'<w:jc w:val="{spec.align}"/>'
    if spec.level is not None:
        yield f'<w:outlineLvl w:val="{spec.level}"/>'


def _run_properties(spec: StyleSpec) -> Iterator[str]:
    if spec.bold:
        yield "<w:b/><w:bCs/>"
    if spec.italic:
        yield "<w:i/><w:iCs/>"
    half_points = round(spec.size * 2)
    yield f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _table_style() -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name_key(TABLE)}">'
        f'<w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:tblPr>'
        f"<w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>\n"
    )


def _twips(centimetres: float) -> int:
    return round(centimetres * 1440 / 2.54)
