"""Secret papers do not enter the program (117/2025/QH15; dossiers: chế độ mật)."""

import re

from chibo.regulations import Finding

LAW = "Luật Bảo vệ bí mật nhà nước 117/2025/QH15"
MARK = re.compile(r"(độ mật:?\s*)?(tuyệt mật|tối mật|mật)[.\s]*", re.IGNORECASE)


def check_secrecy(lines):
    """A line that is nothing but a secrecy mark makes the paper a secret one."""
    marked = any(_is_mark(line) for line in lines)
    if marked:
        sentence = (
            "Văn bản có dấu độ mật nên không được lưu ở đây. "
            "Hãy soạn và giữ trên máy không nối mạng theo quy định."
        )
        yield Finding("", sentence, LAW)


def _is_mark(line):
    text = line.strip()
    return bool(MARK.fullmatch(text)) and text.upper() == text
