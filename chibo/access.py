"""Who may do what: permissions, roles, and the table between them.

The whole policy is this screen. The page "Ai được làm gì" prints it word for word, so a sentence
changed here is a sentence changed there.
"""

import functools

from django.core.exceptions import PermissionDenied
from django.db.models import TextChoices
from django.http import Http404


class Permission(TextChoices):
    """One thing a person may do inside the units where they hold a role."""

    READ_FIGURES = "read_figures", "xem tên các tổ chức trực thuộc và số liệu tổng hợp"
    READ_ISSUED = "read_issued", "đọc, in nghị quyết đã ban hành; đọc kết quả thực hiện từng năm"
    READ_MEMBERS = "read_members", "xem hồ sơ đảng viên"
    EDIT_MEMBERS = "edit_members", "thêm, sửa hồ sơ đảng viên"
    REVEAL_MEMBERS = "reveal_members", "mở phần được che trong hồ sơ, có ghi lý do"
    READ_GATHERINGS = "read_gatherings", "xem sinh hoạt, đại hội"
    EDIT_GATHERINGS = "edit_gatherings", "ghi sinh hoạt, đại hội"
    READ_RESOLUTIONS = "read_resolutions", "xem nghị quyết kể cả dự thảo"
    EDIT_RESOLUTIONS = "edit_resolutions", "soạn, ban hành, thay thế, thu hồi nghị quyết"
    ENTER_RESULTS = "enter_results", "nhập kết quả thực hiện chỉ tiêu"
    PRINT_REPORTS = "print_reports", "in, tải báo cáo năm"
    CLOSE_YEARS = "close_years", "chốt số liệu tổng hợp của năm đã hết"
    READ_UNITS = "read_units", "mở trang quản lý cây tổ chức: mã, tên cũ, người giữ vai trò"
    MANAGE_UNITS = "manage_units", "lập, đổi tên, chuyển, sáp nhập, tách, kết thúc tổ chức đảng"
    MANAGE_ACCOUNTS = "manage_accounts", "mở tài khoản, giao và thôi vai trò"
    MANAGE_RULES = (
        "manage_rules",
        "sửa quy định, ngày nghỉ lễ dùng chung, khi là quản trị của tổ chức trên cùng",
    )


P = Permission


class Role(TextChoices):
    """What a person is in a unit. The second word of each is the name on the screen."""

    SECRETARY = "secretary", "Bí thư, cấp ủy viên chi bộ"
    STAFF = "staff", "Văn phòng cấp ủy"
    OBSERVER = "observer", "Cấp ủy cấp trên theo dõi"
    ADMINISTRATOR = "administrator", "Quản trị"

    @property
    def sentence(self):
        """What the role is for, in the words of the person who holds it."""
        return SENTENCES[self]

    @property
    def permissions(self):
        """The permissions of this role, in the order they are declared."""
        return [permission for permission in Permission if permission in GRANTS[self]]


SENTENCES = {
    Role.SECRETARY: "Tôi giữ sổ sách của chi bộ mình: đảng viên, sinh hoạt, đại hội, nghị quyết.",
    Role.STAFF: "Tôi giúp việc cấp ủy: xem hồ sơ các chi bộ trực thuộc, nhập kết quả, in báo cáo.",
    Role.OBSERVER: "Tôi xem số liệu, nghị quyết và báo cáo đã ban hành; không xem hồ sơ cá nhân.",
    Role.ADMINISTRATOR: "Tôi lập cây tổ chức và tài khoản; không mở hồ sơ đảng viên.",
}

GRANTS = {
    Role.SECRETARY: {
        P.READ_FIGURES,
        P.READ_ISSUED,
        P.READ_MEMBERS,
        P.EDIT_MEMBERS,
        P.REVEAL_MEMBERS,
        P.READ_GATHERINGS,
        P.EDIT_GATHERINGS,
        P.READ_RESOLUTIONS,
        P.EDIT_RESOLUTIONS,
        P.ENTER_RESULTS,
        P.PRINT_REPORTS,
    },
    Role.STAFF: {
        P.READ_FIGURES,
        P.READ_ISSUED,
        P.READ_MEMBERS,
        P.EDIT_MEMBERS,
        P.REVEAL_MEMBERS,
        P.READ_GATHERINGS,
        P.READ_RESOLUTIONS,
        P.ENTER_RESULTS,
        P.PRINT_REPORTS,
        P.CLOSE_YEARS,
    },
    Role.OBSERVER: {P.READ_FIGURES, P.READ_ISSUED, P.PRINT_REPORTS},
    Role.ADMINISTRATOR: {
        P.READ_UNITS,
        P.MANAGE_UNITS,
        P.MANAGE_ACCOUNTS,
        P.MANAGE_RULES,
    },
}


WAITS_FOR = (P.READ_MEMBERS, P.READ_GATHERINGS)
"""Who has something waiting in a unit: "Việc cần làm", and the calendar of it."""


def public(view):
    """Declare that a view asks for nobody in particular, not even a signed-in person."""
    view.access = "public"
    return view


def signed_in(view):
    """Declare that a view needs a signed-in person and shows only what is theirs."""
    return _guarded(view, ())


def requires(*permissions):
    """Declare that a view needs one of `permissions` somewhere.

    Somebody who holds none of them in any unit gets 403 before anything is looked up; which objects
    the others may see is decided by `visible_to` and `scoped_or_404`.
    """
    return lambda view: _guarded(view, permissions)


def _guarded(view, permissions):
    @functools.wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.is_authenticated:
            from django.contrib.auth.views import redirect_to_login

            return redirect_to_login(request.get_full_path())
        if permissions and not any(request.user.holds(p) for p in permissions):
            raise PermissionDenied(" hoặc ".join(p.label for p in permissions))
        return view(request, *args, **kwargs)

    guarded.access = permissions or "signed in"
    return guarded


def scoped_or_404(model, request, permission, **lookup):
    """The one object a view works on, or the answer that gives nothing away.

    403 only when the person may see the object but not do this to it; else 404, the same as for an
    object that does not exist.
    """
    # One at most, so the order that `first()` asks for would be work for nothing.
    for found in model.visible_to(request.user, permission).filter(**lookup).order_by()[:1]:
        return found
    read = model.read_permission
    if permission != read and model.visible_to(request.user, read).filter(**lookup).exists():
        raise PermissionDenied(Permission(permission).label)
    raise Http404
