"""Addresses of members: nouns lead, verbs end."""

from django.urls import path

from .views import (
    acts,
    affiliations,
    candidates,
    exports,
    imports,
    members,
    steps,
    year_sheets,
)

urlpatterns = [
    path("dang-vien/", members.members, name="members"),
    path("dang-vien/them/", members.member_add, name="member_add"),
    path("dang-vien/xuat/", exports.members_export, name="members_export"),
    path("dang-vien/nhap-excel/", imports.members_import, name="members_import"),
    path(
        "dang-vien/nhap-excel/mau/",
        imports.members_import_template,
        name="members_import_template",
    ),
    path("dang-vien/nhap-excel/<int:pk>/", imports.member_import, name="member_import"),
    path(
        "dang-vien/nhap-excel/<int:pk>/ghi/",
        imports.member_import_apply,
        name="member_import_apply",
    ),
    path(
        "dang-vien/nhap-excel/<int:pk>/hoan-tac/",
        imports.member_import_undo,
        name="member_import_undo",
    ),
    path(
        "dang-vien/nhap-excel/<int:pk>/danh-dau/",
        imports.member_import_marked,
        name="member_import_marked",
    ),
    path("dang-vien/<int:pk>/", members.member, name="member"),
    path("dang-vien/<int:pk>/lich-su/", members.member_history, name="member_history"),
    path("dang-vien/<int:pk>/sua/", members.member_edit, name="member_edit"),
    path("dang-vien/<int:pk>/chinh-thuc/", acts.member_recognise, name="member_recognise"),
    path("dang-vien/<int:pk>/ngay-sinh/", acts.member_birth_date, name="member_birth_date"),
    path("dang-vien/<int:pk>/mo/<slug:field>/", acts.member_reveal, name="member_reveal"),
    path("dang-vien/<int:pk>/chuyen/", affiliations.member_move, name="member_move"),
    path("dang-vien/<int:pk>/buoc/<slug:step>/", steps.member_step, name="member_step"),
    path(
        "chi-bo/<int:pk>/theo-doi/<int:year>/",
        year_sheets.year_sheet,
        name="year_sheet",
    ),
    path("phat-trien-dang/", candidates.candidates, name="candidates"),
    path("phat-trien-dang/them/", candidates.candidate_add, name="candidate_add"),
    path("phat-trien-dang/<int:pk>/", candidates.candidate, name="candidate"),
    path("phat-trien-dang/<int:pk>/sua/", candidates.candidate_edit, name="candidate_edit"),
    path(
        "phat-trien-dang/<int:pk>/buoc/<slug:step>/",
        candidates.candidate_step,
        name="candidate_step",
    ),
    path("phat-trien-dang/buoc/<int:pk>/sua/", candidates.step_amend, name="step_amend"),
    path("phat-trien-dang/buoc/<int:pk>/bo/", candidates.step_annul, name="step_annul"),
]
