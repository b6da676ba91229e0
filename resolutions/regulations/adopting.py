"""Adopting and signing: majority, signatory (208-QĐ/TW and its forerunners; 05-HD/VPTW)."""

from dataclasses import dataclass

from chibo.regulations import Finding, Weight

NAMED, LONGEST = 5, 80


@dataclass(frozen=True)
class Majority:
    """A resolution stands with more than this share of the base in favour."""

    more_than_percent: int = 50
    clause: str = "208-QĐ/TW"


def check_majority(rule, *, votes_for, base):
    """An ordinary resolution needs more than half of the base; None means "không ghi"."""
    if votes_for is None or not base:
        return
    if votes_for * 100 <= rule.more_than_percent * base:
        sentence = (
            f"Chỉ có {votes_for}/{base} tán thành, chưa quá {rule.more_than_percent}%. "
            "Nghị quyết chưa được thông qua: hãy kiểm tra số phiếu, hoặc giữ là dự thảo."
        )
        yield Finding("", sentence, rule.clause, field="votes_for")


def check_votes(*, cast, present):
    """Nobody votes twice: the votes add up to no more than those present."""
    if present is not None and cast > present:
        sentence = f"Tổng số phiếu {cast} nhiều hơn số có mặt {present}. Hãy kiểm tra lại."
        yield Finding("", sentence, field="votes_for")


def check_roll(*, cast, members, on):
    """Where nobody marked who came, the official members of that day are the most who can vote.

    Asked and not refused: of days before the books were kept the register may know too few.
    """
    if members and cast > members:
        sentence = (
            f"Tổng số phiếu {cast} nhiều hơn {members} đảng viên chính thức trong sổ ngày "
            f"{on:%d/%m/%Y}, và cuộc họp chưa điểm danh. Hãy kiểm tra lại; nếu đúng, hãy xác nhận."
        )
        yield Finding("", sentence, weight=Weight.WARNS, field="votes_for")


def check_adopted(adopted_on):
    """What is issued was adopted: a paper without a record of that is asked about."""
    if adopted_on is None:
        sentence = (
            "Chưa ghi nhận thông qua: sổ chưa có ngày và kết quả biểu quyết. Hãy bấm “Ghi nhận "
            "thông qua”, hoặc xác nhận nếu ban hành trước và ghi sau."
        )
        yield Finding("", sentence, weight=Weight.WARNS)


def check_signatory(name, in_post, *, on, post):
    """V2: whoever signs holds the `post` on the day; `in_post` are the names on record for it."""
    if not name:
        sentence = (
            "Chưa ghi người ký: bản in sẽ để trống họ tên. Hãy ghi ở “Phần đầu, phần ký”, "
            "hoặc xác nhận nếu muốn điền tay."
        )
        yield Finding("V2", sentence, "05-HD/VPTW", Weight.WARNS, field="signatory")
    if name and in_post and name not in in_post:
        sentence = (
            f"Theo hồ sơ, {name} không phải {post} ngày {on:%d/%m/%Y} "
            f"(hồ sơ ghi: {', '.join(in_post)}). Nếu đúng là người ký, hãy xác nhận."
        )
        yield Finding("V2", sentence, "05-HD/VPTW", Weight.WARNS, field="signatory")
    if name and not in_post:
        sentence = (
            f"Hồ sơ chưa ghi ai là {post} ngày {on:%d/%m/%Y}. Nếu {name} đúng là người ký, hãy "
            "xác nhận."
        )
        yield Finding("V2", sentence, "05-HD/VPTW", Weight.WARNS, field="signatory")


def check_doubts(doubtful):
    """Targets somebody is still to look at: `doubtful` are (words, section) in order.

    What is issued is measured year after year: a target misread then is misjudged every year.
    """
    if not doubtful:
        return
    named = "; ".join(f"“{_short(words)}” (mục {section})" for words, section in doubtful[:NAMED])
    more = f" và {len(doubtful) - NAMED} chỉ tiêu khác" if len(doubtful) > NAMED else ""
    sentence = (
        f"Còn {len(doubtful)} chỉ tiêu mang dấu “xem lại”: {named}{more}. Hãy mở phần soạn, bấm "
        "“Đúng rồi” hoặc “Sửa” ở từng chỉ tiêu; hoặc xác nhận nếu vẫn ban hành như vậy."
    )
    yield Finding("", sentence, weight=Weight.WARNS)


def _short(words):
    return words if len(words) <= LONGEST else words[:LONGEST].rstrip() + "…"
