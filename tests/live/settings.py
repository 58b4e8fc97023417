"""Members that only keep what they are given."""

from __future__ import annotations

from typing import Any


class remembered(property):  # noqa: N801 - used as a decorator is, in class bodies
    """A property that returns what was last set, `default` before; kept in `obj.remembered`."""

    def __init__(self, default: Any) -> None:
        self.default, self.key = default, ""
        super().__init__(self._got, self._put)

    def __set_name__(self, owner: type, name: str) -> None:
        self.key = name

    def _got(self, obj: Any) -> Any:
        return obj.__dict__.setdefault("remembered", {}).get(self.key, self.default)

    def _put(self, obj: Any, value: Any) -> None:
        obj.__dict__.setdefault("remembered", {})[self.key] = value
