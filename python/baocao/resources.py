"""Where the shipped folders lie: beside the package's tree, or inside the installed wheel."""

from __future__ import annotations

from pathlib import Path

from .errors import DeclarationError
from .programme import Programme, load_programme, programme_folders

_PACKAGE = Path(__file__).resolve().parent


def shipped(folder: str) -> Path:
    """Return the path of templates, workbooks or addin."""
    inside = _PACKAGE / "shipped" / folder
    return inside if inside.is_dir() else _PACKAGE.parents[1] / folder


def default_programme(name: str = "") -> Programme:
    """Return the programme of this name or folder; the first shipped one where none is named."""
    if name and (Path(name) / "programme.toml").is_file():
        return load_programme(Path(name).resolve())
    folders = programme_folders(shipped("templates"))
    if name and name not in folders:
        raise DeclarationError(name, "", f"không có chương trình này; có: {', '.join(folders)}")
    return load_programme(folders[name] if name else next(iter(folders.values())))
