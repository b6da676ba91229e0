"""Bytes of a .txt file into Unicode text, old Vietnamese encodings included.

TCVN3 (the ".Vn" fonts) and VNI put Vietnamese letters on Latin-1 code points. Both are found by
what they leave in ordinary words, and converted; the person is told to look over the result.
"""

import re
import unicodedata

from .draft import Unreadable

# TCVN 5712:1993, VN3: code points B5 … FE in rows of letters, A1 … AE apart.
_TCVN3 = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậè", 0xCE: "ẻẽéẹềểễếệìỉ", 0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù", 0xF1: "ủũúụừửữứựỳỷỹýỵ",
}  # fmt: skip
_TCVN3_MAP = {first + i: c for first, row in _TCVN3.items() for i, c in enumerate(row)}
# VNI writes a base letter followed by a mark; "ñ", "ö", "ô" and a few others stand alone.
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323", "â": "\u0302",
    "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300",
    "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_ALONE = {
    "ñ": "đ",
    "ö": "ư",
    "ô": "ơ",
    "í": "í",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}
_VNI = re.compile(
    "([aeiouyAEIOUYôöÔÖ])([" + "".join(_VNI_MARKS) + "".join(_VNI_MARKS).upper() + "])"
)
_OLD = "Văn bản dùng bảng mã cũ {name}: đã chuyển sang Unicode, xin soát lại từng chữ."
_NOT_TEXT = "Tệp không phải văn bản: hãy chọn tệp .docx hoặc .txt có chữ tiếng Việt."


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a .txt file and the warnings its encoding deserves."""
    text = _unicode(data)
    if text is None:
        text = _single_byte(data)
    return modern(text)


def modern(text: str) -> tuple[str, tuple[str, ...]]:
    """Text in TCVN3 or VNI brought to Unicode, with a warning; other text as it is."""
    if _looks_tcvn3(text):
        return text.translate(_TCVN3_MAP), (_OLD.format(name="TCVN3 (phông .Vn)"),)
    if _looks_vni(text):
        return _from_vni(text), (_OLD.format(name="VNI"),)
    return text, ()


def _unicode(data: bytes) -> str | None:
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    if data[1:40:2].count(0) > 5:
        return data.decode("utf-16-le", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _single_byte(data: bytes) -> str:
    """cp1258 (letters with combining tones), or Latin-1 carrying TCVN3 or VNI."""
    latin = data.decode("latin-1")
    if _looks_tcvn3(latin) or _looks_vni(latin):
        return latin
    windows = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    if windows.count("\ufffd") > len(windows) // 100 or not _vietnamese(windows):
        raise Unreadable(_NOT_TEXT)
    return windows


def _vietnamese(text: str) -> bool:
    words = re.findall(r"(?:đảng|chi bộ|nghị quyết|của|được|nhiệm vụ|và)", text.lower())
    return len(words) >= 2


def _looks_tcvn3(text: str) -> bool:
    """TCVN3 turns đ into ®, Đ into §, ư into a soft hyphen, and "ng" words carry µ ¸ ¶ ·."""
    odd = len(re.findall(r"[®§µ¸¶·¹¨©ª«¬\xad»¾¼½](?=\w)|(?<=\w)[®µ¸¶·¹¨©ª«¬\xad»¾¼½]", text))
    return odd >= 3 and odd * 12 > len(re.findall(r"\w+", text)) and not _vietnamese(text)


def _looks_vni(text: str) -> bool:
    odd = len(re.findall(r"[aeouyôöAEOUYÔÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]", text))
    known = len(re.findall(r"ñaûng|Ñaûng|ÑAÛNG|vieân|ñöôïc|nghò|nhieäm|cuûa|boä|ñoàng", text))
    return known >= 2 and odd >= 3 and not _vietnamese(text)


def _from_vni(text: str) -> str:
    text = _VNI.sub(lambda m: _vni_alone(m[1]) + _VNI_MARKS[m[2].lower()], text)
    return unicodedata.normalize("NFC", "".join(map(_vni_alone, text)))


def _vni_alone(letter: str) -> str:
    plain = _VNI_ALONE.get(letter.lower(), letter)
    return plain.upper() if letter.isupper() else plain
