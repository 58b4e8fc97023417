"""The parts of a template that say nothing of layout: types, relationships, settings, theme."""

from __future__ import annotations

from .styles import FONT, LANGUAGE

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _override(part: str, content_type: str) -> str:
    return f'<Override PartName="/{part}" ContentType="{content_type}"/>'


def _relationship(number: int, type_: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{type_}" Target="{target}"/>'


CONTENT_TYPES = "".join((
    f'<Types xmlns="{_PACKAGE}/content-types">',
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    _override("word/document.xml", f"{_WORD}.document.main+xml"),
    _override("word/styles.xml", f"{_WORD}.styles+xml"),
    _override("word/settings.xml", f"{_WORD}.settings+xml"),
    _override("word/fontTable.xml", f"{_WORD}.fontTable+xml"),
    _override("word/header1.xml", f"{_WORD}.header+xml"),
    _override("word/header2.xml", f"{_WORD}.header+xml"),
    _override("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
    _override(
        "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"
    ),
    "</Types>",
))  # fmt: skip

RELATIONSHIPS = "".join((
    f'<Relationships xmlns="{_PACKAGE}/relationships">',
    _relationship(1, f"{_OFFICE}/officeDocument", "word/document.xml"),
    _relationship(2, f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    "</Relationships>",
))  # fmt: skip

DOCUMENT_RELATIONSHIPS = "".join((
    f'<Relationships xmlns="{_PACKAGE}/relationships">',
    _relationship(1, f"{_OFFICE}/styles", "styles.xml"),
    _relationship(2, f"{_OFFICE}/settings", "settings.xml"),
    _relationship(3, f"{_OFFICE}/theme", "theme/theme1.xml"),
    _relationship(4, f"{_OFFICE}/header", "header1.xml"),
    _relationship(5, f"{_OFFICE}/header", "header2.xml"),
    _relationship(6, f"{_OFFICE}/fontTable", "fontTable.xml"),
    "</Relationships>",
))  # fmt: skip

CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Báo cáo</dc:title>'
    f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
)

# Word 2013 and later lay tables out from their edges (compatibility 15).
SETTINGS = (
    f'<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting'
    ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    f'</w:compat><w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val=","/>'
    '<w:listSeparator w:val=";"/></w:settings>'
)

# By its kind a program without the font finds the one that is most alike.
FONTS = (
    f'<w:fonts xmlns:w="{_W}"><w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/>'
    '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)

_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F497D", "lt2": "EEECE1", "accent1": "4F81BD",
    "accent2": "C0504D", "accent3": "9BBB59", "accent4": "8064A2", "accent5": "4BACC6",
    "accent6": "F79646", "hlink": "0000FF", "folHlink": "800080",
}  # fmt: skip
_SCHEME = "".join(f'<a:{n}><a:srgbClr val="{c}"/></a:{n}>' for n, c in _COLOURS.items())
_FONTS = (
    f'<a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/><a:cs typeface="{FONT}"/>'
    f'<a:font script="Viet" typeface="{FONT}"/>'
)
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_STROKE = f'<a:ln w="9525">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"

THEME = (
    f'<a:theme xmlns:a="{_A}" name="{FONT}"><a:themeElements><a:clrScheme name="Office">{_SCHEME}'
    f'</a:clrScheme><a:fontScheme name="{FONT}"><a:majorFont>{_FONTS}</a:majorFont><a:minorFont>'
    f'{_FONTS}</a:minorFont></a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>{_FILL * 3}'
    f"</a:fillStyleLst><a:lnStyleLst>{_STROKE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}"
    f"</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
    "</a:themeElements></a:theme>"
)
