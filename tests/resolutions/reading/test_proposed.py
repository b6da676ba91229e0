"""What a reading proposes for the head of the resolution."""

import pytest

from resolutions.reading import ResolutionDraft
from resolutions.reading.proposed import head_of


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Nghị quyết về nhiệm vụ năm 2026", "về nhiệm vụ năm 2026"),
        ("NGHỊ QUYẾT về nhiệm vụ năm 2026", "về nhiệm vụ năm 2026"),
        ("Về nhiệm vụ năm 2026", "Về nhiệm vụ năm 2026"),
        ("Nghị quyết", "Nghị quyết"),
    ],
)
def test_the_summary_does_not_say_the_type_again(title, summary):
    head = head_of(ResolutionDraft(title=title), "Chi bộ Thôn Đông", year=2026)
    assert (head["title"], head["summary"]) == (title, summary)
