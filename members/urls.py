"""Addresses of members: nouns lead, verbs end."""

from django.urls import path

from .views import (
    acts,
    affiliations,
    candidates,
    dues,
    dues_account,
    dues_member,
    dues_standing,
    members,
    steps,
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
    path("dang-vien/<int:pk>/dang-phi/", dues_member.member_dues, name="member_dues"),
    path("dang-vien/<int:pk>/mien-giam/", dues_standing.relief_add, name="relief_add"),
    path("dang-phi/mien-giam/<int:pk>/", dues_standing.relief_edit, name="relief_edit"),
    path("dang-phi/<int:pk>/", dues_member.dues_payment, name="dues_payment"),
    path("dang-phi/nop-len/<int:pk>/bo/", dues_account.remittance_annul, name="remittance_annul"),
    path("chi-bo/<int:pk>/dang-phi/nop-len/", dues_account.dues_remit, name="dues_remit"),
    path("chi-bo/<int:pk>/dang-phi/giu-lai/", dues_account.dues_retain, name="dues_retain"),
    path("chi-bo/<int:pk>/dang-phi/<int:year>/", dues.dues, name="dues"),
    path(
        "chi-bo/<int:pk>/dang-phi/<int:year>/muc-dong/",
        dues_standing.dues_standings,
        name="dues_standings",
    ),
    path(
        "chi-bo/<int:pk>/dang-phi/<int:year>/thu-nop/",
        dues_account.dues_account,
        name="dues_account",
    ),
    path("chi-bo/<int:pk>/dang-phi/<int:year>/so.pdf", dues_account.dues_pdf, name="dues_pdf"),
    path("chi-bo/<int:pk>/dang-phi/<int:year>/so.docx", dues_account.dues_docx, name="dues_docx"),
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
