"""The three obscured values of the PROJECT stream: no protection, no password, shown in the editor.

Source: [MS-OVBA] 2.4.3. It hides nothing; Excel just wants the values in this writing.
"""

from __future__ import annotations

import struct

_VERSION = 2
"""The version of the writing (2.4.3.1)."""


def obscured(data: bytes, project_id: str, seed: int) -> str:
    """Return the bytes in hexadecimal digits, obscured by a key that the project's ID gives.

    `project_id` is the ID as it stands in the PROJECT stream, braces included; `seed` is a byte of
    free choice, fixed here so that the same project gives the same file.
    """
    key = sum(project_id.encode("ascii")) & 0xFF  # 2.4.3.2: the sum of its characters
    # Bits 1 and 2 of the seed say how many bytes of no meaning follow.
    ignored = bytes((seed & 6) // 2)
    out = [seed, seed ^ _VERSION, seed ^ key]
    before, before_that, plain = out[2], out[1], key
    for byte in ignored + struct.pack("<I", len(data)) + data:
        out.append(byte ^ (before_that + plain & 0xFF))
        before, before_that, plain = out[-1], before, byte
    return bytes(out).hex().upper()
