"""What somebody sent, which may be anything at all: a grid, or one sentence that says why not."""

import zipfile

from members.reading import Grid

from . import csv_file, workbook
from .limits import MEGABYTES, ROWS, UNPACKED, Unreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = (
    "Tệp được đặt mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ), lưu lại "
    "rồi chọn lại."
)
OLD = "Tệp Excel đời cũ (.xls). Hãy mở bằng Excel, chọn Lưu thành (Save As) .xlsx rồi chọn lại."
BROKEN = "Tệp bị hỏng, không đọc được. Hãy mở bằng Excel và lưu lại dạng .xlsx."
OTHER = "Đây không phải tệp Excel (.xlsx) hay CSV. Hãy lưu danh sách dạng .xlsx rồi chọn lại."
TOO_BIG = f"Tệp lớn hơn {MEGABYTES} MB. Hãy xóa hình ảnh, định dạng thừa hoặc tách tệp."
SWOLLEN = "Tệp giải nén ra quá lớn. Hãy chép các dòng sang một tệp mới."
NO_HEADINGS = (
    "Không tìm thấy hàng tiêu đề, ví dụ “Họ và tên”, “Ngày sinh”, “Ngày vào Đảng”. Hãy thêm hàng "
    "tiêu đề trên danh sách, hoặc dùng tệp mẫu."
)


def read_file(file, progress=None):
    """The grid of an uploaded file (`name`, `size`, seekable bytes); `Unreadable` otherwise."""
    if file.size > MEGABYTES * 1_000_000:
        raise Unreadable(TOO_BIG)
    start = file.read(8)
    file.seek(0)
    if start.startswith(_OLE):
        raise Unreadable(LOCKED if "EncryptedPackage".encode("utf-16-le") in file.read() else OLD)
    grid = _workbook(file, progress) if start.startswith(b"PK") else _csv(file)
    if not grid.sheets:
        raise Unreadable(NO_HEADINGS)
    if not grid.size:
        raise Unreadable("Tệp không có dòng nào dưới hàng tiêu đề.")
    return grid


def _workbook(file, progress):
    try:
        with zipfile.ZipFile(file) as archive:
            parts = {part.filename: part.file_size for part in archive.infolist()}
            locked = any(part.flag_bits & 1 for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(BROKEN) from error
    if locked:
        raise Unreadable(LOCKED)
    if not any(name.startswith("xl/") for name in parts):
        raise Unreadable(OTHER)
    if sum(parts.values()) > UNPACKED:
        raise Unreadable(SWOLLEN)
    file.seek(0)
    try:
        grid = workbook.read(file, progress)
    except Unreadable:
        raise
    except Exception as error:  # openpyxl lets through whatever its XML reader met
        raise Unreadable(BROKEN) from error
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        grid.notes.append("Tệp có macro: chương trình không chạy và không giữ macro.")
    return grid


def _csv(file):
    if not file.name.lower().endswith((".csv", ".txt", ".tsv")):
        raise Unreadable(OTHER)
    return csv_file.read(file.read())


__all__ = ["ROWS", "Grid", "Unreadable", "read_file"]
