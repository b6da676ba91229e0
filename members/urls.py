"""Addresses of members: nouns lead, verbs end."""

from django.urls import path

from .views import (
    acts,
    affiliations,
    candidates,
    inspections,
    members,
    steps,
    studies,
    year_sheets,
)

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
    path("kiem-tra/", inspections.inspections, name="inspections"),
    path(
        "chi-bo/<int:pk>/kiem-tra/<int:year>/",
        inspections.inspection_plan,
        name="inspection_plan",
    ),
    path(
        "chi-bo/<int:pk>/kiem-tra/<int:year>/ke-hoach/",
        inspections.inspection_plan_head,
        name="inspection_plan_head",
    ),
    path(
        "chi-bo/<int:pk>/kiem-tra/<int:year>/them/",
        inspections.inspection_add,
        name="inspection_add",
    ),
    path("kiem-tra/<int:pk>/", inspections.inspection, name="inspection"),
    path("kiem-tra/<int:pk>/sua/", inspections.inspection_edit, name="inspection_edit"),
    path(
        "kiem-tra/<int:pk>/buoc/<slug:step>/",
        inspections.inspection_step,
        name="inspection_step",
    ),
    path("kiem-tra/<int:pk>/bo-buoc/", inspections.inspection_undo, name="inspection_undo"),
    path("kiem-tra/<int:pk>/bo/", inspections.inspection_drop, name="inspection_drop"),
    path(
        "kiem-tra/<int:pk>/dua-lai/",
        inspections.inspection_take_back,
        name="inspection_take_back",
    ),
    path("dang-vien/<int:pk>/kiem-tra/", inspections.member_inspections, name="member_inspections"),
    path("hoc-nghi-quyet/", studies.studies, name="studies"),
    path("hoc-nghi-quyet/them/", studies.study_add, name="study_add"),
    path("hoc-nghi-quyet/<int:pk>/", studies.study, name="study"),
    path("hoc-nghi-quyet/<int:pk>/diem-danh/", studies.study_roll, name="study_roll"),
    path("hoc-nghi-quyet/<int:pk>/sua/", studies.study_edit, name="study_edit"),
    path("hoc-nghi-quyet/<int:pk>/bo/", studies.study_drop, name="study_drop"),
]
