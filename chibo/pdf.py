"""Papers as tagged PDF. The only importer of WeasyPrint.

The same HTML is the preview on screen; `static/css/print.css` holds the layout.
"""

import threading
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from chibo.documents import Bundle, documents_of

_here = threading.local()
VARIANT = "pdf/ua-1"


def html(paper, *, stylesheet_url=None):
    """`paper` as one HTML page; the preview on screen names the address of print.css."""
    context = {
        "paper": paper,
        "documents": documents_of(paper),
        "stylesheet_url": stylesheet_url,
    }
    return render_to_string("print/document.html", context)


def render(paper, told=None):
    """`paper`, a Document or a Bundle, as the bytes of a PDF/UA-1 file.

    A bundle is laid out paper by paper and its pages are put together: the same file, and
    `told(n)` can be called after each.
    """
    laid_out = []
    for number, document in enumerate(documents_of(paper), 1):
        laid_out.append(_laid_out(Bundle(paper.title, (document,), paper.language)))
        if told:
            told(number)
    pages = [page for part in laid_out for page in part.pages]
    return laid_out[0].copy(pages).write_pdf(pdf_variant=VARIANT)


def _laid_out(paper):
    return HTML(string=html(paper), url_fetcher=OwnFiles()).render(
        stylesheets=[_layout()],
        font_config=_fonts(),
        pdf_variant=VARIANT,
        presentational_hints=True,
    )


class OwnFiles(URLFetcher):
    """Lets a paper load what lies in our static/ and nothing else: no network, no other path."""

    def fetch(self, url, headers=None):
        parts = urlsplit(url)
        own = Path(settings.BASE_DIR, "static").resolve()
        if parts.scheme != "file" or not Path(unquote(parts.path)).resolve().is_relative_to(own):
            raise ValueError(f"A paper may not load {url}")
        return super().fetch(url, headers)


@cache
def _layout():
    return CSS(filename=Path(settings.BASE_DIR, "static", "css", "print.css"))


def _fonts():
    """Finding the fonts costs more than a page; Pango's font map belongs to one thread."""
    if not hasattr(_here, "fonts"):
        _here.fonts = FontConfiguration()
    return _here.fonts
