"""XML as events, safely: no document type, no entity of its own, no file but the one given.

Names are "namespace}local"; the local part alone is what the small parts of a package are read by,
for the strict and the transitional form of a format differ in nothing but their namespaces.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from ..errors import InputError

SEPARATOR = "}"
_MOST_MARKS = 1_000_000
"""Tags of a part that is kept whole: a bound on what relationships, notes and the like may cost."""
_SHORT = 16 << 10


class XmlError(InputError):
    """XML that cannot be read, or that declares what no office file needs."""


def parser() -> XMLParserType:
    """Return a parser without handlers that refuses any document type."""
    made = ParserCreate(namespace_separator=SEPARATOR)
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _refuse_doctype
    return made


def parse(made: XMLParserType, data: bytes, part: str) -> None:
    """Feed a whole part to a parser; XmlError where it is not well-formed."""
    try:
        made.Parse(data, True)
    except ExpatError as error:
        raise XmlError(f"Phần “{part}” bên trong tệp bị hỏng: {error}.") from None
    except (UnicodeDecodeError, LookupError, ValueError):
        raise XmlError(f"Phần “{part}” bên trong tệp dùng bảng mã không đọc được.") from None


@lru_cache(maxsize=4096)
def local_name(name: str) -> str:
    """Return the name without its namespace."""
    return name.rpartition(SEPARATOR)[2]


def elements(data: bytes, part: str) -> Sequence[tuple[str, Mapping[str, str]]]:
    """Return each element's local name and its attributes by local name, in document order."""
    return _elements_as_before(data, part) if len(data) < _SHORT else _elements(data, part)


def _elements(data: bytes, part: str) -> Sequence[tuple[str, Mapping[str, str]]]:
    _refuse_vast(data, part)
    found: list[tuple[str, Mapping[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        plain = {local_name(key): value for key, value in attributes.items()}
        found.append((local_name(name), plain))

    made = parser()
    made.StartElementHandler = start
    parse(made, data, part)
    return found


# Files that were made from one template have the same content types, relationships and list of
# sheets. Bytes and name are all that the result depends on; nobody changes it. 1 MB at most, and
# some times that for the elements.
_elements_as_before = lru_cache(maxsize=64)(_elements)


def texts(data: bytes, part: str, on_text: Callable[[str, Mapping[str, str], str], None]) -> None:
    """Call `on_text` with the local name, attributes and own text of each element as it ends."""
    _refuse_vast(data, part)
    opened: list[tuple[str, dict[str, str], list[str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        plain = {local_name(key): value for key, value in attributes.items()}
        opened.append((local_name(name), plain, []))

    def end(_: str) -> None:
        name, attributes, pieces = opened.pop()
        on_text(name, attributes, "".join(pieces))

    made = parser()
    made.StartElementHandler = start
    made.EndElementHandler = end
    made.CharacterDataHandler = lambda text: opened[-1][2].append(text)
    parse(made, data, part)


def _refuse_vast(data: bytes, part: str) -> None:
    if data.count(b"<") > _MOST_MARKS:
        raise XmlError(f"Phần “{part}” bên trong tệp lớn bất thường nên không được đọc.")


def _refuse_doctype(*_: object) -> None:
    raise XmlError("Tệp chứa khai báo XML không an toàn (DOCTYPE) nên không được mở.")
