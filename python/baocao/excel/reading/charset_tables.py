"""Vietnamese charsets older than Unicode, as their bytes show in a Unicode file (Windows-1252).

Sources: TCVN 5712:1993 (the ABC fonts, .VnTime); RFC 1456 (VISCII); the key table of the VNI fonts,
in which a vowel is followed by a letter that is drawn as its marks.
"""

from __future__ import annotations

import re
import unicodedata

_TCVN3_CODES = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = str.maketrans(_TCVN3_CODES, _TCVN3_LETTERS)
_FOREIGN_TO_TCVN3 = re.compile(f"[^\x00-\x7f\xa0‘’“”–—…•{_TCVN3_CODES}]")

_VISCII_CODES = bytes(range(0x80, 0x100)).decode("latin-1")
_VISCII_LETTERS = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII = str.maketrans(_VISCII_CODES, _VISCII_LETTERS)

_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR = re.compile(
    f"([aeiouyôö])([{''.join(_VNI_MARKS)}])|([{''.join(_VNI_LETTERS)}])", re.IGNORECASE
)


def of_tcvn3(text: str) -> str | None:
    """Return the text that TCVN3 means, None where it holds what no text of TCVN3 can."""
    return None if _FOREIGN_TO_TCVN3.search(text) else text.translate(_TCVN3)


def of_viscii(text: str) -> str | None:
    """Return the text that VISCII means, None where it holds what no text of VISCII can."""
    try:
        codes = text.encode("latin-1").decode("latin-1")
    except UnicodeEncodeError:
        codes = _as_bytes(text)
    return codes.translate(_VISCII) if codes else None


def of_vni(text: str) -> str | None:
    """Return the text that the VNI fonts mean."""
    return unicodedata.normalize("NFC", _VNI_PAIR.sub(_vni_letter, text))


def _vni_letter(found: re.Match[str]) -> str:
    vowel, mark, alone = found.groups()
    letter = vowel or alone
    written = _VNI_LETTERS.get(letter.lower(), letter.lower()) + _VNI_MARKS.get(
        (mark or "").lower(), ""
    )
    return written.upper() if letter.isupper() else written


def of_mojibake(text: str) -> str | None:
    """Return the UTF-8 text that was taken for Windows-1252, None where it is none."""
    if text.isascii() or not (codes := _as_bytes(text)):
        return None
    try:
        return unicodedata.normalize("NFC", codes.encode("latin-1").decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _as_bytes(text: str) -> str:
    """Return the bytes of Windows-1252 as characters of their numbers, "" where there are none."""
    try:
        # Five bytes are no character there: programs keep them as control characters.
        codes = b"".join(
            c.encode("latin-1") if "\x80" <= c <= "\x9f" else c.encode("cp1252") for c in text
        )
    except UnicodeEncodeError:
        return ""
    return codes.decode("latin-1")
