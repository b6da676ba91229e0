"""From outstanding person to member: who may be voted on, by how many, and how soon after."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from chibo.regulations import Finding, Weight
from chibo.vietnamese.dates import short_date
from members.enums import Status

from .record import GROWN_UP, OF_AGE, add_months, add_working_days


@dataclass(frozen=True)
class Admission:
    """The conditions of admission, and which document sets them. Ages in years."""

    youngest: int = GROWN_UP
    oldest: int = 60
    certificate_months: int = 60
    beside_months: int = 12
    paper_months: int = 12
    votes_at_least: Fraction = Fraction(2, 3)
    decide_working_days: int = 45
    ceremony_working_days: int = 30
    ceremony_from: str = "issued"
    clause: str = "208-QĐ/TW"

    def under(self, article):
        """The document, and the article of the Statutes that it carries out, where one is known."""
        return f"{self.clause}; Điều lệ Đảng, {article}" if article else self.clause


ADMITTING = "Điều 4"
VOUCHED_FOR = "Điều 4, khoản 1"
VOUCHING = "Điều 4, khoản 2"
VOTED_IN = "Điều 4, khoản 3"
"""Articles of the Statutes of 2011, which stand while the documents that carry them out change."""


@dataclass(frozen=True)
class Introduction:
    """An official member who vouches for somebody they have worked or lived beside since a day."""

    name: str
    since: object  # datetime.date


def age_at_vote(birth_date, voted_on, rule, *, consent=""):
    """M1: eighteen to sixty, counted by month; older with the consent of the committee above."""
    months = (voted_on.year - birth_date.year) * 12 + voted_on.month - birth_date.month
    if months < rule.youngest * 12:
        sentence = (
            f"Ngày {short_date(voted_on)} người này mới {months // 12} tuổi {months % 12} tháng. "
            f"Phải đủ {rule.youngest} tuổi (tính theo tháng) mới xét kết nạp; "
            "hãy để lại đến khi đủ tuổi."
        )
        yield Finding("M1", sentence, rule.under(OF_AGE), field="on")
    if months > rule.oldest * 12 and not consent:
        sentence = (
            f"Ngày {short_date(voted_on)} người này đã quá {rule.oldest} tuổi (tính theo tháng). "
            "Hãy ghi số văn bản đồng ý của cấp ủy trực thuộc Trung ương."
        )
        yield Finding("M1", sentence, rule.under(OF_AGE), field="consent")


def certificate_ends_on(issued_on, rule):
    """The last day on which a certificate of the awareness class is good."""
    return add_months(issued_on, rule.certificate_months)


def certificate(issued_on, voted_on, rule):
    """M2: the awareness class, by a certificate no older than its months when the cell votes."""
    if issued_on is None:
        sentence = "Chưa ghi giấy chứng nhận học lớp nhận thức về Đảng. Hãy ghi bước đó trước."
        yield Finding("M2", sentence, rule.under(ADMITTING))
    elif voted_on > certificate_ends_on(issued_on, rule):
        sentence = (
            f"Giấy chứng nhận cấp ngày {short_date(issued_on)} đã quá {rule.certificate_months} "
            "tháng. Người này phải học lại lớp nhận thức về Đảng; ghi giấy mới rồi biểu quyết."
        )
        yield Finding("M2", sentence, rule.under(ADMITTING))


def certified_before_listed(listed_on, issued_on):
    """The class is often attended before the cell lists somebody, which no document forbids: asked
    about, since the day may be wrong."""
    if listed_on and issued_on < listed_on:
        sentence = (
            f"Giấy chứng nhận cấp ngày {short_date(issued_on)}, trước khi chi bộ đưa vào danh sách "
            f"({short_date(listed_on)}). Nếu người này đã học lớp từ trước thì xác nhận; nếu "
            "không, hãy xem lại ngày."
        )
        yield Finding("M2", sentence, weight=Weight.WARNS, field="on")


def introducer(name, status, on, rule):
    """M3: whoever vouches is an official member; of somebody on no roll of the day nothing is said.

    A name alone may be of somebody elsewhere: written with the place it is no longer theirs.
    """
    if status == Status.PROBATIONARY:
        sentence = (
            f"Ngày {short_date(on)} đồng chí {name} còn dự bị; người giới thiệu phải là đảng viên "
            "chính thức. Hãy chọn người khác. Nếu là người trùng tên ở nơi khác, hãy ghi thêm nơi "
            "sinh hoạt sau họ tên."
        )
        yield Finding("M3", sentence, rule.under(VOUCHING), field="person_name")


def of_that_name(name, born):
    """M3: a name typed may be that of a member of the cell, which is asked and never guessed."""
    sentence = (
        f"Trong chi bộ có đồng chí {name} (sinh {born}). Ghi là đồng chí ấy? Nếu là người trùng "
        "tên ở nơi khác, hãy ghi thêm nơi sinh hoạt sau họ tên."
    )
    yield Finding("M3", sentence, weight=Weight.WARNS, field="person_name")


def introductions(introduced, backed, voted_on, rule):
    """M3: two official members vouch, or one and a resolution of Đoàn or the trade union.

    Enough who were beside the person for the months suffice, whoever vouches besides.
    """
    needed = 1 if backed else 2
    if len(introduced) < needed:
        has = f"mới có {len(introduced)} đảng viên giới thiệu" if introduced else "chưa có ai"
        sentence = (
            f"Cần 2 đảng viên chính thức giới thiệu, hoặc 1 đảng viên và nghị quyết của Đoàn hay "
            f"công đoàn; {has}{'' if backed else ', chưa có nghị quyết'}. Hãy ghi thêm."
        )
        yield Finding("M3", sentence, rule.under(VOUCHED_FOR))
    short = [one for one in introduced if add_months(one.since, rule.beside_months) > voted_on]
    if len(introduced) - len(short) >= needed:
        return
    for introduction in short:
        yield from beside_long_enough(introduction.name, introduction.since, voted_on, rule)


def beside_long_enough(name, since, on, rule):
    """M3: whoever vouches has worked or lived beside the person for the months by that day."""
    if add_months(since, rule.beside_months) > on:
        sentence = (
            f"Đồng chí {name} cùng công tác hoặc cư trú với người này chưa đủ {rule.beside_months} "
            f"tháng (từ {short_date(since)}). Hãy xem lại ngày, chọn người khác, hoặc để lại đến "
            "khi đủ."
        )
        yield Finding("M3", sentence, rule.under(VOUCHING), Weight.WARNS)


def papers_at_vote(missing, unseen, dated, voted_on, rule):
    """The cell votes on a full dossier, of papers that are not too old to be said again.

    `missing` and `unseen` are names: looked for in vain, and not looked for; `dated` are (name, day
    or None) of what others say of the person.
    """
    told = [("còn thiếu", missing), ("chưa đối chiếu", unseen)]
    if lacking := [f"{what}: {'; '.join(names)}" for what, names in told if names]:
        sentence = (
            f"Hồ sơ kết nạp {', '.join(lacking)}. Hãy bổ sung, đối chiếu rồi mới họp; nếu khi họp "
            "hồ sơ đã đủ thì xác nhận để ghi."
        )
        yield Finding("papers", sentence, rule.clause, Weight.WARNS)
    for name, day in dated:
        if day and add_months(day, rule.paper_months) < voted_on:
            sentence = (
                f"{name} ({short_date(day)}) đã quá {rule.paper_months} tháng khi biểu quyết: "
                "phải làm lại. Hãy ghi giấy mới, hoặc xác nhận để ghi."
            )
            yield Finding("papers", sentence, rule.clause, Weight.WARNS)


def enough_votes(votes_for, base, rule, article=VOTED_IN):
    """M4: at least two thirds of the official members, the base, in favour.

    `article` is that of the Statutes which asks for this vote.
    """
    if votes_for > base:
        sentence = (
            f"Số tán thành ({votes_for}) không thể hơn số đảng viên tính biểu quyết ({base})."
        )
        yield Finding("M4", sentence, rule.under(article), field="votes_for")
    elif votes_for < rule.votes_at_least * base:
        needed = -(-rule.votes_at_least.numerator * base // rule.votes_at_least.denominator)
        sentence = (
            f"{votes_for}/{base} tán thành chưa đủ {rule.votes_at_least.numerator} phần "
            f"{rule.votes_at_least.denominator}: cần ít nhất {needed}. Chưa đủ điều kiện đề nghị; "
            "ghi biên bản cuộc họp và để lại lần sau."
        )
        yield Finding("M4", sentence, rule.under(article), field="votes_for")


def decision_in_time(voted_on, decided_on, rule, holidays=frozenset()):
    """M5: the decision comes within its working days of the vote; a late one is asked about."""
    due = add_working_days(voted_on, rule.decide_working_days, holidays)
    if decided_on > due:
        sentence = (
            f"Quyết định muộn hơn {rule.decide_working_days} ngày làm việc kể từ nghị quyết của "
            f"chi bộ (hạn {short_date(due)})."
        )
        yield Finding("M5", sentence, rule.clause, Weight.WARNS, "on")


def ceremony_due(decided_on, received_on, rule, holidays=frozenset()):
    """M5: the last working day for the ceremony, from the decision's issue or its receipt."""
    since = decided_on if rule.ceremony_from == "issued" else received_on or decided_on
    return add_working_days(since, rule.ceremony_working_days, holidays)


def ceremony_in_time(decided_on, received_on, held_on, rule, holidays=frozenset()):
    """M5: later than its working days only with the consent of the committee above."""
    due = ceremony_due(decided_on, received_on, rule, holidays)
    if held_on > due:
        sentence = (
            f"Lễ kết nạp muộn hơn {rule.ceremony_working_days} ngày làm việc (hạn "
            f"{short_date(due)}): phải được cấp ủy có thẩm quyền đồng ý."
        )
        yield Finding("M5", sentence, rule.clause, Weight.WARNS, "on")


def order_of_steps(steps, rule):
    """No step before the one it rests on. `steps` are (label, day or None), in their order."""
    known = [(label, day) for label, day in steps if day]
    for (before, first), (after, second) in pairwise(known):
        if second < first:
            sentence = (
                f"{after} ({short_date(second)}) không thể trước {before.lower()} "
                f"({short_date(first)}). Hãy xem lại ngày."
            )
            yield Finding("M5", sentence, rule.under(ADMITTING), field="on")
