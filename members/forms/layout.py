"""How the record is laid out: parts with a heading, and a line of help where one is needed."""

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.layout import HTML, Column, Div, Fieldset, Layout, Row


def part(title, *content, help_text=""):
    """A card with its own heading."""
    about = [HTML(f'<p class="form-text mb-3">{help_text}</p>')] if help_text else []
    return Div(Fieldset(title, *about, *content), css_class="card pad")


def row(*names):
    """Fields side by side, one below the other on a phone."""
    return Row(*(Column(name, css_class="col-md") for name in names))


def record_layout(*, own, sealed):
    """The whole record. `own` opens the first part, `sealed` says what a masked field does."""
    return Layout(
        Div(
            part(
                "Lý lịch",
                *own,
                row("party_post", "occupation"),
                row("hometown"),
                row("permanent_residence", "temporary_residence"),
                row("ethnicity", "religion"),
                row("phone", "email"),
            ),
            part(
                "Vào Đảng",
                row("decided_on", "ceremony_on", "official_on"),
                row("admitted_at", "official_at"),
                row("introducers"),
                row("exempt_on"),
                help_text="Ba ngày khác nhau: tuổi đảng tính từ ngày quyết định, thời gian dự bị "
                "tính từ ngày làm lễ, đủ 12 tháng thì công nhận chính thức.",
            ),
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
            css_class="stack",
        )
    )


def person(*names):
    """Who it is: name, sex, and the fields that come with them."""
    return [row("full_name", *names), InlineRadios("gender")]
