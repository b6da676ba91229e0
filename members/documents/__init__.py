"""The printed papers about members: registers, which name people, and statistics, which do not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from . import (
    badges,
    departures,
    dues,
    movements,
    probation,
    rating,
    residences,
    roster,
    sheet,
    slip,
    strength,
)


@dataclass(frozen=True)
class Paper:
    """A paper one can ask for. `asks` says for what: a day or a day of award ("on"),
    or a span ("period")."""

    title: str
    about: str
    asks: Literal["day", "span", "award"]
    draw: Callable


REGISTERS = {
    "danh-sach": Paper(
        "Danh sách đảng viên",
        "Đủ các cột của sổ: ngày sinh nam, nữ; quê quán, nơi ở; trình độ; ngày vào Đảng, ngày "
        "chính thức. In được của bất cứ ngày nào.",
        "day",
        roster.document,
    ),
    "du-bi": Paper(
        "Danh sách đảng viên dự bị",
        "Ngày làm lễ, ngày hết dự bị, hạn xét công nhận, đảng viên giúp đỡ.",
        "day",
        probation.document,
    ),
    "ra-khoi-chi-bo": Paper(
        "Sổ đảng viên ra khỏi chi bộ",
        "Ai rời chi bộ trong khoảng ngày, vì lý do gì, theo văn bản nào.",
        "span",
        departures.document,
    ),
    "noi-cu-tru": Paper(
        "Sổ giới thiệu đảng viên giữ mối liên hệ nơi cư trú",
        "Ai được giới thiệu về chi bộ nơi cư trú nào, từ ngày nào, giấy số mấy; ai được miễn; nhận "
        "xét của các năm trong khoảng ngày.",
        "span",
        residences.document,
    ),
    "huy-hieu": Paper(
        "Danh sách đề nghị tặng Huy hiệu Đảng",
        "Ai đủ tuổi đảng đến ngày trao tặng mà chưa có Huy hiệu mức ấy; ai còn chờ sau kỷ luật "
        "đứng riêng. Xét tặng sớm, truy tặng thì ghi thêm.",
        "award",
        badges.document,
    ),
}
STATISTICS = {
    "bieu-1": Paper(
        "Biểu 1: tăng, giảm đảng viên",
        "Đầu kỳ, tăng, giảm theo từng lý do, cuối kỳ; so với cùng kỳ năm trước.",
        "span",
        movements.document,
    ),
    "bieu-3": Paper(
        "Biểu 3: đội ngũ đảng viên",
        "Nữ, dự bị, miễn, dân tộc thiểu số; tuổi đời, tuổi đảng, thời kỳ vào Đảng, trình độ.",
        "day",
        strength.document,
    ),
}

__all__ = ["REGISTERS", "STATISTICS", "Paper", "dues", "rating", "sheet", "slip"]
