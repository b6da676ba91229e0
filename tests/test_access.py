"""The access matrix: every address × everybody × own, sibling and other unit.

A new address without a row is red. In the words of a row each letter is an answer:
o opens, 3 is 403 (holds the role nowhere, or may see but not do this), 4 is 404 (as if it did not
exist), L leads to signing in.
"""

from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from chibo.checks import routes
from tests import subjects
from tests.subjects import SECRET

EVERYBODY = ("an", "binh", "chi", "dung", "giang", "two_roles", "ended", None)
#             secretary A1, staff A, observer P, secretary B1, administrator A,
#             secretary A2 and observer B, nobody any more, not signed in

# The unit of the object:    A1, A2, B1 for each of EVERYBODY.
FIGURES = "o44 oo4 ooo 44o 333 4oo 333 LLL"
MEMBERS = "o44 oo4 333 44o 333 4o4 333 LLL"
# What waits for its owner is nobody else's, though Bình edits the same cells.
OWNED = "o44 444 333 44o 333 4o4 333 LLL"
GATHERINGS_EDIT = "o44 333 333 44o 333 4o4 333 LLL"
DRAFT = "o44 oo4 444 44o 333 4o4 333 LLL"
DRAFT_EDIT = "o44 333 333 44o 333 4o4 333 LLL"
INSIDE = "o44 oo4 333 44o 333 4o4 333 LLL"
ISSUED = "o44 oo4 ooo 44o 333 4oo 333 LLL"
ISSUED_EDIT = "o44 333 333 44o 333 4o3 333 LLL"
RESULTS = "o44 oo4 333 44o 333 4o3 333 LLL"
# The unit itself is in sight of A2's secretary, who observes B: hence 403 and not 404.
SHEET = "o44 oo4 333 44o 333 4o3 333 LLL"
ROWS_BEHIND = "o44 oo4 333 44o 333 4o4 333 LLL"
CLOSINGS = "333 oo4 333 333 333 333 333 LLL"
UNITS = "333 333 333 333 oo4 333 333 LLL"
# A2's secretary observes B as well, so Giang sees that account and may not change it.
HANDS = "333 333 333 333 o34 333 333 LLL"

# What one person asked for: the secretary of each cell, and nobody beside.
OWN = "o44 444 444 44o 444 4o4 444 LLL"

# Pages about no object: one letter each.
SIGNED_IN = "o o o o o o o L"
PUBLIC = "o o o o o o o o"
NOBODY = "4 4 4 4 4 4 4 4"
SEES_FIGURES = "o o o o 3 o 3 L"
SEES_BOOKS = "o o 3 o 3 o 3 L"
WRITES_GATHERINGS = "o 3 3 o 3 o 3 L"
KEEPS_UNITS = "3 3 3 3 o 3 3 L"
# Only who administers the whole tree, who is none of these people; Giang reads.
KEEPS_RULES = "3 3 3 3 3 3 3 L"


@dataclass(frozen=True)
class Row:
    """An address, what it is about, how it is asked, and the answers."""

    answers: str
    about: object = None
    post: bool = False
    arguments: tuple = ()
    sent: dict | None = None


def about(subject, answers, *arguments, post=False, **sent):
    """A page about an object; further arguments stand behind its number in the address."""
    return Row(answers, subject, post or bool(sent), arguments, sent)


def page(answers, *arguments, post=False):
    """A page about no object."""
    return Row(answers, post=post, arguments=arguments)


S = subjects
ROWS = {
    # The kernel
    "home": page(SIGNED_IN),
    "search": page(SIGNED_IN),
    "who_may": page(SIGNED_IN),
    "choose_unit": page(SIGNED_IN),
    "switch_unit": page("4 4 4 4 4 4 4 L", post=True),
    "account_login": page(PUBLIC),
    "account_logout": page(PUBLIC),
    "account_inactive": page(PUBLIC),
    "account_change_password": page(SIGNED_IN),
    "invitation": page(PUBLIC, "MQ", "khong-co"),
    "overview": page(SEES_FIGURES),
    "overview_unit": about(S.unit, FIGURES),
    "year_closing": about(S.unit, CLOSINGS, 2025),
    "units": page(KEEPS_UNITS),
    "unit_add": page(KEEPS_UNITS),
    "units_import": page(KEEPS_UNITS),
    "units_import_template": page(KEEPS_UNITS),
    "unit": about(S.unit, UNITS),
    "unit_rename": about(S.unit, UNITS),
    "unit_place": about(S.unit, UNITS),
    "unit_close": about(S.unit, UNITS),
    "unit_merge": about(S.unit, UNITS),
    "unit_split": about(S.unit, UNITS),
    "unit_acts": about(S.unit, UNITS),
    "reorganisation_undo": about(S.renamed, UNITS),
    "rules": page(KEEPS_UNITS),
    "rule": page(KEEPS_UNITS, "probation"),
    "rule_change": page(KEEPS_RULES, "probation"),
    "rule_take_back": page(KEEPS_RULES, "probation", post=True),
    "rule_check": page(KEEPS_RULES, "probation", post=True),
    "holidays": page(KEEPS_UNITS),
    "holiday_remove": page(KEEPS_RULES, 1, post=True),
    "accounts": page(KEEPS_UNITS),
    "account_add": page(KEEPS_UNITS),
    "account": about(S.secretary, UNITS),
    "account_edit": about(S.secretary, HANDS),
    "account_invite": about(S.secretary, HANDS, post=True),
    "account_assign": about(S.secretary, UNITS),
    "role_end": about(S.role, UNITS),
    "role_hand_over": about(S.role, UNITS),
    "calendar_feeds": page(SEES_BOOKS),
    "calendar_feed_revoke": about(S.feed, OWNED, post=True),
    "calendar_file": page(NOBODY, "khong-co"),
    "jobs": page(SIGNED_IN),
    "job_cancel": about(S.job, OWN, post=True),
    "job_file": about(S.finished_job, OWN),
    "job_remove": about(S.finished_job, OWN, post=True),
    # Members
    "members": page(SEES_BOOKS),
    "member_add": page(SEES_BOOKS),
    "members_export": page(SEES_BOOKS),
    "members_import": page(SEES_BOOKS),
    "members_import_template": page(SEES_BOOKS),
    "member_import": about(S.list_import, OWNED),
    "member_import_apply": about(S.list_import, OWNED, post=True),
    "member_import_undo": about(S.list_import, OWNED, post=True),
    "member_import_marked": about(S.list_import, OWNED),
    "member": about(S.member, MEMBERS),
    "member_history": about(S.member, MEMBERS),
    "member_edit": about(S.member, MEMBERS),
    "member_recognise": about(S.probationary, MEMBERS),
    "member_birth_date": about(S.member, MEMBERS),
    "member_reveal": about(S.member, MEMBERS, "identity_number"),
    "member_life": about(S.member, MEMBERS),
    "departures": page(SEES_BOOKS),
    "departure": about(S.departed, MEMBERS),
    "duplicates": page(SEES_BOOKS),
    "member_lookalikes": page(SEES_BOOKS),
    "member_merge": about(S.twins, MEMBERS),
    "member_apart": about(S.twins, MEMBERS),
    "distinct_undo": about(S.distinct, MEMBERS, post=True),
    "merge_undo": about(S.merge, MEMBERS, post=True),
    "event_amend": about(S.praise, MEMBERS),
    "event_annul": about(S.praise, MEMBERS),
    "event_reveal": about(S.discipline, MEMBERS),
    "office_assign": about(S.member, MEMBERS),
    "office_end": about(S.member, MEMBERS),
    "temporary_stays": page(SEES_BOOKS),
    "temporary_stay_add": page(SEES_BOOKS),
    "temporary_stay_end": about(S.guest, MEMBERS),
    "member_step": about(S.probationary, MEMBERS, "mentored"),
    "split_members": about(S.split, MEMBERS),
    "year_sheet": about(S.unit, SHEET, 2025),
    "dues": about(S.unit, SHEET, 2026),
    "dues_standings": about(S.unit, SHEET, 2026),
    "dues_account": about(S.unit, SHEET, 2026),
    "dues_pdf": about(S.unit, SHEET, 2026),
    "dues_docx": about(S.unit, SHEET, 2026),
    "dues_remit": about(S.unit, SHEET),
    "dues_retain": about(S.unit, SHEET),
    "remittance_annul": about(S.remittance, MEMBERS),
    "member_dues": about(S.member, MEMBERS),
    "relief_add": about(S.member, MEMBERS),
    "relief_edit": about(S.relief, MEMBERS),
    "dues_payment": about(S.payment, MEMBERS),
    "ratings": page(SEES_BOOKS),
    "rating_sheet": about(S.unit, SHEET, 2025),
    "rating_minutes_pdf": about(S.rated, SHEET, 2025),
    "rating_minutes_docx": about(S.rated, SHEET, 2025),
    "unit_ratings": about(S.unit, SHEET, 2025),
    "unit_self_rating": about(S.unit, SHEET, 2025),
    "member_papers": page(SEES_BOOKS),
    "member_register": about(S.unit, SHEET, "danh-sach", "docx"),
    "member_statistics": about(S.unit, FIGURES, "bieu-3", "docx"),
    "member_sheet": about(S.member, MEMBERS),
    "member_slip": about(S.member, MEMBERS),
    "event_slip": about(S.transfer, MEMBERS),
    "candidates": page(SEES_BOOKS),
    "candidate_add": page(SEES_BOOKS),
    "candidate": about(S.candidate, MEMBERS),
    "candidate_edit": about(S.candidate, MEMBERS),
    "candidate_step": about(S.candidate, MEMBERS, "certified"),
    "step_amend": about(S.step, MEMBERS),
    "step_annul": about(S.step, MEMBERS),
    "inspections": page(SEES_BOOKS),
    "inspection_plan": about(S.unit, SHEET, 2025),
    "inspection_plan_head": about(S.unit, SHEET, 2025),
    "inspection_add": about(S.unit, SHEET, 2025),
    "inspection": about(S.inspection, MEMBERS),
    "inspection_edit": about(S.inspection, MEMBERS),
    "inspection_step": about(S.inspection, MEMBERS, "notified"),
    "inspection_undo": about(S.inspection, MEMBERS, post=True),
    "inspection_drop": about(S.inspection, MEMBERS),
    "inspection_take_back": about(S.inspection, MEMBERS, post=True),
    "member_inspections": about(S.member, MEMBERS),
    "member_part": about(S.member, MEMBERS, "ly-lich"),
    "member_career": about(S.member, MEMBERS),
    "career_edit": about(S.career, MEMBERS),
    "career_drop": about(S.career, MEMBERS),
    "training_edit": about(S.training, MEMBERS),
    "training_drop": about(S.training, MEMBERS),
    "residences": about(S.unit, SHEET, 2025),
    "member_residence": about(S.member, MEMBERS),
    "contact_edit": about(S.contact, MEMBERS),
    "contact_drop": about(S.contact, MEMBERS),
    "comment_edit": about(S.comment, MEMBERS),
    "comment_drop": about(S.comment, MEMBERS),
    "member_dossier": about(S.member, MEMBERS),
    "dossier_check": about(S.member, MEMBERS),
    "candidate_dossier": about(S.candidate, MEMBERS),
    "candidate_dossier_check": about(S.candidate, MEMBERS),
    "studies": page(SEES_BOOKS),
    "study_add": page(SEES_BOOKS),
    "study": about(S.study, MEMBERS),
    "study_roll": about(S.study, MEMBERS),
    "study_edit": about(S.study, MEMBERS),
    "study_drop": about(S.study, MEMBERS),
    # Gatherings
    "meetings": page(SEES_BOOKS),
    "meeting_add": page(WRITES_GATHERINGS),
    "meeting": about(S.meeting, MEMBERS),
    "meeting_history": about(S.meeting, MEMBERS),
    "meeting_edit": about(S.meeting, GATHERINGS_EDIT),
    "meeting_roll": about(S.meeting, GATHERINGS_EDIT),
    "meeting_close": about(S.meeting, GATHERINGS_EDIT, post=True),
    "meeting_reopen": about(S.meeting, GATHERINGS_EDIT, post=True),
    "congresses": page(SEES_BOOKS),
    "congress_add": page(WRITES_GATHERINGS),
    "congress": about(S.congress, MEMBERS),
    "congress_history": about(S.congress, MEMBERS),
    "congress_edit": about(S.congress, GATHERINGS_EDIT),
    # Resolutions
    "resolutions": page(SEES_FIGURES),
    "resolution_add": page(WRITES_GATHERINGS),
    "read": page(WRITES_GATHERINGS),
    "reading": about(S.reading, DRAFT_EDIT),
    "resolution": about(S.draft, DRAFT),
    "resolution_head": about(S.draft, DRAFT_EDIT),
    "resolution_adopt": about(S.draft, DRAFT_EDIT),
    "resolution_issue": about(S.draft, DRAFT_EDIT),
    "resolution_replace": about(S.issued, ISSUED_EDIT),
    "resolution_withdraw": about(S.issued, ISSUED_EDIT),
    "resolution_history": about(S.draft, INSIDE),
    "resolution_pdf": about(S.issued, ISSUED),
    "resolution_docx": about(S.issued, ISSUED),
    "resolution_preview": about(S.issued, ISSUED),
    "resolution_write": about(S.draft, DRAFT_EDIT),
    "section_add": about(S.draft, DRAFT_EDIT, post=True),
    "sections_renumber": about(S.draft, DRAFT_EDIT, post=True),
    "section": about(S.section, DRAFT_EDIT),
    "section_move": about(S.section, DRAFT_EDIT, buoc="len"),
    "section_remove": about(S.section, DRAFT_EDIT, post=True),
    "target_add": about(S.paragraph, DRAFT_EDIT),
    "target_take": about(S.untaken, DRAFT_EDIT, index="0"),
    "target": about(S.target, DRAFT_EDIT),
    "target_confirm": about(S.target, DRAFT_EDIT, post=True),
    "target_remove": about(S.target, DRAFT_EDIT, post=True),
    "task": about(S.paragraph, DRAFT_EDIT),
    "task_release": about(S.task, DRAFT_EDIT, post=True),
    # Reports
    "reports": page(SEES_FIGURES),
    "reports_pdf": page(SEES_FIGURES, 2025),
    "reports_docx": page(SEES_FIGURES, 2025),
    "report": about(S.issued, ISSUED, 2025),
    "results": about(S.issued, RESULTS, 2025),
    "report_rows": about(S.counted, ROWS_BEHIND, 2025),
    "report_pdf": about(S.issued, ISSUED, 2025),
    "report_docx": about(S.issued, ISSUED, 2025),
}


def test_every_address_has_its_row():
    named = {pattern.name for _, pattern in routes(get_resolver().url_patterns)}
    assert named == set(ROWS)


def address(name, row, thing):
    """The address of a page about `thing`, whose number stands first."""
    if row.about is None:
        return reverse(name, args=row.arguments)
    if row.about is subjects.twins:
        return reverse(name, args=[one.pk for one in thing])
    if row.about is subjects.counted:
        resolution = thing.paragraph.section.resolution
        return reverse(name, args=[resolution.pk, *row.arguments, thing.pk])
    return reverse(name, args=[thing.pk, *row.arguments])


@pytest.fixture(scope="module")
def subject(lasting_cast):
    """subject(make, cell) -> the one made for this file; each stands in each of the cells at once.

    One set of data for the whole matrix: an answer may depend on nothing but whose the object is.
    """
    makers = dict.fromkeys(row.about for row in ROWS.values() if row.about)
    cells = (lasting_cast.a1, lasting_cast.a2, lasting_cast.b1)
    made = {(make, cell.pk): make(cell) for make in makers for cell in cells}
    return lambda make, cell: made[make, cell.pk]


@pytest.fixture(scope="module")
def tickets(lasting_cast):
    """{who: the session of somebody signed in}: nobody signs in for every question."""
    sessions = {}
    for who in filter(None, EVERYBODY):
        client = Client()
        client.force_login(getattr(lasting_cast, who))
        sessions[who] = client.session.session_key
    return sessions


@pytest.fixture
def answers(subject, tickets):
    """answers(who, paths, row) -> [(letter, text)]; whatever was written is taken back."""

    def run(who, paths, row):
        return [_answer(who, path, row) for path in paths]

    def _answer(who, path, row):
        client = Client()
        if who is not None:
            client.cookies[settings.SESSION_COOKIE_NAME] = tickets[who]
        with transaction.atomic():
            response = client.post(path, row.sent) if row.post else client.get(path)
            transaction.set_rollback(True)
        return _letter(response), _text(response)

    return run


def _letter(response):
    if response.status_code == 302 and response.url.startswith("/dang-nhap/?next="):
        return "L"
    return {403: "3", 404: "4"}.get(response.status_code, "o")


def _text(response):
    return response.content.decode(errors="replace")


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.about is None])
def test_a_page_opens_for_those_it_is_meant_for(answers, name):
    row = ROWS[name]
    got = {who: answers(who, [address(name, row, None)], row)[0] for who in EVERYBODY}
    assert " ".join(letter for letter, _ in got.values()) == row.answers
    for who, (_, text) in got.items():
        assert foreign_names(who, text) == []


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.about is not None])
def test_an_object_opens_for_those_who_keep_or_read_it(cast, subject, answers, name):
    row = ROWS[name]
    cells = (cast.a1, cast.a2, cast.b1)
    paths = [address(name, row, subject(row.about, cell)) for cell in cells]
    got = {who: answers(who, paths, row) for who in EVERYBODY}
    told = ["".join(letter for letter, _ in given) for given in got.values()]
    assert " ".join(told) == row.answers
    for who, given in got.items():
        assert foreign_names(who, "".join(text for _, text in given)) == []


# Whose members' names somebody may read: of the cells of their own books.
READABLE = {"an": "A1", "binh": "A1 A2", "dung": "B1", "two_roles": "A2"}


def foreign_names(who, text):
    """Names of members on a page of somebody who may not read them."""
    own = READABLE.get(who, "").split()
    return [code for code in ("A1", "A2", "B1") if code not in own and f"{SECRET} {code}" in text]


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.about is not None])
def test_what_does_not_exist_is_not_found(cast, client, name):
    row = ROWS[name]
    told = zip(EVERYBODY, row.answers.split(), strict=True)
    who = next(person for person, letters in told if "o" in letters)
    client.force_login(getattr(cast, who))
    is_of_two = row.about in (subjects.counted, subjects.twins)
    numbers = [2**40, *row.arguments] + ([2**40] if is_of_two else [])
    path = reverse(name, args=numbers)
    response = client.post(path) if row.post else client.get(path)
    assert response.status_code == 404
