"""Where the program lies in a Windows profile; every other module asks here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .errors import SetupError

FOLDER = "BaoCao"
ADDIN = "BaoCao.xlam"
LINK = "Báo cáo - thả sổ hoặc thư mục vào đây.lnk"

PARTS = ("python", "baocao_setup", "install.py", "drop.py", "GoBo.cmd", "version.txt")
"""What the home folder holds of us, in the order it is put there; run, log and cache come later."""


@dataclass(frozen=True)
class Places:
    """The folders of one user."""

    home: Path
    """%LOCALAPPDATA%\\BaoCao: the add-in looks for Python and version.txt here."""
    excel: Path
    """%APPDATA%\\Microsoft\\Excel."""
    desktop: Path | None
    """None where Windows names none."""

    @classmethod
    def of(cls, environment: Mapping[str, str], desktop: Path | None) -> Places:
        """Return the places of the user whose environment this is."""
        try:
            local, roaming = environment["LOCALAPPDATA"], environment["APPDATA"]
        except KeyError as missing:
            raise SetupError(
                f"Windows không cho biết thư mục {missing} của người dùng. "
                "Hãy đăng xuất, đăng nhập lại rồi chạy lại."
            ) from None
        return cls(Path(local) / FOLDER, Path(roaming) / "Microsoft" / "Excel", desktop)

    @property
    def addin(self) -> Path:
        """The add-in, in the folder that Excel opens and trusts by itself."""
        return self.excel / "XLSTART" / ADDIN

    @property
    def link(self) -> Path | None:
        """The shortcut on the desktop."""
        return self.desktop / LINK if self.desktop else None

    @property
    def python(self) -> Path:
        """The Python with a console; pythonw.exe lies beside it."""
        return self.home / "python" / "python.exe"
