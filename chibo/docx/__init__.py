"""Papers as DOCX, for the last touch in Word. Same document object, same layout as the PDF.

Only this package imports python-docx for writing. Equal papers give equal bytes: an issued paper is
frozen by its digest.
"""

import docx

from chibo.documents import documents_of
from chibo.docx.blocks import add_blocks
from chibo.docx.closing import add_closing
from chibo.docx.head import add_head
from chibo.docx.package import describe, packed
from chibo.docx.page import add_page, pages_field
from chibo.docx.styles import set_styles


def render(paper, told=None):
    """`paper`, a Document or a Bundle, as the bytes of a Word file.

    `told(n)` is called after each of its documents.
    """
    file = docx.Document()
    set_styles(file)
    describe(file, paper)
    documents = documents_of(paper)
    pages = pages_field(documents)
    for number, document in enumerate(documents, 1):
        add_page(file, document, first=number == 1, pages=pages)
        add_head(file, document)
        add_blocks(file, document)
        add_closing(file, document, pages=pages)
        if told:
            told(number)
    return packed(file)
