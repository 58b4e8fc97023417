"""The fonts that a theme stands for, as Word picks them by the document's language."""

from __future__ import annotations

from collections.abc import Mapping

from ..elements import A, Element, name

_SCRIPTS = {"vi": "Viet"}
_OLD_CODES = {"major": "majorFont", "minor": "minorFont"}


def theme_fonts(theme: Element | None, settings: Element | None) -> Mapping[str, str]:
    """Return the typeface of "minorHAnsi", "majorAscii", … of a document.

    Where settings state w:themeFontLang vi-VN, Word takes the theme's font for the script Viet, and
    its Latin font only where it has none.
    """
    if theme is None:
        return {}
    script = _SCRIPTS.get(_language(settings), "")
    found: dict[str, str] = {}
    for key, tag in _OLD_CODES.items():
        fonts = next(theme.iter(f"{{{A}}}{tag}"), None)
        if fonts is None:
            continue
        latin = _latin(fonts, script)
        found |= {f"{key}{suffix}": latin for suffix in ("Ascii", "HAnsi")}
        found |= {f"{key}EastAsia": _face(fonts, "ea"), f"{key}Bidi": _face(fonts, "cs")}
    return found


def _language(settings: Element | None) -> str:
    stated = None if settings is None else settings.find(name("themeFontLang"))
    return "" if stated is None else stated.get(name("val"), "").partition("-")[0].lower()


def _latin(fonts: Element, script: str) -> str:
    for font in fonts.iter(f"{{{A}}}font"):
        if script and font.get("script") == script:
            return font.get("typeface", "")
    return _face(fonts, "latin")


def _face(fonts: Element, tag: str) -> str:
    face = fonts.find(f"{{{A}}}{tag}")
    return "" if face is None else face.get("typeface", "")
