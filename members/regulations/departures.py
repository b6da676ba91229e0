"""What a departure that is dated back leaves behind it: asked about, since either may be wrong.

None of the three is undone by the departure: dues stay in the book, a level decided stays decided,
and the figures of a closed year stay as they were closed.
"""

from chibo.regulations import Finding, Weight
from chibo.vietnamese.dates import short_date

AGAIN = "Hãy xem lại ngày hoặc xác nhận."


def nothing_after(on, *, paid_to=None, rated=(), closed=()):
    """M8: nothing is on record of the member from `on`, the first day they are not there.

    `paid_to` is the last month paid after it; `rated` and `closed` are years, the earliest first.
    """
    day = short_date(on)
    if paid_to:
        month = f"{paid_to.month:02}/{paid_to.year}"
        sentence = (
            f"Đã ghi đảng phí đến tháng {month}, sau ngày {day}; phần đã thu vẫn ở sổ. {AGAIN}"
        )
        yield Finding("dues", sentence, weight=Weight.WARNS, field="on")
    if rated:
        sentence = f"Đã có quyết định xếp loại năm {_years(rated)}, sau ngày {day}. {AGAIN}"
        yield Finding("rating", sentence, weight=Weight.WARNS, field="on")
    if closed:
        sentence = (
            f"Số liệu năm {_years(closed)} của chi bộ đã chốt nên không đổi theo ngày {day}. "
            f"{AGAIN}"
        )
        yield Finding("closing", sentence, weight=Weight.WARNS, field="on")


def _years(years):
    return ", ".join(map(str, years))
