"""Reading a single line on its own, as the command and the editor do."""

import re
from dataclasses import replace

from . import indicators, periods, targets
from .draft import TargetDraft
from .lexicon import Facts
from .text import fold, is_caps, tidy

_NOTHING = "Không thấy con số, mức xếp loại hay mốc nào: tạm đọc là việc làm được hay không."

_HEADING = re.compile(
    r"^(?:[\divx.)]+ )*(?:về |các |một số |những )*(?:chỉ tiêu|mục tiêu|nhiệm vụ|giải pháp"
    r"|phương hướng|công tác)(?: [^\W\d_]+){0,8}$|^(?:căn cứ|xét đề nghị)\b"
)
# What is to be gone on with is a task: nobody could ever say that it was reached.
_EFFORT = re.compile(
    r"^(?:\W|\d|[a-zđ][.)])*(?:tiếp tục|tăng cường|đẩy mạnh|nâng cao|chú trọng|quan tâm|phát huy"
    r"|đổi mới|phối hợp|lãnh đạo|chỉ đạo|chủ động|thường xuyên|tập trung|coi trọng|làm tốt công tác"
    r"|(?:triển khai|thực hiện|quán triệt|cụ thể hóa)(?: (?:tốt|nghiêm|nghiêm túc|hiệu quả|thực "
    r"hiện|có))* (?:chỉ thị|nghị quyết|kết luận|quy định|hướng dẫn))\b|chịu trách nhiệm"
)
# What was reached, or what there is, sets nothing; a word of intent makes it a target again.
_LOOKS_BACK = re.compile(
    r"(?<!\w)đã (?:[^\W\d_]+ ){1,4}?được(?!\w)|(?<!\w)(?:vừa qua|nhiệm kỳ qua|năm qua|hiện có|tính "
    r"đến nay|chỉ đạt|cùng ngày|tán thành|bầu (?:ra )?(?:ban|chi ủy|bí thư))(?!\w)"
    r"|^(?:hội nghị|đại hội|buổi họp)[^;]*(?:lúc|hồi) \d+ ?(?:giờ|h\d?)"
    r"|^(?:giao|phân công)(?: cho)? (?:đồng chí|đ/c)"
)
_INTENDS = re.compile(
    r"phấn đấu|ít nhất|tối thiểu|trở lên|chỉ tiêu|nâng (?:lên|từ)|tiếp tục|duy trì|giữ vững|sẽ |"
    r"đến (?:cuối |hết )?(?:năm|nhiệm kỳ)|(?:hằng|mỗi) năm"
)


def context_of(words: str | None) -> targets.Context:
    """What a heading says to the lines below it."""
    folded = fold(tidy(words or ""))
    return targets.Context(folded, periods.find(folded))


def read_line(line: str, context: str | None = None) -> tuple[TargetDraft, ...]:
    """The targets of a line; one that sets something without a measure is a yes or no.

    `context` is the heading the line stands under: it lends its period and its subject.
    """
    around = context_of(context)
    written = tidy(line)
    if _LOOKS_BACK.search(fold(written)) and not _INTENDS.search(fold(written)):
        return ()
    found = targets.read(line, around)
    if found or not _may_be_target(written):
        return found
    period = periods.find(fold(written)) or around.period or "term"
    key = indicators.classify(Facts(fold(written), "boolean", "is", frozenset()))
    whole = TargetDraft(written, "boolean", "is", True, period=period, indicator=key)
    return (replace(whole, clause=written.strip(" .;,"), unsure=(_NOTHING,)),)


def _may_be_target(written: str) -> bool:
    """False for headings, legal grounds and efforts without an end."""
    folded = fold(written).rstrip(" .;,")
    if not re.search(r"[^\W\d_]", written) or is_caps(written) or written.endswith(":"):
        return False
    return not (_HEADING.match(folded) or _EFFORT.search(folded))
