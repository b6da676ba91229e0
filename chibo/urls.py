"""Every address. Nouns lead, verbs end; objects are addressed by themselves."""

from allauth.account import views as allauth
from django.urls import path

from .access import public, signed_in
from .views import home

urlpatterns = [
    path("", home.home, name="home"),
    path("dang-nhap/", public(allauth.login), name="account_login"),
    path("dang-xuat/", public(allauth.logout), name="account_logout"),
    path("doi-mat-khau/", signed_in(allauth.password_change), name="account_change_password"),
]
