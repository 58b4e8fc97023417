"""Threads of comments: what newer programs show instead of a cell's note, which then stands in.

A note that is added to the stand-in is not seen there, so the thread has it as a reply, under a
name of our own in the workbook's list of persons ([MS-XLSX] 2.6.203 to 2.6.206).
"""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from ...core.names import RETURN_NOTE
from ...ooxml.editing import Editing
from ...ooxml.trees import Element, child, children, serialized, tag, tree


class Threads:
    """The threads of one sheet while replies of ours are put on or taken off."""

    def __init__(self, book: Editing, sheet: str, first_line: str) -> None:
        self._book, self._first_line = book, first_line
        self._part = next(iter(book.related(sheet, "threadedComment")), "")
        self._persons = next(iter(book.related(book.main_part, "person")), "")
        self._root = tree(book.read(self._part), self._part) if self._part else None
        self._changed = False

    def remove_ours(self) -> None:
        """Take off the replies of an earlier return; what others replied to them stays."""
        if self._root is None:
            return
        for comment in list(children(self._root, "threadedComment")):
            if _words(comment).lstrip().startswith(self._first_line):
                self._root.remove(comment)
                self._changed = True

    def reply(self, address: str, text: str) -> None:
        """Reply to the thread of a cell, which begins with the sheet's first comment on it."""
        if self._root is None or not self._persons:
            return
        thread = self._thread(address)
        if not thread:
            return
        said = f"{self._first_line}{text}"
        made = self._root.makeelement(tag(self._root, "threadedComment"), {
            "ref": address, "dT": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S}.00",
            "personId": self._person(), "id": _identity(f"{self._part} {address} {said}"),
            "parentId": str(thread[0].get("parentId") or thread[0].get("id") or ""),
        })  # fmt: skip
        etree.SubElement(made, tag(made, "text")).text = said
        thread[-1].addnext(made)
        self._changed = True

    def has(self, address: str) -> bool:
        """Whether a cell has a thread."""
        return bool(self._thread(address))

    def _thread(self, address: str) -> list[Element]:
        comments = [] if self._root is None else children(self._root, "threadedComment")
        return [c for c in comments if c.get("ref") == address]

    def save(self) -> None:
        """Write the threads into the package, if they changed."""
        if self._root is not None and self._changed:
            self._book.write(self._part, serialized(self._root))

    def _person(self) -> str:
        """Return the id of the person that our replies are by, added where it is not there."""
        persons = tree(self._book.read(self._persons), self._persons)
        for person in children(persons, "person"):
            if person.get("displayName") == RETURN_NOTE:
                return person.get("id", "")
        made = etree.SubElement(persons, tag(persons, "person"), {
            "displayName": RETURN_NOTE, "id": _identity(RETURN_NOTE), "userId": RETURN_NOTE,
            "providerId": "None",
        })  # fmt: skip
        self._book.write(self._persons, serialized(persons))
        return made.get("id", "")


def _words(comment: Element) -> str:
    text = child(comment, "text")
    return "" if text is None else text.text or ""


def _identity(of: str) -> str:
    """Return an id in the form that programs write: {0A1B…}."""
    return f"{{{uuid5(NAMESPACE_URL, of)}}}".upper()
