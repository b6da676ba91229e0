from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from chibo import docx, pdf
from resolutions.documents.resolution import document
from resolutions.models import Resolution

PRINTERS = {".pdf": pdf.render, ".docx": docx.render}


class Command(BaseCommand):
    help = "In một nghị quyết ra tệp .pdf hoặc .docx; bản đã ban hành in đúng bản đã giữ."

    def add_arguments(self, parser):
        parser.add_argument("id", type=int)
        parser.add_argument("--to", type=Path, required=True, help="tệp .pdf hoặc .docx")

    def handle(self, *, id, to, **_):
        extension = to.suffix.lower()
        if extension not in PRINTERS:
            raise CommandError("Hãy đặt tên tệp kết thúc bằng .pdf hoặc .docx.")
        resolution = Resolution.unscoped.filter(pk=id).first()
        if resolution is None:
            raise CommandError(f"Không có nghị quyết số {id}.")
        try:
            to.write_bytes(printed(resolution, extension))
        except OSError as error:
            raise CommandError(f"Không ghi được tệp {to}: {error.strerror}.") from None


def printed(resolution, extension):
    """The frozen bytes of an issued paper, else the draft as it stands."""
    frozen = resolution.marked_paper or resolution.paper
    if frozen is None:
        return PRINTERS[extension](document(resolution))
    return bytes(frozen.pdf if extension == ".pdf" else frozen.docx)
