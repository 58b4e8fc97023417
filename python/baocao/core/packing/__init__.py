"""A file received, packed for workers and the cache, and unpacked again."""

from .packer import packed
from .unpacker import UNREADABLE_ENTRY, Unpacker

__all__ = ["UNREADABLE_ENTRY", "Unpacker", "packed"]
