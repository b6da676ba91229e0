"""Files as they come: encodings, old Word, passwords, damage, bombs, noise."""

import io
import unicodedata
import zipfile

import pytest

from resolutions.reading import Unreadable, read_file, read_text
from tests.resolutions.reading import papers

_LINE = "Kết nạp từ 03 đảng viên trở lên trong nhiệm kỳ của chi bộ."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"])
def test_text_file_is_read_in_every_unicode_and_in_cp1258(encoding):
    text = _cp1258(_LINE) if encoding == "cp1258" else _LINE
    (target,) = read_file(text.encode(encoding), "nq.txt").targets
    assert (target.comparator, target.value, target.indicator) == ("gte", 3, "admissions")


def _cp1258(text: str) -> str:
    """Letters with their hats whole and their tones apart, as that code page has them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parted = unicodedata.normalize("NFD", text)
    letters = "".join(c for c in parted)
    for hat in ("a\u0306", "a\u0302", "e\u0302", "o\u0302", "o\u031b", "u\u031b"):
        for tone in tones:
            letters = letters.replace(hat[0] + tone + hat[1], hat + tone)
        letters = letters.replace(hat, unicodedata.normalize("NFC", hat))
    return letters


def test_decomposed_letters_read_like_composed_ones():
    assert read_text(unicodedata.normalize("NFD", _LINE)).targets == read_text(_LINE).targets


@pytest.mark.parametrize(
    "old",
    [
        "KÕt n¹p tõ 03 ®¶ng viªn trë lªn trong nhiÖm kú cña chi bé.",
        "Keát naïp töø 03 ñaûng vieân trôû leân trong nhieäm kyø cuûa chi boä.",
    ],
    ids=["TCVN3", "VNI"],
)
def test_old_encodings_are_converted_with_a_warning(old):
    draft = read_file(old.encode("utf-8"), "cu.txt")
    assert draft.sections[0].paragraphs == (_LINE,)
    assert "Unicode" in draft.warnings[0]


def _bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (70 * 1024 * 1024))
    return buffer.getvalue()


def _other_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("thư.txt", "không phải Word")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "advice"),
    [
        (b"", "a.txt", "dán thẳng văn bản"),
        (b" \n\t ", "a.txt", "dán thẳng văn bản"),
        (bytes(range(256)) * 40, "a.txt", "hãy chọn tệp"),
        (b"1234567890 +-*/ 55 66 77" * 50, "a.txt", "hãy chọn tệp"),
        (b"%PDF-1.7 ...", "a.pdf", "chép toàn bộ chữ"),
        (b"{\\rtf1 chi bo}", "a.doc", "Save As"),
        (b"\r\n<html><p>chi bo</p></html>", "a.doc", "Save As"),
        (_OLE, "a.doc", "Lưu thành"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "bỏ mật khẩu"),
        (b"PK\x03\x04broken", "a.docx", "lưu lại bằng Word"),
        (_other_zip(), "a.docx", "lưu lại bằng Word"),
        (_bomb(), "a.docx", "dán thẳng văn bản"),
        (b"a" * (50 * 1024 * 1024), "a.txt", "tách riêng"),
    ],
    ids=[
        "empty",
        "blank",
        "noise",
        "digits",
        "pdf",
        "rtf",
        "html",
        "doc",
        "locked",
        "broken",
        "zip",
        "bomb",
        "50MB",
    ],
)
def test_what_cannot_be_read_is_answered_with_what_to_do(data, name, advice):
    with pytest.raises(Unreadable) as refusal:
        read_file(data, name)
    assert advice in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_truncated_word_file_is_refused():
    whole = papers.word_file()
    with pytest.raises(Unreadable):
        read_file(whole[: len(whole) // 2], "dut.docx")
