"""The list of figures brought to today's, after a document was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...ooxml.editing import Editing
from ...ooxml.package import relationships_part
from ...ooxml.trees import Element, tree
from ..storing import item_relationships, related_to
from ..tags import ITEM_PROPERTIES, Origin, element, list_xml, rows_text, write_origin
from .matching import Match, State
from .opening import Opened
from .tables import DocumentTable
from .today import Today
from .wordings import WordingChange

_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def relist(
    root: Element,
    opened: Opened,
    today: Today,
    origin: Origin,
    figures: Iterable[Match],
    tables: Iterable[DocumentTable],
    kept: Iterable[WordingChange],
) -> None:
    """State in the list `root` what the document says now.

    `figures` are those that now say today's text; `kept` the default sentences in a person's own
    words that would read otherwise: they are not told again before they change again. A default
    sentence that nobody touched stays listed as it was drawn, so that `verify` goes on telling that
    it speaks of a rise where the figures fell.
    """
    write_origin(root, origin)
    texts = {match.bookmark: match for match in figures}
    _figures(root, texts)
    for table in tables:
        _table(root, table)
    for change in kept:
        _sentences(root, change)
    for told in root.iter(element("source")):
        told.set("from", today.report.sources.get(told.get("expression", ""), ""))
    _drop_gone(root, opened)


def _figures(root: Element, texts: Mapping[str, Match]) -> None:
    listed = {e.get("bookmark"): e for e in root.iter(element("figure"))}
    for name, match in texts.items():
        figure = listed.get(name)
        if figure is None and match.drawn is None:
            given = {"bookmark": name, "expression": match.expression}
            figure = root.makeelement(element("figure"), given)
            root.append(figure)
        if figure is not None:
            figure.text = match.now if match.state is not State.AGREES else match.text


def _table(root: Element, table: DocumentTable) -> None:
    for listed in root.iter(element("table")):
        if listed.get("form") == table.appendix.form:
            listed.text = rows_text(table.appendix.body)


def _sentences(root: Element, change: WordingChange) -> None:
    listed = [e for e in root.iter(element("sentence")) if e.get("key") == change.key]
    names = [e.get("bookmark", "") for e in listed]
    place = root.index(listed[0]) if listed else len(root)
    for old in listed:
        root.remove(old)
    for offset, said in enumerate(change.today):
        name = names[offset] if offset < len(names) else ""
        made = root.makeelement(element("sentence"), {"bookmark": name, "key": change.key})
        made.text = said.wording
        root.insert(place + offset, made)


def forget_wording(root: Element, key: str) -> None:
    """Take the sentences of a key out of the list."""
    for listed in [e for e in root.iter(element("sentence")) if e.get("key") == key]:
        root.remove(listed)


def _drop_gone(root: Element, opened: Opened) -> None:
    """Forget the figures whose bookmarks this edit took out with a row or a sentence."""
    left = {
        str(value)
        for story in opened.stories.values()
        for mark in story.root.iter("{*}bookmarkStart")
        for key, value in mark.attrib.items()
        if str(key).endswith("}name")
    }
    before = {name for story in opened.stories.values() for name in story.spans}
    for figure in list(root.iter(element("figure"))):
        name = figure.get("bookmark", "")
        if name in before and name not in left:
            root.remove(figure)


def store_list(editing: Editing, opened: Opened, root: Element) -> None:
    """Put the list into the package: in its part, in a new one where it was lost."""
    if opened.listed.part:
        editing.write(opened.listed.part, list_xml(root))
        return
    item = editing.fresh("customXml/item1.xml")
    properties = editing.fresh("customXml/itemProps1.xml")
    editing.write(item, list_xml(root))
    editing.write(properties, ITEM_PROPERTIES, _PROPERTIES_TYPE)
    editing.write(relationships_part(item), item_relationships(properties))
    rels = relationships_part(opened.main)
    editing.write(rels, related_to(tree(editing.read(rels), rels), opened.main, item))
