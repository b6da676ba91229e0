"""Every address. Nouns lead, verbs end; objects are addressed by themselves."""

from allauth.account import views as allauth
from django.urls import include, path

from .access import public, signed_in
from .views import (
    access,
    accounts,
    calendar_feeds,
    holidays,
    home,
    invitation,
    jobs,
    overview,
    reorganisations,
    roles,
    rules,
    search,
    units,
    units_import,
    working_unit,
    year_closings,
)

# What the frame around every page leads to.
frame = [
    path("", home.home, name="home"),
    path("tim/", search.search, name="search"),
    path("ai-duoc-lam-gi/", access.who_may, name="who_may"),
    path("don-vi/", working_unit.choose_unit, name="choose_unit"),
    path("don-vi/chon/", working_unit.switch_unit, name="switch_unit"),
]

sign_in = [
    path("dang-nhap/", public(allauth.login), name="account_login"),
    path("dang-xuat/", public(allauth.logout), name="account_logout"),
    path("thoi-dung/", public(allauth.account_inactive), name="account_inactive"),
    path("doi-mat-khau/", signed_in(allauth.password_change), name="account_change_password"),
]

figures = [
    path("tong-hop/", overview.overview_start, name="overview"),
    path("tong-hop/<int:pk>/", overview.overview_unit, name="overview_unit"),
    path("tong-hop/<int:pk>/chot-nam/<int:year>/", year_closings.year_closing, name="year_closing"),
]

tree = [
    path("to-chuc/", units.units, name="units"),
    path("to-chuc/them/", units.unit_add, name="unit_add"),
    path("to-chuc/nhap-excel/", units_import.units_import, name="units_import"),
    path(
        "to-chuc/nhap-excel/mau.xlsx",
        units_import.units_import_template,
        name="units_import_template",
    ),
    path("to-chuc/<int:pk>/", units.unit, name="unit"),
    path("to-chuc/<int:pk>/doi-ten/", reorganisations.unit_rename, name="unit_rename"),
    path("to-chuc/<int:pk>/chuyen/", reorganisations.unit_place, name="unit_place"),
    path("to-chuc/<int:pk>/sap-nhap/", reorganisations.unit_merge, name="unit_merge"),
    path("to-chuc/<int:pk>/tach/", reorganisations.unit_split, name="unit_split"),
    path("to-chuc/<int:pk>/ket-thuc/", reorganisations.unit_close, name="unit_close"),
    path("to-chuc/<int:pk>/sap-xep/", reorganisations.unit_acts, name="unit_acts"),
    path(
        "sap-xep/<int:pk>/hoan-tac/",
        reorganisations.reorganisation_undo,
        name="reorganisation_undo",
    ),
]

# What holds for everybody.
shared = [
    path("quy-dinh/", rules.rules, name="rules"),
    path("quy-dinh/<slug:key>/", rules.rule, name="rule"),
    path("quy-dinh/<slug:key>/doi/", rules.rule_change, name="rule_change"),
    path("quy-dinh/<slug:key>/bo/", rules.rule_take_back, name="rule_take_back"),
    path("quy-dinh/<slug:key>/da-doc/", rules.rule_check, name="rule_check"),
    path("ngay-nghi/", holidays.holidays, name="holidays"),
    path("ngay-nghi/<int:pk>/bo/", holidays.holiday_remove, name="holiday_remove"),
]

people = [
    path("tai-khoan/", accounts.accounts, name="accounts"),
    path("tai-khoan/them/", accounts.account_add, name="account_add"),
    path("tai-khoan/<int:pk>/", accounts.account, name="account"),
    path("tai-khoan/<int:pk>/sua/", accounts.account_edit, name="account_edit"),
    path("tai-khoan/<int:pk>/moi/", accounts.account_invite, name="account_invite"),
    path("tai-khoan/<int:pk>/giao-vai-tro/", roles.account_assign, name="account_assign"),
    path("vai-tro/<int:pk>/thoi/", roles.role_end, name="role_end"),
    path("vai-tro/<int:pk>/ban-giao/", roles.role_hand_over, name="role_hand_over"),
    path("moi/<str:uid>/<str:token>/", invitation.invitation, name="invitation"),
]

files = [
    path("lich/", calendar_feeds.calendar_feeds, name="calendar_feeds"),
    path(
        "lich/<int:pk>/thu-hoi/", calendar_feeds.calendar_feed_revoke, name="calendar_feed_revoke"
    ),
    path("lich/<str:secret>.ics", calendar_feeds.calendar_file, name="calendar_file"),
    path("tep-cua-toi/", jobs.jobs, name="jobs"),
    path("tep-cua-toi/<int:pk>/dung/", jobs.job_cancel, name="job_cancel"),
    path("tep-cua-toi/<int:pk>/tai-ve/", jobs.job_file, name="job_file"),
    path("tep-cua-toi/<int:pk>/xoa/", jobs.job_remove, name="job_remove"),
]

# The apps, by string: the kernel knows none of them.
apps = [
    path("", include("members.urls")),
    path("", include("congresses.urls")),
    path("", include("resolutions.urls")),
]

urlpatterns = [*frame, *sign_in, *figures, *tree, *shared, *people, *files, *apps]
