"""Addresses of resolutions. Every object is addressed by itself."""

from django.urls import path

from .views import papers, readings, resolutions, sections, targets

urlpatterns = [
    path("nghi-quyet/", resolutions.resolutions, name="resolutions"),
    path("nghi-quyet/them/", resolutions.resolution_add, name="resolution_add"),
    path("nghi-quyet/doc-van-ban/", readings.read, name="read"),
    path("nghi-quyet/doc-van-ban/<int:pk>/", readings.reading, name="reading"),
    path("nghi-quyet/<int:pk>/", resolutions.resolution, name="resolution"),
    path("nghi-quyet/<int:pk>/the-thuc/", resolutions.resolution_head, name="resolution_head"),
    path("nghi-quyet/<int:pk>/thong-qua/", resolutions.resolution_adopt, name="resolution_adopt"),
    path("nghi-quyet/<int:pk>/ban-hanh/", resolutions.resolution_issue, name="resolution_issue"),
    path(
        "nghi-quyet/<int:pk>/thay-the/", resolutions.resolution_replace, name="resolution_replace"
    ),
    path(
        "nghi-quyet/<int:pk>/thu-hoi/", resolutions.resolution_withdraw, name="resolution_withdraw"
    ),
    path("nghi-quyet/<int:pk>/lich-su/", resolutions.resolution_history, name="resolution_history"),
    path("nghi-quyet/<int:pk>/ban-in.pdf", papers.resolution_pdf, name="resolution_pdf"),
    path("nghi-quyet/<int:pk>/ban-in.docx", papers.resolution_docx, name="resolution_docx"),
    path("nghi-quyet/<int:pk>/ban-in/", papers.resolution_preview, name="resolution_preview"),
    path("nghi-quyet/<int:pk>/soan/", sections.resolution_write, name="resolution_write"),
    path("nghi-quyet/<int:pk>/them-muc/", sections.section_add, name="section_add"),
    path("nghi-quyet/<int:pk>/danh-so/", sections.sections_renumber, name="sections_renumber"),
    path("muc/<int:pk>/", sections.section, name="section"),
    path("muc/<int:pk>/chuyen/", sections.section_move, name="section_move"),
    path("muc/<int:pk>/xoa/", sections.section_remove, name="section_remove"),
    path("doan/<int:pk>/them-chi-tieu/", targets.target_add, name="target_add"),
    path("doan/<int:pk>/ghi-chi-tieu/", targets.target_take, name="target_take"),
    path("chi-tieu/<int:pk>/", targets.target, name="target"),
    path("chi-tieu/<int:pk>/dung/", targets.target_confirm, name="target_confirm"),
    path("chi-tieu/<int:pk>/bo/", targets.target_remove, name="target_remove"),
]
