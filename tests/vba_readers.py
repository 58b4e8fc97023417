"""Readers of VBA projects that are not ours: oletools and olefile."""

from __future__ import annotations

import io
import struct
import warnings

import olefile

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # oletools calls pyparsing by names that are now old
    from oletools import olevba


def decompressed(container: bytes) -> bytes:
    """Return what olevba makes of a compressed container."""
    return bytes(olevba.decompress_stream(bytearray(container)))


def sources(project: bytes) -> dict[str, str]:
    """Return the source of each module, as olevba finds it through the dir stream."""
    parser = olevba.VBA_Parser("vbaProject.bin", data=project)
    try:
        found = {path.rpartition("/")[2]: code for _, path, _, code in parser.extract_macros()}
    finally:
        parser.close()
    return found


def streams(data: bytes) -> dict[str, bytes]:
    """Return every stream of a compound file, as olefile reads it and finds no fault in it."""
    with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_UNSURE) as opened:
        assert not opened.parsing_issues
        return {"/".join(path): opened.openstream(path).read() for path in opened.listdir()}


def records(dir_stream: bytes) -> list[tuple[int, bytes]]:
    """Return the records of a dir stream (not compressed): number and body."""
    found, at = [], 0
    while at < len(dir_stream):
        number, size = struct.unpack_from("<HI", dir_stream, at)
        size = 6 if number == 0x09 else size  # PROJECTVERSION says 4 and has six bytes
        found.append((number, dir_stream[at + 6 : at + 6 + size]))
        at += 6 + size
    return found
