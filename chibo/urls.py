"""Every address. Nouns lead, verbs end; objects are addressed by themselves."""

from allauth.account import views as allauth
from django.urls import path

from .access import public, signed_in
from .views import access, home, overview, search, working_unit

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
    path("doi-mat-khau/", signed_in(allauth.password_change), name="account_change_password"),
]

figures = [
    path("tong-hop/", overview.overview_start, name="overview"),
    path("tong-hop/<int:pk>/", overview.overview_unit, name="overview_unit"),
]

urlpatterns = [*frame, *sign_in, *figures]
