"""Contact with the place of residence (213-QĐ/TW 2020, 33-HD/BTCTW 2020)."""

from chibo.regulations import Finding
from chibo.vietnamese.dates import short_date
from members.enums import ResidenceGround

RESIDENCE = "213-QĐ/TW, 33-HD/BTCTW"


def introduced_or_exempt(place, ground, ground_text):
    """Working members are introduced to their residence unless a ground lets them off."""
    if not place and not ground:
        sentence = "Hãy ghi chi bộ nơi cư trú, hoặc chọn lý do được miễn."
        yield Finding("", sentence, RESIDENCE, field="place")
    if ground == ResidenceGround.OTHER and not ground_text:
        yield Finding("", "Hãy ghi lý do khác là gì.", field="ground_text")


def order_of_introduction(first, last, ceremony_on, today):
    """A slip is written for a member, not ahead, and ends after it began."""
    if first > today:
        yield Finding("", "Ngày này chưa đến. Hãy ghi khi đã giới thiệu.", field="first")
    if first < ceremony_on:
        sentence = f"Ngày này trước lễ kết nạp ({short_date(ceremony_on)}). Hãy xem lại."
        yield Finding("", sentence, field="first")
    if last and last < first:
        yield Finding("", "Ngày hết không thể trước ngày giới thiệu.", field="last")


def order_of_comment(year, received_on, ceremony_on, today):
    """The comment of a year as a member comes within the year or the next, and has come already."""
    if year > today.year:
        yield Finding("", f"Năm {year} chưa đến. Hãy xem lại năm.", field="year")
    elif year < ceremony_on.year:
        sentence = f"Năm {year} trước lễ kết nạp ({short_date(ceremony_on)}). Hãy xem lại năm."
        yield Finding("", sentence, field="year")
    elif received_on > today:
        yield Finding("", "Ngày này chưa đến. Hãy ghi khi đã nhận.", field="received_on")
    elif not year <= received_on.year <= year + 1:
        sentence = f"Nhận xét năm {year} thì nhận trong năm {year} hoặc {year + 1}. Hãy xem lại."
        yield Finding("", sentence, field="received_on")


def comments_follow(introduced_on, comments, field=None, before=None):
    """Nobody comments on a member who was not yet introduced; no slip on record proves nothing.

    `comments` are (year, day received); `introduced_on` is the first introduction, None for none,
    and `before` what it was until now: a comment that came too early for that one already, as
    after a merge, is nobody's fault who writes a slip.
    """
    for year, received_on in comments:
        early, was_early = (day and received_on < day for day in (introduced_on, before))
        if early and not was_early:
            sentence = (
                f"Nhận xét năm {year} nhận ngày {short_date(received_on)}, trước lần giới thiệu "
                f"đầu tiên ({short_date(introduced_on)}). Hãy ghi lần giới thiệu trước đó, hoặc "
                "xem lại hai ngày."
            )
            yield Finding("", sentence, RESIDENCE, field=field)
