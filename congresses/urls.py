"""Addresses of gatherings."""

from django.urls import path

from .views import congresses, meetings, rolls

of_meetings = [
    path("sinh-hoat/", meetings.meetings, name="meetings"),
    path("sinh-hoat/them/", meetings.meeting_add, name="meeting_add"),
    path("sinh-hoat/<int:pk>/", meetings.meeting, name="meeting"),
    path("sinh-hoat/<int:pk>/sua/", meetings.meeting_edit, name="meeting_edit"),
    path("sinh-hoat/<int:pk>/diem-danh/", rolls.meeting_roll, name="meeting_roll"),
    path("sinh-hoat/<int:pk>/khoa/", meetings.meeting_close, name="meeting_close"),
    path("sinh-hoat/<int:pk>/mo-lai/", meetings.meeting_reopen, name="meeting_reopen"),
    path("sinh-hoat/<int:pk>/lich-su/", meetings.meeting_history, name="meeting_history"),
]

of_congresses = [
    path("dai-hoi/", congresses.congresses, name="congresses"),
    path("dai-hoi/them/", congresses.congress_add, name="congress_add"),
    path("dai-hoi/<int:pk>/", congresses.congress, name="congress"),
    path("dai-hoi/<int:pk>/sua/", congresses.congress_edit, name="congress_edit"),
    path("dai-hoi/<int:pk>/lich-su/", congresses.congress_history, name="congress_history"),
]

urlpatterns = [*of_meetings, *of_congresses]
