"""XML that is plain beyond doubt: what patterns over it tell is what a parser would tell.

UTF-8 without comments, CDATA or instructions: there no "<" stands but at the start of a tag, and
"&" but at that of an entity. An event of a parser costs a call in Python, a pattern a tenth of it:
what is read of every file is read by patterns where it is plain, and as events where it is not.
"""

from __future__ import annotations

import re

HEAD = (
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml version=(?:"1\.0"|'1\.0')"""
    rb"""(?: encoding=(?:"[Uu][Tt][Ff]-8"|'[Uu][Tt][Ff]-8'))?"""
    rb"""(?: standalone=(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>)?\s*"""
)
"""A pattern of what may stand before the first element."""

TEXT = "[^<]*+"
"""A pattern of an element's text, where `has_plain_texts` holds of all that it is sought in."""

_LETTERS = r"[^&\x00-\x08\x0b-\x1f]*+"
"""Lines end in a line feed alone, as a parser gives them."""
_NUMBER = r"#(?:3[2-9]|[4-9][0-9]|[1-9][0-9]{2,3}|[1-4][0-9]{4})"
"""The number of a character, from 32 to 49999: all of them may stand in XML."""
_TEXTS = re.compile(rf"{_LETTERS}(?:&(?:lt|gt|amp|quot|apos|{_NUMBER});{_LETTERS})*+")

_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


def is_plain(data: bytes, after: int) -> bool:
    """Whether only elements and texts come `after` the place where the head of the XML ends."""
    return b"<!" not in data and data.find(b"<?", after) < 0 and b"]]>" not in data


def has_plain_texts(written: str) -> bool:
    """Whether the letters and entities of a piece of XML are such as `plain_text` resolves.

    It is asked once of many elements: a pattern of an element need not say it of each text.
    """
    return _TEXTS.fullmatch(written) is not None and "]]>" not in written


def plain_text(written: str) -> str:
    """Return the text that TEXT matched, with its entities resolved."""
    if "&#" in written:
        return _ENTITY.sub(_meant, written)
    if "&" in written:
        for entity, meant in _ENTITIES:
            written = written.replace(entity, meant)
    return written


_ENTITY = re.compile("&([^;]+);")
_MEANT = {entity[1:-1]: meant for entity, meant in _ENTITIES}


def _meant(entity: re.Match[str]) -> str:
    name = entity[1]
    return chr(int(name[1:])) if name[0] == "#" else _MEANT[name]
