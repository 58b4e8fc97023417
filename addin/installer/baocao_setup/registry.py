"""The registry: our entry in the list of installed programs, and reading anything else."""

from __future__ import annotations

import winreg
from pathlib import Path

from .places import FOLDER

UNINSTALL = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{FOLDER}"

USER = winreg.HKEY_CURRENT_USER
MACHINE = winreg.HKEY_LOCAL_MACHINE
_READ = winreg.KEY_READ | winreg.KEY_WOW64_64KEY


def enter(home: Path, version: str, kilobytes: int) -> None:
    """List the program among this user's installed programs."""
    texts = {
        "DisplayName": "Báo cáo (tiện ích Excel)",
        "DisplayVersion": version,
        "InstallLocation": str(home),
        "UninstallString": removing(home),
        "QuietUninstallString": removing(home, " --quiet"),
    }
    numbers = {"NoModify": 1, "NoRepair": 1, "EstimatedSize": kilobytes}
    with winreg.CreateKey(USER, UNINSTALL) as key:
        for name, text in texts.items():
            winreg.SetValueEx(key, name, 0, winreg.REG_SZ, text)
        for name, number in numbers.items():
            winreg.SetValueEx(key, name, 0, winreg.REG_DWORD, number)


def removing(home: Path, option: str = "") -> str:
    """Return the command that Windows runs to remove the program.

    The Python that removes it lies in the folder and cannot delete itself: cmd, which is Windows'
    own, deletes the folder when Python has ended well.
    """
    python = f'"{home}\\python\\python.exe" -I -X utf8 "{home}\\install.py" --uninstall{option}'
    return f'cmd.exe /d /s /c "{python} && rd /s /q "{home}""'


def leave() -> None:
    """Take the program off that list; nothing happens where it is not on it."""
    try:
        winreg.DeleteKey(USER, UNINSTALL)
    except FileNotFoundError:
        return


def value(hive: int, path: str, name: str) -> object:
    """Return one value, None where it is not there or may not be read."""
    try:
        with winreg.OpenKey(hive, path, 0, _READ) as key:
            return winreg.QueryValueEx(key, name)[0]
    except OSError:
        return None


def values(hive: int, path: str) -> list[object]:
    """Return all values of a key, none where it is not there."""
    try:
        with winreg.OpenKey(hive, path, 0, _READ) as key:
            return [winreg.EnumValue(key, i)[1] for i in range(winreg.QueryInfoKey(key)[1])]
    except OSError:
        return []
