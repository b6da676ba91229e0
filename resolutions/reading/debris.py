"""What a web page adds around a paper: author, date, views, sharing, captions, related news.

Every line taken away is kept verbatim, so that a person can bring it back.
"""

import re
from dataclasses import dataclass, replace

from . import labels
from .source import Line
from .text import fold, is_caps

_META = re.compile(
    r"lượt (?:đọc|xem|truy cập)|^\W*(?:\d[\d.]* )?(?:views?|lượt)\b|gmt ?\+ ?7|^\W*(?:thứ (?:hai"
    r"|ba|tư|năm|sáu|bảy)|chủ nhật),? "
    r"|^\W*(?:ngày )?(?:đăng|cập nhật|đăng lúc|ngày đăng|ngày cập nhật|xuất bản|tác giả|người đăng"
    r"|người viết|đăng bởi|đăng ngày|biên tập)\b\s*[:\d-]"
    r"|^\W*(?:ngày )?\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?:\W+\d{1,2}[:h]\d{0,2}.*)?\W*$"
    r"|^\W*\d{1,2}[:h]\d{2}\W+(?:ngày )?\d{1,2}[-/.]\d{1,2}[-/.]\d{4}.*$"
    r"|^trang chủ\b|^(?:cỡ chữ|font|kích thước chữ)|^\W*\d+ bình luận"
)
_SHARE = re.compile(
    r"^\W*(?:facebook|twitter|linkedin|email|e-mail|zalo|pinterest|messenger|telegram|print|in "
    r"(?:trang|bài viết|bài)|gửi (?:email|bài viết|bạn bè)"
    r"|chia sẻ(?: .{0,30})?|thích|like|share|bình luận|a ?[-+]|[-+] ?a|lưu bài|nghe (?:audio|đọc "
    r"bài)|về đầu trang|quay lại|trở về|tải về|mục lục|x)\W*$"
)
_RELATED = (
    "có thể bạn quan tâm", "có thể bạn thích",
        "bài viết liên quan", "tin liên quan",
            "tin tức liên quan", "các tin khác", "tin khác", "tin bài khác",
    "các bài viết khác", "bài viết khác",
        "tin cùng chuyên mục", "cùng chuyên mục", "tin mới nhất", "tin mới hơn", "tin cũ hơn",
    "tin đọc nhiều", "đọc nhiều nhất", "xem nhiều nhất",
        "bài viết cùng chuyên mục", "ý kiến bạn đọc", "bình luận của bạn", "gửi bình luận",
    "các tin đã đưa", "tin đã đưa", "những tin mới hơn",
        "những tin cũ hơn", "các bài khác", "bài liên quan", "xem thêm các tin",
    "văn bản liên quan", "thông tin liên quan",
        "liên kết website", "thống kê truy cập", "bản quyền thuộc", "© ",
)  # fmt: skip
_RELATED_LINE = re.compile(r"^\W*(?:" + "|".join(map(re.escape, _RELATED)) + r")\b.{0,60}$|^\W*©")
_GLUED = re.compile('(?<=[.!”"…])\\s*(?:' + "|".join(re.escape(r.upper()) for r in _RELATED) + ")")
_CAPTION = re.compile(
    r"^\W*(?:\(?ảnh(?: minh họa)?\s*[:)]|ảnh \S+$|hình ảnh|quang cảnh|toàn cảnh|một góc|(?:đ/c"
    r"|đồng chí) .{3,160}(?:phát biểu|trao|tặng hoa|chúc mừng|chụp ảnh|điều hành)"
    r"|ban chấp hành .{0,80}ra mắt|đại diện .{3,120}(?:ký kết|trao|nhận|chụp)"
    r"|các đại biểu .{0,80}(?:chụp|biểu quyết|bỏ phiếu|tham dự)"
    r"|(?:chi ủy|ban chi ủy) .{0,80}ra mắt)"
)
_SOURCE = re.compile(
    r"^\W*(?:nguồn(?: tin)?|theo|tags?|từ khóa|tin,? (?:và )?ảnh|bài(?: và| ,)? ảnh|tin|tác giả"
    r"|người viết|ảnh)\s*:"
)
_HEAD = re.compile(
    r"đảng cộng sản việt nam|^(?:đảng bộ|đảng ủy|chi bộ|đại hội|tỉnh ủy|huyện ủy)\b|^số\s*[:\d.…]"
    r"|^nghị quyết$"
)
_SIGNED = re.compile(r"(?:T/M|TM\.?|T\.M\.?|K/T|KT\.) \S|ĐOÀN CHỦ TỊCH$|(?:PHÓ )?BÍ THƯ$")
_END = (".", ":", ";", "!", "?")


@dataclass(frozen=True)
class Cleaned:
    """The paper's own lines, the headline of the page, and what was set aside."""

    lines: tuple[Line, ...]
    headline: str | None
    left_out: tuple[str, ...]


def clean(lines: list[Line]) -> Cleaned:
    """Takes the page away from around the paper; a paper that stands in no page is left whole."""
    body, after = _related(lines)
    is_page = bool(after) or _is_page(body)
    if not is_page:
        return Cleaned(tuple(body), None, ())
    headline, body, before = _top(body)
    body, tail = _bottom(body)
    kept = [line for line in body if not _stray(line.text)]
    strays = [line.text for line in body if _stray(line.text)]
    return Cleaned(tuple(kept), headline, (*before, *strays, *tail, *after))


def _is_page(lines: list[Line]) -> bool:
    edges = [*lines[:12], *lines[-12:]]
    return any(_META.search(fold(e.text)) or _SHARE.match(fold(e.text)) for e in edges)


def _related(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """Cuts at the mark of related news in the latter half, even where it is glued to a sentence."""
    for index, line in enumerate(lines):
        if index < len(lines) // 2:
            continue
        if _RELATED_LINE.match(fold(line.text)):
            return lines[:index], [rest.text for rest in lines[index:]]
        if glued := _GLUED.search(line.text):
            own = replace(line, text=line.text[: glued.start()].rstrip())
            after = [
                line.text[glued.start() :].strip(),
                *(rest.text for rest in lines[index + 1 :]),
            ]
            return [*lines[:index], own], after
    return lines, []


def _top(lines: list[Line]) -> tuple[str | None, list[Line], list[str]]:
    """The headline, and the lines between it and the first sentence or header of the paper."""
    start = next((i for i, line in enumerate(lines) if _own(line.text)), 0)
    head = [line.text for line in lines[:start]]
    headline = next((t for t in head if _headline(t)), None)
    return headline, lines[start:], [t for t in head if t is not headline]


def _own(text: str) -> bool:
    """True for the first line that is the paper's: a header, a heading or a whole sentence."""
    folded = fold(text)
    if _junk(folded):
        return False
    label = labels.parse(text)
    if label and label.kind != "bullet":
        return True
    if _HEAD.search(folded) and (is_caps(text) or folded.startswith("số")):
        return True
    return text.endswith(_END) and len(text.split()) >= 8


def _headline(text: str) -> bool:
    return not _junk(fold(text)) and len(text.split()) >= 5 and labels.parse(text) is None


def _junk(folded: str) -> bool:
    return any(p.search(folded) for p in (_META, _SHARE, _CAPTION, _SOURCE)) or " › " in folded


def _bottom(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """Trailing short lines of a page: the writer's name, the photographer, sharing."""
    end = len(lines)
    signed = any(_SIGNED.match(line.text) for line in lines[-10:])
    if signed:
        return lines, []
    while end > 1 and _trailer(lines[end - 1].text):
        end -= 1
    return lines[:end], [line.text for line in lines[end:]]


def _trailer(text: str) -> bool:
    folded = fold(text)
    if _junk(folded):
        return True
    if is_caps(text) or labels.parse(text) or re.match(r"t/m|nơi nhận|tm\.|\(đã ký", folded):
        return False
    return not text.endswith((*_END, "./.")) and len(text.split()) <= 7


def _stray(text: str) -> bool:
    folded = fold(text)
    if _META.search(folded) and len(text) < 80:
        return True
    if _SHARE.match(folded):
        return True
    return bool(_CAPTION.match(folded)) and len(text) < 200 and not text.endswith((".", ":", ";"))
