"""Workbooks written part by part, for what no library would write."""

from __future__ import annotations

from collections.abc import Mapping

from baocao.ooxml.repack import package_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def rels(*relations: str) -> bytes:
    """A .rels part of relationships drawn as "id type target" or "id type target External"."""
    rows = []
    for drawn in relations:
        id_, type_, target, *mode = drawn.split(" ")
        rows.append(
            f'<Relationship Id="{id_}" Type="{OFFICE}/{type_}" Target="{target}"'
            + (f' TargetMode="{mode[0]}"/>' if mode else "/>")
        )
    return f'{_HEAD}<Relationships xmlns="{_RELS}">{"".join(rows)}</Relationships>'.encode()


def sheet_xml(rows: str, after: str = "", before: str = "", main: str = MAIN) -> bytes:
    """A worksheet part around rows, with a dimension that lies."""
    return (
        f'{_HEAD}<worksheet xmlns="{main}" xmlns:r="{OFFICE}"><dimension ref="A1"/>{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    ).encode()


def workbook(
    sheets: Mapping[str, bytes],
    strings: str | None = None,
    styles: str | None = None,
    more: Mapping[str, bytes] | None = None,
    main: str = MAIN,
    properties: str = "",
) -> bytes:
    """A package of worksheets by name, with shared strings (<si>…) and styles where given."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="s{n}"/>' for n, name in enumerate(sheets, 1)
    )
    relations = [f"s{n} worksheet worksheets/sheet{n}.xml" for n in range(1, len(sheets) + 1)]
    parts = {
        "[Content_Types].xml": (
            f'{_HEAD}<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="text/xml"/>'
            '<Default Extension="rels" ContentType="text/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{SPREADSHEET}"/></Types>'
        ).encode(),
        "_rels/.rels": rels("r1 officeDocument xl/workbook.xml"),
        "xl/workbook.xml": (
            f'{_HEAD}<workbook xmlns="{main}" xmlns:r="{OFFICE}">{properties}'
            f"<sheets>{listed}</sheets></workbook>"
        ).encode(),
    }
    for n, content in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = content
    if strings is not None:
        relations.append("s900 sharedStrings sharedStrings.xml")
        parts["xl/sharedStrings.xml"] = f'{_HEAD}<sst xmlns="{main}">{strings}</sst>'.encode()
    if styles is not None:
        relations.append("s901 styles styles.xml")
        parts["xl/styles.xml"] = f'{_HEAD}<styleSheet xmlns="{main}">{styles}</styleSheet>'.encode()
    parts["xl/_rels/workbook.xml.rels"] = rels(*relations)
    return package_of({**parts, **(more or {})})
