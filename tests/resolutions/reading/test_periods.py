import pytest

from resolutions.reading import periods
from resolutions.reading.text import fold


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("Hàng năm", "yearly"),
        ("03 đảng viên/năm", "yearly"),
        ("bình quân mỗi năm", "yearly_avg"),
        ("tăng bình quân 5%", "yearly_avg"),
        ("thu nhập bình quân đầu người", None),
        ("thu nhập 70 triệu đồng/người/năm", None),
        ("trong cả nhiệm kỳ", "term"),
        ("mỗi năm trong nhiệm kỳ", "yearly"),
        ("đến cuối nhiệm kỳ", "term"),
        ("đến năm 2025", "by:2025"),
        ("đến hết năm 2027", "by:2027"),
        ("cuối năm 2020", "by:2020-12"),
        ("đến hết quý II/2027", "by:2027-06"),
        ("trước ngày 30/6/2026", "by:2026-06-30"),
        ("đến ngày 03 tháng 02 năm 2030", "by:2030-02-03"),
        ("6 tháng đầu năm 2026", "by:2026-06"),
        ("năm 2026", "year:2026"),
        ("mỗi quý", "quarter"),
        ("hằng tháng", "month"),
        ("mỗi kỳ họp", "meeting"),
        ("so với năm 2020", None),
        ("tổng số đảng viên đầu năm", None),
    ],
)
def test_period_is_found_in_words_of_time(words, period):
    assert periods.find(fold(words)) == period
