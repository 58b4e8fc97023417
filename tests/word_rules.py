"""What Word asks of a document beyond the schema: see ooxml_rules."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ooxml_parts import Parts, local, named, twice

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STYLES = {
    "pStyle": "paragraph", "rStyle": "character", "tblStyle": "table", "basedOn": "",
    "next": "paragraph", "link": "",
}  # fmt: skip
_ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers"
        " pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE"
        " autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents"
        " suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle"
        " rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
        " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u"
        " effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
        " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText"
        " vAlign hideMark"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders"
        " lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter"
        " docGrid printerSettings"
    ),
}


def broken(parts: Parts) -> Iterator[str]:
    """Yield the rules that a document breaks."""
    styles = parts.tree(parts.related(parts.main, "styles")[0])
    settings = parts.tree(parts.related(parts.main, "settings")[0])
    stories = [p for p in parts.content if p.startswith("word/") and p.endswith(".xml")]
    yield from _known_styles(styles)
    if not any(
        e.get(W + "name") == "compatibilityMode" and e.get(W + "val") == "15"
        for e in named(settings, "compatSetting")
    ):
        yield "settings: opens in compatibility mode"
    identities = [e.get("id") for part in stories for e in named(parts.tree(part), "docPr")]
    for identity in twice(identities):
        yield f"two drawings of id {identity}"
    for part in stories:
        for found in _story(parts.tree(part), _style_types(styles)):
            yield f"{part}: {found}"
    yield from _sections(parts.tree(parts.main))


def _style_types(styles: etree._Element) -> dict[str, str]:
    found = named(styles, "style")
    return {e.get(W + "styleId", ""): e.get(W + "type", "") for e in found}


def _known_styles(styles: etree._Element) -> Iterator[str]:
    found = named(styles, "style")
    for identity in twice(e.get(W + "styleId") for e in found):
        yield f"styles: two of id {identity}"
    for name in twice(e.find(W + "name").get(W + "val", "").lower() for e in found):
        yield f"styles: two of name {name}"
    defaults = [e.get(W + "type") for e in found if e.get(W + "default") in ("1", "true")]
    if defaults.count("paragraph") != 1 or twice(defaults):
        yield f"styles: the defaults are {defaults}"


def _story(root: etree._Element, types: dict[str, str]) -> Iterator[str]:
    for element in named(root, *_STYLES):
        identity, wanted = element.get(W + "val", ""), _STYLES[local(element)]
        if identity not in types or wanted not in ("", types[identity]):
            yield f"{local(element)} {identity} is no {wanted} style"
    for element in named(root, *_ORDER):
        names = [local(e) for e in element.iterchildren(etree.Element)]
        order = _ORDER[local(element)].split()
        places = [order.index(name) if name in order else -1 for name in names]
        if -1 in places or places != sorted(places):
            yield f"{local(element)} holds {names}"
    for text in named(root, "t"):
        held = text.text or ""
        if held != held.strip() and text.get(_SPACE) != "preserve":
            yield f"the spaces of {held!r} are not kept"
    yield from _bookmarks(root)
    yield from _fields(root)
    for table in root.iter(W + "tbl"):
        yield from _table(table)


def _bookmarks(root: etree._Element) -> Iterator[str]:
    starts, ends = named(root, "bookmarkStart"), named(root, "bookmarkEnd")
    opened = [e.get(W + "id") for e in starts]
    if twice(opened) or sorted(map(str, opened)) != sorted(str(e.get(W + "id")) for e in ends):
        yield "bookmarks do not begin and end in pairs"
    seen: set[str | None] = set()
    for element in named(root, "bookmarkStart", "bookmarkEnd"):
        if local(element) == "bookmarkEnd" and element.get(W + "id") not in seen:
            yield f"bookmark {element.get(W + 'id')} ends before it begins"
        seen.add(element.get(W + "id"))
    names = [e.get(W + "name", "") for e in starts]
    for name in [*map(str, twice(n.lower() for n in names)), *(n for n in names if len(n) > 40)]:
        yield f"bookmark {name} stands twice or has too long a name"


def _fields(root: etree._Element) -> Iterator[str]:
    depth = 0
    for mark in named(root, "fldChar"):
        depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(W + "fldCharType", "")]
        if depth < 0:
            yield "a field ends before it begins"
    if depth:
        yield "a field does not end"


def _table(table: etree._Element) -> Iterator[str]:
    grid = [int(e.get(W + "w", "0")) for e in table.findall(f"{W}tblGrid/{W}gridCol")]
    if not grid or min(grid) <= 0 or sum(grid) > 31_680:
        yield f"a table has the grid {grid}"
    above: list[bool] = [False] * len(grid)
    for row in table.findall(W + "tr"):
        merged: list[bool] = []
        for cell in row.findall(W + "tc"):
            span = int(_value(cell, "gridSpan", "1"))
            width = cell.find(f"{W}tcPr/{W}tcW")
            wanted = sum(grid[len(merged) : len(merged) + span])
            if width is not None and int(width.get(W + "w", "0")) != wanted:
                yield f"a cell is {width.get(W + 'w')} wide in a grid of {wanted}"
            going_on = _value(cell, "vMerge", "") == "continue"
            if going_on and not all(above[len(merged) : len(merged) + span]):
                yield "a cell goes on with none above"
            merged += [_value(cell, "vMerge", "") != ""] * span
            if not len(cell) or cell[-1].tag != W + "p":
                yield "a cell does not end in a paragraph"
        if len(merged) != len(grid):
            yield f"a row has {len(merged)} columns, its table {len(grid)}"
        above = merged


def _value(cell: etree._Element, tag: str, missing: str) -> str:
    found = cell.find(f"{W}tcPr/{W}{tag}")
    return missing if found is None else found.get(W + "val", "continue")


def _sections(document: etree._Element) -> Iterator[str]:
    body = document.find(W + "body")
    assert body is not None
    if body[-1].tag != W + "sectPr" or len(body) < 2 or body[-2].tag == W + "tbl":
        yield "the body does not end in a paragraph and a section"
    for section in named(body, "sectPr"):
        for kind in twice(
            (local(e), e.get(W + "type"))
            for e in named(section, "headerReference", "footerReference")
        ):
            yield f"a section has two of {kind}"
        if section.find(W + "pgSz") is None or section.find(W + "pgMar") is None:
            yield "a section has no page"
