"""Dues: the rate by kind of payer, what is let off and for how long, what the cell keeps (F1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from chibo.regulations import Finding, Weight
from chibo.vietnamese.numbers import number
from members.enums import CUTS, LASTING_GROUNDS, Payer, ReliefGround

BASES = {
    Payer.INSURED: "tiền lương đóng BHXH tháng trước",
    Payer.PENSIONER: "lương hưu",
    Payer.WORKING: "lương tối thiểu vùng",
    Payer.RETIRED: "lương tối thiểu vùng",
}
PRIVATE = (Payer.INSURED, Payer.PENSIONER)
"""Payers whose base nobody but themselves knows: their amount is taken as it is said."""


@dataclass(frozen=True)
class Dues:
    """The rates of a day. `percents` of the base by payer, or `amounts` (from, to) in đồng a month.

    `minimum_wages` are those of the four regions that day, in đồng; empty where none is on record.
    """

    percents: Mapping = field(
        default_factory=lambda: {
            Payer.INSURED: Decimal(1),
            Payer.PENSIONER: Decimal("0.5"),
            Payer.WORKING: Decimal("0.3"),
            Payer.RETIRED: Decimal("0.2"),
        }
    )
    amounts: Mapping = field(default_factory=lambda: {Payer.STUDENT: (5000, 5000)})
    minimum_wages: tuple[int, ...] = ()
    hardship_months: int = 12
    party_age: int = 50
    warn_months: int = 2
    late_months: int = 3
    round_to: int = 1000
    clause: str = "01-QĐ/TW"

    def behind(self, months):
        """F2: True for late, False for to be warned, None for neither."""
        if months >= self.late_months:
            return True
        return False if months >= self.warn_months else None


def dues_rate(payer, rule):
    """The rate in words: "1% tiền lương đóng BHXH tháng trước", "5.000 đ", "2.000 đến 30.000 đ"."""
    if payer in rule.percents:
        return f"{number(rule.percents[payer])}% {BASES[payer]}"
    low, high = rule.amounts[payer]
    return f"{number(low)} đ" if low == high else f"{number(low)} đến {number(high)} đ"


def standing(payer, amount, rule, *, whose=""):
    """F1: an amount that does not follow from the rate is asked about, where the rate can tell."""
    if payer in rule.amounts:
        low, high = rule.amounts[payer]
        fits = low <= amount <= high
    elif payer in PRIVATE or not rule.minimum_wages:
        fits = amount > 0
    else:
        fits = any(abs(amount - share) < rule.round_to for share in _shares(payer, rule))
    if not fits:
        told = f": {_likely(payer, rule)}" if payer not in PRIVATE else ""
        sentence = (
            f"{whose + ': ' if whose else ''}{number(amount)} đ không khớp mức của đối tượng "
            f"“{Payer(payer).label}” ({dues_rate(payer, rule)}{told})."
        )
        yield Finding("F1", sentence, rule.clause, Weight.WARNS)


def relief(ground, percent, months, party_years, rule):
    """F1: hardship is let off for twelve months at most; other grounds wholly, with or without end.

    `months` is None while no end is set; `party_years` are full years in the Party at the start,
    None where they are not known here.
    """
    if ground == ReliefGround.HARDSHIP:
        if months is None or months > rule.hardship_months:
            sentence = (
                f"Miễn, giảm do hoàn cảnh khó khăn mỗi lần không quá {rule.hardship_months} tháng. "
                "Hãy chọn tháng hết sớm hơn; hết hạn mà còn khó khăn thì xét lần mới."
            )
            yield Finding("F1", sentence, rule.clause, field="last")
        if percent not in (*CUTS, 100):
            yield Finding("F1", "Giảm 30%, 50%, 70% hoặc miễn cả.", rule.clause, field="percent")
    elif ground in LASTING_GROUNDS and percent != 100:
        sentence = "Với lý do này, đảng phí được miễn cả (100%), không giảm một phần."
        yield Finding("F1", sentence, rule.clause, field="percent")
    is_young = party_years is not None and party_years < rule.party_age
    if ground == ReliefGround.PARTY_AGE and is_young:
        sentence = (
            f"Tháng ấy đồng chí mới {party_years} năm tuổi đảng; phải đủ {rule.party_age} năm. "
            "Hãy xem lại ngày quyết định kết nạp trong hồ sơ, hoặc chọn lý do khác."
        )
        yield Finding("F1", sentence, rule.clause, field="ground")


def due(amount, percent, round_to):
    """What is left of the monthly amount, in đồng, after letting off so many percent."""
    return amount if not percent else _rounded(Decimal(amount) * (100 - percent) / 100, round_to)


def retained(collected, percent, round_to):
    """What the cell keeps of what it collected, in đồng; never more than that."""
    return min(collected, _rounded(Decimal(collected) * percent / 100, round_to))


def _shares(payer, rule):
    """The rate of the minimum wage of each region, to the đồng."""
    return [Decimal(wage) * rule.percents[payer] / 100 for wage in rule.minimum_wages]


def _likely(payer, rule):
    if payer in rule.amounts:
        return "xem lại số tiền"
    shares = ", ".join(number(_rounded(share, rule.round_to)) for share in _shares(payer, rule))
    return f"vùng I đến IV: {shares} đ"


def _rounded(value, unit):
    return int((value / unit).quantize(Decimal(1), ROUND_HALF_UP)) * unit
