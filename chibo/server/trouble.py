"""What can go wrong before or beside Django, said to the user in one sentence."""

import errno
import functools
import sys


class Trouble(Exception):
    """One clear sentence for the person at the terminal; nothing was left half-done."""


def told(main):
    """Run a command's `main`; print a `Trouble` as a sentence and end with status 1."""

    @functools.wraps(main)
    def run(*args, **kwargs):
        try:
            return main(*args, **kwargs)
        except Trouble as trouble:
            print(trouble, file=sys.stderr)
        except OSError as error:
            print(os_sentence(error), file=sys.stderr)
        except KeyboardInterrupt:
            print("Đã dừng theo yêu cầu.", file=sys.stderr)
            return 130
        return 1

    return run


def os_sentence(error):
    """The sentence for an error of the system; a full disk and a locked folder by name."""
    name = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"Ổ đĩa đã đầy{name}: hãy giải phóng chỗ trống rồi chạy lại."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"Không có quyền ghi hoặc đọc{name}: hãy kiểm tra chủ sở hữu của thư mục."
    return f"Hệ điều hành báo lỗi{name}: {error.strerror or error}."
