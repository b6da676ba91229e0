"""How the record is laid out: parts with a heading, and a line of help where one is needed."""

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.layout import HTML, Column, Div, Layout, Row


def part(title, *content, help_text=""):
    """A card with its own heading."""
    about = [HTML(f'<p class="form-text mt-0 mb-3">{help_text}</p>')] if help_text else []
    return Div(
        HTML(f"<header><h2>{title}</h2></header>"),
        Div(*about, *content, css_class="pad pb-0"),
        css_class="card mb-3",
        role="group",
        aria_label=title,
    )


def row(*names):
    """Fields side by side, one below the other on a phone."""
    return Row(*(Column(name, css_class="col-md") for name in names))


def person(*names):
    """Who it is: name, sex, and the fields that come with them."""
    return Row(
        Column("full_name", css_class="col-md-6"),
        *(Column(name, css_class="col-md") for name in names),
        Column(InlineRadios("gender"), css_class="col-md-3"),
    )


def record_layout(*, who, where=(), sealed=()):
    """The whole record. `who` opens it, `where` is a part of its own, `sealed` ends the numbers."""
    return Layout(
        part(
            "Lý lịch",
            *who,
            row("occupation"),
            row("ethnicity", "religion"),
            row("hometown"),
            row("permanent_residence", "temporary_residence"),
            row("phone", "email"),
        ),
        part(
            "Vào Đảng",
            row("decided_on", "ceremony_on", "official_on"),
            row("admitted_at", "official_at"),
            row("introducers", "exempt_on"),
            help_text="Ba ngày khác nhau: tuổi đảng tính từ ngày quyết định; thời gian dự bị tính "
            "từ ngày làm lễ; đủ 12 tháng thì công nhận chính thức.",
        ),
        *where,
        part(
            "Số thẻ, số căn cước, số lý lịch",
            row("card_number", "identity_number"),
            row("old_card_number", "record_number"),
            *sealed,
            help_text="Số thẻ, số căn cước và tôn giáo được mã hóa và che trên mọi trang. "
            "Ai mở xem đều được ghi lại cùng lý do.",
        ),
        part(
            "Trình độ",
            row("general_education", "professional_level", "profession"),
            row("degree", "academic_title"),
            row("theory_level", "theory_mode"),
            row("foreign_languages", "computing", "minority_languages"),
            help_text="Không bắt buộc. Có thể bổ sung sau.",
        ),
    )
