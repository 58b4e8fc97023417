"""A private LibreOffice with a door: its own profile and pipe, ended by its own process number."""

from __future__ import annotations

import builtins
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from office import SOFFICE

_UNO = Path("/usr/lib/python3/dist-packages")
_SECONDS = 60
_KEEPER = '"$0" "$@" </dev/null & read gone; trap "" TERM; kill 0; wait'
"""A shell that ends LibreOffice, its own group, once its input is closed.

So none outlives the tests, not even where these are killed.
"""


def uno() -> Any:
    """Return python3-uno's module, or None where this Python cannot load it.

    It comes with the system's Python and loads in another of the same minor version. Its own
    replacement of `import` is taken back, so that no other test meets it.
    """
    plain_import = builtins.__import__
    sys.path.append(str(_UNO))
    try:
        import uno as module
    except ImportError:
        return None
    finally:
        builtins.__import__ = plain_import
        sys.path.remove(str(_UNO))
    return module


def missing() -> str:
    """Return why no live office can be had here, "" where it can."""
    if not SOFFICE:
        return "LibreOffice (soffice) is not installed on this machine"
    if uno() is None:
        return f"python3-uno cannot be loaded by Python {sys.version.split()[0]}"
    return ""


@contextlib.contextmanager
def running() -> Iterator[Any]:
    """Yield the desktop of a LibreOffice that ends with the block."""
    profile = Path(tempfile.mkdtemp(prefix="baocao-live-"))
    pipe = f"baocao{uuid.uuid4().hex}"
    process = subprocess.Popen(
        [
            "sh", "-c", _KEEPER, str(SOFFICE),
            "--headless", "--norestore", "--nologo", "--nodefault",
            f"--accept=pipe,name={pipe};urp;", f"-env:UserInstallation={profile.as_uri()}",
        ],
        start_new_session=True, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        desktop = _desktop(pipe, process)
        yield desktop
        with contextlib.suppress(Exception):  # it may be gone already
            desktop.terminate()
    finally:
        _end(process)
        shutil.rmtree(profile, ignore_errors=True)


def _desktop(pipe: str, process: subprocess.Popen[bytes]) -> Any:
    bridge = uno()
    context = bridge.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", context
    )
    until = time.monotonic() + _SECONDS
    while True:
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001 - UNO raises a type of its own until the door is open
            assert time.monotonic() < until and process.poll() is None, "LibreOffice did not answer"
            time.sleep(0.1)
        else:
            return remote.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", remote
            )


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let the keeper end; where it does not, end it and what it started, by number."""
    assert process.stdin
    process.stdin.close()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(20)
