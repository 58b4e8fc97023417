"""The border between two processes: COM objects whose every access is counted and may fail.

A name that begins with a capital letter is a member of Excel's object model: reading it, setting it
or calling it is one call across the border (IDispatch::Invoke), counted and open to faults. Other
names are the stand-in's own and cost nothing.

Played as pywin32's early binding (gencache) does, which xlwings turns on: an unknown member is an
AttributeError, and a property with arguments is called GetAddress, GetResize, GetOffset.
"""

from __future__ import annotations

import types
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from live.quirks import EXCEL_SAYS_NO, FAULTS, Fault


class com_error(Exception):  # noqa: N801, N818 - pywin32's name
    """pywintypes.com_error: hresult, what it is called, Excel's own account, the argument."""

    def __init__(
        self, hresult: int, strerror: str = "", excepinfo: Any = None, argerror: Any = None
    ) -> None:
        super().__init__(hresult, strerror, excepinfo, argerror)
        self.hresult, self.strerror = hresult, strerror
        self.excepinfo, self.argerror = excepinfo, argerror


class TimeType(datetime):
    """pywintypes.TimeType: a datetime that always has a zone."""


def refused(text: str = "") -> com_error:
    """Return Excel's everyday refusal ("error 1004") with its text."""
    source = (0, "Microsoft Excel", text, "xlmain11.chm", 0, EXCEL_SAYS_NO)
    return com_error(FAULTS["refused"].hresult, "Exception occurred.", source, None)


def fault(name: str) -> com_error:
    """Return the named fault of quirks.FAULTS."""
    known: Fault = FAULTS[name]
    source = (0, None, None, None, 0, known.scode) if known.scode else None
    return com_error(known.hresult, known.text, source, None)


class Calls:
    """The calls across the border, in order; `before` and `after` may raise at each of them.

    Both are given the call's number, from 1, and its name ("Range.Value2=", "Workbooks.Open()").
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self.before: Callable[[int, str], None] | None = None
        self.after: Callable[[int, str], None] | None = None

    @property
    def total(self) -> int:
        return len(self.names)

    @property
    def counted(self) -> Counter[str]:
        return Counter(self.names)

    def reset(self) -> None:
        """Forget what was counted, and all faults."""
        self.names.clear()
        self.before = self.after = None

    def cross(self, name: str, act: Callable[[], Any]) -> Any:
        """Return what `act` does on the other side."""
        self.names.append(name)
        number = len(self.names)
        if self.before:
            self.before(number, name)
        done = _translated(act)
        if self.after:
            self.after(number, name)
        return done


CALLS = Calls()


class OfficeFailure(BaseException):
    """LibreOffice refused what Excel would have done: the stand-in is wrong, not the program.

    No Exception, so that the program's own last resort does not take it for one of Excel's.
    """


def _translated(act: Callable[[], Any]) -> Any:
    """Return what `act` does. UNO's exceptions break Python's `with`, so none may go further."""
    try:
        return act()
    except Exception as error:
        if "com.sun.star" not in str(type(error)):
            raise
        told = f"{type(error).__name__}: {error}"
    raise OfficeFailure(told)


def _unwrapped(value: Any) -> Any:
    """Return the COM object that one of xlwings' retrying wrappers holds."""
    return value._inner if type(value).__name__ == "COMRetryObjectWrapper" else value


class _Names:
    """_oleobj_: what xlwings asks, after an AttributeError, whether a member exists."""

    def GetIDsOfNames(self, lcid: int, name: str) -> int:  # noqa: N802
        raise fault("unknown_name")


class ComObject:
    """The base of all of Excel's objects; also pywin32's CDispatch."""

    _oleobj_ = _Names()

    def alive(self, put: bool = False) -> None:
        """Raise com_error where what this stands for is gone, or does not take a call or a put."""

    def item(self, *at: Any) -> Any:
        """Return the default member's answer: objects that have one override this."""
        raise TypeError(f"{type(self).__name__} has no default member")

    def items(self) -> list[Any]:
        """Return what iterating goes through: collections override this."""
        raise TypeError(f"{type(self).__name__} is no collection")

    def __getattribute__(self, name: str) -> Any:
        if not name[0].isupper():
            return object.__getattribute__(self, name)
        kind = type(self)
        member = getattr(kind, name, None)
        if member is None:
            raise AttributeError(f"'<win32com.gen_py.Excel.{kind.__name__}>' has no '{name}'")
        if isinstance(member, property):
            return self._crossed(name, lambda: member.__get__(self))
        return types.MethodType(_called(name, member), self)

    def __setattr__(self, name: str, value: Any) -> None:
        if not name[0].isupper():
            object.__setattr__(self, name, value)
            return
        member = getattr(type(self), name, None)
        if not isinstance(member, property) or member.fset is None:
            raise AttributeError(f"Property '{type(self).__name__}.{name}' can not be set.")
        self._crossed(f"{name}=", lambda: member.__set__(self, _unwrapped(value)))

    def __call__(self, *at: Any) -> Any:
        return self._crossed("Item()", lambda: self.item(*map(_unwrapped, at)))

    def __iter__(self) -> Iterator[Any]:
        """One call for the enumerator, one for each element, one that finds no more."""
        for one in self._crossed("_NewEnum", self.items):
            yield self._crossed("Next", lambda one=one: one)
        self._crossed("Next", lambda: None)

    def _crossed(self, member: str, act: Callable[[], Any]) -> Any:
        def on_the_other_side() -> Any:
            self.alive(put=member.endswith("="))
            return act()

        return CALLS.cross(f"{type(self).__name__}.{member}", on_the_other_side)


def _called(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    def call(self: ComObject, *values: Any, **named: Any) -> Any:
        plain = [_unwrapped(value) for value in values]
        by_name = {key: _unwrapped(value) for key, value in named.items()}
        return self._crossed(f"{name}()", lambda: method(self, *plain, **by_name))

    return call
