"""A view without an access line stops the program; 403 and 404 told apart; the table."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import get_resolver, include, path, resolve, reverse

from chibo.access import GRANTS, Permission, Role, public, requires, scoped_or_404, signed_in
from chibo.actions import accounts
from chibo.checks import every_view_declares_its_access, routes
from chibo.models import RoleAssignment, Unit

P = Permission


@requires(P.EDIT_MEMBERS)
def guarded(request):
    """A view for those who edit members somewhere."""
    return HttpResponse("vào được")


@signed_in
def personal(request):
    """A view for anybody signed in."""
    return HttpResponse("vào được")


@pytest.fixture
def ask(rf: RequestFactory):
    """ask(view, user) -> the answer."""

    def run(view, user):
        request = rf.get("/thu/")
        request.user = user
        return view(request)

    return run


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("an", True), ("binh", True), ("two_roles", True), ("chi", False), ("giang", False)],
)
def test_a_permission_held_somewhere_opens_the_door(cast, ask, who, allowed):
    if allowed:
        assert ask(guarded, getattr(cast, who)).status_code == 200
    else:
        with pytest.raises(PermissionDenied):
            ask(guarded, getattr(cast, who))


def test_an_ended_role_opens_nothing(cast, ask):
    with pytest.raises(PermissionDenied):
        ask(guarded, cast.ended)
    assert ask(personal, cast.ended).status_code == 200


@pytest.mark.parametrize("view", [guarded, personal])
def test_a_stranger_is_asked_to_sign_in_and_led_back(db, ask, view):
    from django.contrib.auth.models import AnonymousUser

    assert ask(view, AnonymousUser()).url == "/dang-nhap/?next=/thu/"


@pytest.mark.parametrize(
    ("who", "permission", "unit", "answer"),
    [
        ("chi", P.READ_FIGURES, "b1", None),
        ("chi", P.EDIT_RESOLUTIONS, "b1", PermissionDenied),
        ("an", P.READ_FIGURES, "a1", None),
        ("an", P.READ_FIGURES, "a2", Http404),
        ("an", P.EDIT_RESOLUTIONS, "b1", Http404),
        ("giang", P.MANAGE_UNITS, "a2", None),
        ("giang", P.MANAGE_UNITS, "b", Http404),
        ("two_roles", P.EDIT_MEMBERS, "a2", None),
        ("two_roles", P.EDIT_MEMBERS, "b1", PermissionDenied),
        ("two_roles", P.EDIT_MEMBERS, "a1", Http404),
        ("ended", P.READ_FIGURES, "a1", Http404),
    ],
)
def test_the_answer_gives_nothing_away(cast, rf, who, permission, unit, answer):
    request = rf.get("/")
    request.user = getattr(cast, who)
    wanted = getattr(cast, unit)
    if answer is None:
        assert scoped_or_404(Unit, request, permission, pk=wanted.pk) == wanted
    else:
        with pytest.raises(answer):
            scoped_or_404(Unit, request, permission, pk=wanted.pk)


def test_what_does_not_exist_answers_like_what_is_not_ones_own(cast, rf):
    request = rf.get("/")
    request.user = cast.an
    with pytest.raises(Http404):
        scoped_or_404(Unit, request, P.READ_FIGURES, pk=2**40)


def test_a_role_below_a_role_adds_no_path(cast):
    row = RoleAssignment.unscoped.get(user=cast.binh)
    accounts.assign(user=cast.binh, role=row.role, unit=cast.a1, since=row.valid.lower, by=None)
    cast.binh.__dict__.pop("assignments_today", None)
    assert cast.binh.paths(P.READ_MEMBERS) == [cast.a.path]
    assert cast.two_roles.paths(P.READ_FIGURES) == sorted([cast.a2.path, cast.b.path])


# --- The check -----------------------------------------------------------------------------------


def test_every_view_of_the_program_declares_its_access():
    assert every_view_declares_its_access() == []


def test_a_view_without_a_declaration_stops_the_program(settings):
    def bare(request):
        return HttpResponse()

    patterns = [
        path("ngo/", bare),
        path("ke/", include([path("trong/", bare)])),
        path("cong-khai/", public(lambda request: HttpResponse())),
    ]
    found = [
        route for route, pattern in routes(patterns) if not hasattr(pattern.callback, "access")
    ]
    assert found == ["ngo/", "ke/trong/"]
    settings.ROOT_URLCONF = type("Urls", (), {"urlpatterns": patterns})
    assert [error.id for error in every_view_declares_its_access()] == ["chibo.E001"] * 2


def test_no_address_is_served_twice():
    found = [route for route, _ in routes(get_resolver().url_patterns)]
    assert sorted(found) == sorted(set(found))


# --- The table -----------------------------------------------------------------------------------


def test_the_observer_reads_figures_and_issued_papers_and_nothing_else():
    assert GRANTS[Role.OBSERVER] == {P.READ_FIGURES, P.READ_ISSUED, P.PRINT_REPORTS}


def test_what_the_table_says_of_printing_the_pages_do():
    printing = {name: resolve_view(name) for name in ("report_pdf", "reports_docx")}
    assert {view.access for view in printing.values()} == {(P.PRINT_REPORTS,)}
    reading = {name: resolve_view(name) for name in ("report", "reports", "resolution_pdf")}
    assert {view.access for view in reading.values()} == {(P.READ_ISSUED,)}


def resolve_view(name):
    """The view behind a name."""
    patterns = {"report_pdf": [1, 2026], "reports_docx": [2026], "report": [1, 2026]}
    arguments = patterns.get(name, [] if name == "reports" else [1])
    return resolve(reverse(name, args=arguments)).func


def test_who_sees_no_names_is_told_so_instead_of_an_empty_table(cast, sign_in):
    page = sign_in(cast.chi).get("/ai-duoc-lam-gi/").content.decode()
    assert "Tên người giữ vai trò chỉ hiện với" in page
    assert "<th>Họ và tên</th>" not in page
    assert "<th>Họ và tên</th>" in sign_in(cast.an).get("/ai-duoc-lam-gi/").content.decode()


def test_the_administrator_opens_no_book():
    kept = {P.READ_UNITS, P.MANAGE_UNITS, P.MANAGE_ACCOUNTS, P.MANAGE_RULES}
    assert GRANTS[Role.ADMINISTRATOR] == kept


def test_those_who_keep_books_keep_no_accounts():
    kept = {P.MANAGE_UNITS, P.MANAGE_ACCOUNTS, P.MANAGE_RULES}
    assert [role for role in (Role.SECRETARY, Role.STAFF) if GRANTS[role] & kept] == []


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_sentence_in_the_first_person(role):
    assert role.sentence.startswith("Tôi ") and role.sentence.endswith(".")


def test_the_page_prints_the_table_word_for_word(cast, sign_in):
    page = sign_in(cast.an).get("/ai-duoc-lam-gi/")
    told = dict(page.context["table"])
    assert told == {p: [p in GRANTS[role] for role in Role] for p in Permission}
    text = page.content.decode()
    assert [p for p in Permission if p.label not in text and p.label.capitalize() not in text] == []
