"""The record in parts, each a form of a screen: nobody scrolls through sixty fields for one."""

from crispy_forms.layout import Column, Layout, Row

from chibo.forms import DayField, LineField

from .layout import part as card
from .layout import person
from .members import CorrectForm

BACKGROUND_DAYS = [
    *["recruited_on", "youth_union_on", "enlisted_on", "discharged_on", "reenlisted_on"],
]
BACKGROUND_LINES = [
    *["other_names", "birth_registered_at", "family_class", "recruited_by"],
    *["social_organisations", "honours"],
]
WHO = "full_name"
PARTS = {
    "ly-lich": (
        "Lý lịch",
        [
            (WHO, "gender"),
            ("other_names", "family_class"),
            ("party_post", "occupation"),
            ("ethnicity", "religion"),
            ("hometown", "birth_registered_at"),
            ("permanent_residence", "temporary_residence"),
            ("phone", "email"),
        ],
        "Nơi đăng ký khai sinh ghi theo tên xã, huyện, tỉnh lúc ấy; tên ngày nay ghi trong ngoặc.",
    ),
    "vao-dang": (
        "Vào Đảng",
        [
            ("youth_union_on", "social_organisations"),
            ("decided_on", "ceremony_on", "official_on"),
            ("admitted_at", "official_at"),
            ("introducers", "exempt_on"),
        ],
        "Ba ngày khác nhau: tuổi đảng tính từ ngày quyết định; thời gian dự bị tính từ ngày làm "
        "lễ; đủ 12 tháng thì công nhận chính thức.",
    ),
    "so-the": (
        "Số thẻ, số căn cước, số lý lịch",
        [("card_number", "identity_number"), ("old_card_number", "record_number")],
        "Các số này được mã hóa và che trên mọi trang. Ai mở xem đều được ghi lại cùng lý do.",
    ),
    "trinh-do": (
        "Trình độ",
        [
            ("general_education", "professional_level", "profession"),
            ("degree", "academic_title"),
            ("theory_level", "theory_mode"),
            ("foreign_languages", "computing", "minority_languages"),
        ],
        "Từng lớp đã học ghi ở thẻ Công tác, đào tạo.",
    ),
    "cong-tac": (
        "Tuyển dụng, quân ngũ, danh hiệu",
        [
            ("recruited_on", "recruited_by"),
            ("enlisted_on", "discharged_on", "reenlisted_on"),
            ("honours",),
        ],
        "Từng giai đoạn công tác ghi ở thẻ Công tác, đào tạo.",
    ),
}


class PartForm(CorrectForm):
    """One part of an existing record; fields of other parts are not touched."""

    class Meta(CorrectForm.Meta):
        fields = [*CorrectForm.Meta.fields, *BACKGROUND_LINES, *BACKGROUND_DAYS]
        field_classes = (
            CorrectForm.Meta.field_classes
            | dict.fromkeys(BACKGROUND_LINES, LineField)
            | dict.fromkeys(BACKGROUND_DAYS, DayField)
        )
        help_texts = CorrectForm.Meta.help_texts | {
            "family_class": "Ví dụ: bần nông, trung nông, công nhân, viên chức.",
            "honours": "Ví dụ: Nhà giáo ưu tú, năm 2014.",
            "social_organisations": "Tên hội, đoàn thể và chức vụ, nếu có.",
        }

    def __init__(self, *args, part, **kwargs):
        super().__init__(*args, **kwargs)
        title, rows, help_text = PARTS[part]
        rows = [[name for name in names if name in self.fields] for names in rows]
        mine = {name for names in rows for name in names}
        for name in set(self.fields) - mine - {"version", "forget"}:
            del self.fields[name]
        self._forget_only(mine)
        tail = ["forget"] if "forget" in self.fields else []
        laid = [self._row(names) for names in rows]
        self.helper.layout = Layout("version", card(title, *laid, *tail, help_text=help_text))

    def _row(self, names):
        if WHO in names:
            return person()
        return Row(*(Column(name, css_class="col-md") for name in names))

    def _forget_only(self, mine):
        if "forget" in self.fields:
            field = self.fields["forget"]
            field.choices = [choice for choice in field.choices if choice[0] in mine]
            if not field.choices:
                del self.fields["forget"]
