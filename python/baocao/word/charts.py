"""Native charts of a document: the part of a chart, and the drawing that shows it in a line.

Every value is cached in the part, so that a viewer needs no workbook; black and white print tells
the series apart by the shade.
"""

from __future__ import annotations

from lxml import etree

from ..core.cells import Number
from ..core.summary import Chart
from .elements import EMU_PER_POINT, WP, A, Element, make, safe_text

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHADES = ("1F4E79", "9DC3E6", "404040", "BFBFBF")
_CATEGORY_AXIS, _VALUE_AXIS = "111111111", "222222222"
_TEXT_SIZE = "900"


def chart_part(chart: Chart) -> bytes:
    """Return the part of a chart: upright bars, their values above them, a legend for several."""
    root = etree.Element(_c("chartSpace"), nsmap={"c": C, "a": A, "r": R})
    _add(root, "roundedCorners", val="0")
    inside = _add(root, "chart")
    _title(inside, chart.title)
    _add(inside, "autoTitleDeleted", val="0")
    plot = _add(inside, "plotArea")
    _add(plot, "layout")
    _bars(plot, chart)
    _axes(plot)
    if len(chart.series) > 1:
        legend = _add(inside, "legend")
        _add(legend, "legendPos", val="b")
        _add(legend, "overlay", val="0")
    _add(inside, "plotVisOnly", val="1")
    _add(inside, "dispBlanksAs", val="gap")
    _text_properties(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def drawing(relationship: str, number: int, title: str, width: float, height: float) -> Element:
    """Return the run that shows a chart; `width` and `height` are points."""
    extent = {"cx": str(round(width * EMU_PER_POINT)), "cy": str(round(height * EMU_PER_POINT))}
    inline = etree.Element(f"{{{WP}}}inline", nsmap={"wp": WP, "a": A})
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    etree.SubElement(inline, f"{{{WP}}}extent", extent)
    told = {"id": str(number), "name": f"Biểu đồ {number}", "descr": safe_text(title)}
    etree.SubElement(inline, f"{{{WP}}}docPr", told)
    graphic = etree.SubElement(inline, f"{{{A}}}graphic")
    data = etree.SubElement(graphic, f"{{{A}}}graphicData", {"uri": C})
    etree.SubElement(data, _c("chart"), {f"{{{R}}}id": relationship}, nsmap={"c": C, "r": R})
    return make("r", make("drawing", inline))


def _bars(plot: Element, chart: Chart) -> None:
    bars = _add(plot, "barChart")
    _add(bars, "barDir", val="col")
    _add(bars, "grouping", val="clustered")
    _add(bars, "varyColors", val="0")
    for place, (name, values) in enumerate(chart.series):
        series = _add(bars, "ser")
        _add(series, "idx", val=str(place))
        _add(series, "order", val=str(place))
        _cached(_add(_add(series, "tx"), "strRef"), "strCache", [name], f"B{place}")
        _fill(_add(series, "spPr"), _SHADES[place % len(_SHADES)])
        _add(series, "invertIfNegative", val="0")
        _labels(series)
        categories = _add(_add(series, "cat"), "strRef")
        _cached(categories, "strCache", list(chart.categories), "A")
        _cached(_add(_add(series, "val"), "numRef"), "numCache", list(values), f"C{place}")
    _add(bars, "gapWidth", val="60")
    _add(bars, "axId", val=_CATEGORY_AXIS)
    _add(bars, "axId", val=_VALUE_AXIS)


def _labels(series: Element) -> None:
    labels = _add(series, "dLbls")
    shown = {"showVal": "1"}
    for flag in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent",
                 "showBubbleSize"):  # fmt: skip
        _add(labels, flag, val=shown.get(flag, "0"))


def _cached(reference: Element, cache: str, values: list[str] | list[Number | None], of: str
            ) -> None:  # fmt: skip
    """Put values into a reference's cache; a value of None leaves its place out."""
    _add(reference, "f").text = f"_{of}"
    kept = _add(reference, cache)
    if cache == "numCache":
        _add(kept, "formatCode").text = "#,##0.##"
    _add(kept, "ptCount", val=str(len(values)))
    for place, value in enumerate(values):
        if value is not None:
            point = _add(kept, "pt", idx=str(place))
            _add(point, "v").text = safe_text(str(value))


def _axes(plot: Element) -> None:
    for tag, own, other, place in (
        ("catAx", _CATEGORY_AXIS, _VALUE_AXIS, "b"), ("valAx", _VALUE_AXIS, _CATEGORY_AXIS, "l"),
    ):  # fmt: skip
        axis = _add(plot, tag)
        _add(axis, "axId", val=own)
        scaling = _add(axis, "scaling")
        _add(scaling, "orientation", val="minMax")
        if tag == "valAx":
            _add(scaling, "min", val="0")
        _add(axis, "delete", val="0" if tag == "catAx" else "1")
        _add(axis, "axPos", val=place)
        _add(axis, "numFmt", formatCode="General", sourceLinked="0")
        _add(axis, "majorTickMark", val="none")
        _add(axis, "minorTickMark", val="none")
        _add(axis, "tickLblPos", val="nextTo")
        _add(axis, "crossAx", val=other)
        _add(axis, "crosses", val="autoZero")


def _title(chart: Element, text: str) -> None:
    title = _add(chart, "title")
    rich = _add(_add(title, "tx"), "rich")
    etree.SubElement(rich, f"{{{A}}}bodyPr")
    paragraph = etree.SubElement(rich, f"{{{A}}}p")
    properties = etree.SubElement(paragraph, f"{{{A}}}pPr")
    etree.SubElement(properties, f"{{{A}}}defRPr", {"sz": "1100", "b": "1"})
    run = etree.SubElement(paragraph, f"{{{A}}}r")
    etree.SubElement(run, f"{{{A}}}rPr", {"lang": "vi-VN", "sz": "1100", "b": "1"})
    etree.SubElement(run, f"{{{A}}}t").text = safe_text(text)
    _add(title, "overlay", val="0")


def _text_properties(root: Element) -> None:
    properties = _add(root, "txPr")
    etree.SubElement(properties, f"{{{A}}}bodyPr")
    paragraph = etree.SubElement(properties, f"{{{A}}}p")
    inside = etree.SubElement(paragraph, f"{{{A}}}pPr")
    default = etree.SubElement(inside, f"{{{A}}}defRPr", {"sz": _TEXT_SIZE})
    etree.SubElement(default, f"{{{A}}}latin", {"typeface": "Times New Roman"})
    etree.SubElement(paragraph, f"{{{A}}}endParaRPr", {"lang": "vi-VN"})


def _fill(properties: Element, colour: str) -> None:
    solid = etree.SubElement(properties, f"{{{A}}}solidFill")
    etree.SubElement(solid, f"{{{A}}}srgbClr", {"val": colour})


def _add(parent: Element, tag: str, **attributes: str) -> Element:
    return etree.SubElement(parent, _c(tag), attributes)


def _c(tag: str) -> str:
    return f"{{{C}}}{tag}"
