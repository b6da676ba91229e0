"""Addresses of members: nouns lead, verbs end."""

from django.urls import path

from .views import acts, affiliations, candidates, members, splits, steps, year_sheets

urlpatterns = [
    path("dang-vien/", members.members, name="members"),
    path("dang-vien/them/", members.member_add, name="member_add"),
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
    path("sap-xep/<int:pk>/phan-dang-vien/", splits.split_members, name="split_members"),
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
