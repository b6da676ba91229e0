"""Secret papers do not enter the program (117/2025/QH15; dossiers: chế độ mật)."""

import re

from .regulations import Finding

LAW = "Luật Bảo vệ bí mật nhà nước 117/2025/QH15"
MARK = re.compile(r"(độ mật:?\s*)?(tuyệt mật|tối mật|mật)[.\s]*", re.IGNORECASE)
# "bí mật", "bảo mật" and "mật thiết" are ordinary words: only a mark speaks of the paper itself.
SAID = re.compile(
    r"(?<!BÍ )(?<!BẢO )\bMẬT\b"
    r"|(?i:\b(?:tuyệt|tối) mật\b|\bđộ mật\b|[(\[]\s*mật\s*[)\]]|^\s*mật\s*$"
    r"|\b(?:tài liệu|văn bản|dấu|hồ sơ|công văn) mật\b)"
)


def check_secrecy(lines):
    """A line that is nothing but a secrecy mark makes the paper a secret one."""
    if any(_is_mark(line) for line in lines):
        sentence = (
            "Văn bản có dấu độ mật nên không được lưu ở đây. "
            "Hãy soạn và giữ trên máy không nối mạng theo quy định."
        )
        yield Finding("", sentence, LAW)


def check_said_secret(words, field=None):
    """A name, number or note that calls its paper MẬT, TỐI MẬT or TUYỆT MẬT."""
    if SAID.search(words):
        sentence = (
            f"“{words.strip()}” nói giấy tờ có độ mật nên không được ghi ở đây, kể cả số và ghi "
            "chú. Hãy theo dõi giấy ấy trong sổ mật của cấp ủy."
        )
        yield Finding("", sentence, LAW, field=field)


def _is_mark(line):
    text = line.strip()
    return bool(MARK.fullmatch(text)) and text.upper() == text
