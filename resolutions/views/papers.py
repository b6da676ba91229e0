"""The paper itself: PDF, DOCX, and the page that stands beside the editor."""

from django.http import HttpResponse
from django.templatetags.static import static
from django.utils.text import slugify
from django.views.decorators.clickjacking import xframe_options_sameorigin

from chibo import docx, pdf
from chibo.access import Permission, requires, scoped_or_404
from chibo.models import FrozenPaper
from resolutions.documents.resolution import document
from resolutions.models import Resolution

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
READ = Permission.READ_ISSUED


@requires(READ)
def resolution_pdf(request, pk):
    """The paper as PDF: the frozen bytes once issued, `?ban=goc` without the mark of its end."""
    shown = scoped_or_404(Resolution, request, READ, pk=pk)
    content = _frozen(shown, request, "pdf") or pdf.render(document(shown))
    return _file(shown, content, PDF, "pdf")


@requires(READ)
def resolution_docx(request, pk):
    """The same paper as DOCX, for those who finish it in Word."""
    shown = scoped_or_404(Resolution, request, READ, pk=pk)
    content = _frozen(shown, request, "docx") or docx.render(document(shown))
    return _file(shown, content, DOCX, "docx")


@xframe_options_sameorigin
@requires(READ)
def resolution_preview(request, pk):
    """The paper as a page of the editor's frame; the words that are targets are marked."""
    shown = scoped_or_404(Resolution, request, READ, pk=pk)
    sheet = static("css/preview.css")
    return HttpResponse(pdf.html(document(shown), stylesheet_url=sheet))


def _frozen(resolution, request, form):
    """The frozen bytes of one form, or None; the other form stays in the database."""
    original = request.GET.get("ban") == "goc" or not resolution.marked_paper_id
    paper = resolution.paper_id if original else resolution.marked_paper_id
    return paper and FrozenPaper.objects.values_list(form, flat=True).get(pk=paper)


def _file(resolution, content, content_type, extension):
    name = slugify(
        f"{resolution.full_number} {resolution.title}".replace("Đ", "D").replace("đ", "d")
    )
    response = HttpResponse(bytes(content), content_type=content_type)
    kind = "inline" if extension == "pdf" else "attachment"
    response["Content-Disposition"] = f'{kind}; filename="{name}.{extension}"'
    return response
