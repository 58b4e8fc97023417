"""Load a workbook in LibreOffice, list its macros and run some.

For the system's Python, which has uno:

    python3 uno_macros.py FILE FILTER LIBRARY CALLS

CALLS is a JSON list of ["Module.Macro", [arguments]]. Prints as JSON the sheets, the modules with
their types, and what each call returned.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue


def prop(name: str, value: Any) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connected(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001 - the bridge raises an UNO type, not a Python one
            time.sleep(0.25)
    raise SystemExit("LibreOffice did not answer")


def modules_of(document: Any) -> dict[str, int]:
    """Return the type of each module (1 procedures, 4 document) over all libraries."""
    libraries, found = document.BasicLibraries, {}
    for name in libraries.ElementNames:
        libraries.loadLibrary(name)
        library = libraries.getByName(name)
        for module in library.ElementNames:
            known = library.hasModuleInfo(module)
            found[module] = library.getModuleInfo(module).ModuleType if known else 0
    return found


def told(document: Any, library: str, calls: list[Any]) -> dict[str, Any]:
    """Return what the document holds and what its macros return."""
    scripts, returned = document.getScriptProvider(), []
    for macro, arguments in calls:
        url = f"vnd.sun.star.script:{library}.{macro}?language=Basic&location=document"
        returned.append(scripts.getScript(url).invoke(tuple(arguments), (), ())[0])
    return {
        "sheets": list(document.Sheets.ElementNames),
        "modules": modules_of(document),
        "returned": returned,
    }


def main(path: str, filter_name: str, library: str, calls: str) -> None:
    profile = tempfile.mkdtemp(prefix="baocao-uno-")
    pipe = Path(profile).name
    office = subprocess.Popen(
        [
            "soffice", "--headless", "--norestore", "--nologo",
            f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        context = connected(pipe)
        desktop = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context
        )
        document = desktop.loadComponentFromURL(
            uno.systemPathToFileUrl(path), "_blank", 0,
            (prop("Hidden", True), prop("MacroExecutionMode", 4), prop("FilterName", filter_name)),
        )  # fmt: skip
        try:
            print(json.dumps(told(document, library, json.loads(calls))))
        finally:
            document.close(True)
            desktop.terminate()
    finally:
        try:
            office.wait(20)
        except subprocess.TimeoutExpired:
            office.terminate()


main(*sys.argv[1:])
