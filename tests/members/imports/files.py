"""Workbooks built cell by cell, as people send them; nothing is kept as a binary file."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from members.imports import read_file

HEAD = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Ngày vào Đảng", "Ngày chính thức"]
ANH = ["Nguyễn Thị Ánh", "15/03/1970", "Nữ", "Kinh", "19/05/2010", "19/05/2011"]
BINH = ["Trần Văn Bình", "1950", "Nam", "Tày", "03/02/1975", "03/02/1976"]


def stored(book):
    """The bytes of a workbook."""
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def sheet(*lines, head=HEAD, merged=()):
    """The bytes of a workbook with one sheet."""
    book = Workbook()
    for line in (head, *lines):
        book.active.append(line)
    for area in merged:
        book.active.merge_cells(area)
    return stored(book)


def people(*rows, head=HEAD):
    """A sheet with a numbered line for each of the rows."""
    return sheet(*([number, *row] for number, row in enumerate(rows, 1)), head=head)


def upload(content, name="danh-sach.xlsx"):
    """The file as a form hands it over."""
    return SimpleUploadedFile(name, content)


def grid_of(content, name="danh-sach.xlsx"):
    """What is read of it."""
    return read_file(upload(content, name))
