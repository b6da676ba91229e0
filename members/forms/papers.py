"""What a printed paper is asked for: a day, a span of days, a reason to open what is masked."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from chibo.forms import DayField, LineField, ScopedForm
from chibo.indicators import Period
from chibo.vietnamese.dates import parse_date, short_date
from members.queries import award_days

FILES = [("pdf", "PDF"), ("docx", "Word")]


class PaperForm(ScopedForm):
    """Asked by GET: what is not in the address takes its usual value."""

    def __init__(self, data, **scope):
        usual = {name: day and short_date(day) for name, day in self.usual_days().items()}
        super().__init__(usual | {name: data[name] for name in usual if name in data}, **scope)
        for field in self.fields.values():
            chosen = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if chosen else "form-control"

    def _check(self, name):
        day = self.cleaned_data.get(name)
        if day is None:
            return
        if day > timezone.localdate():
            self.add_error(name, "Ngày này chưa đến. Hãy chọn hôm nay hoặc một ngày đã qua.")
        else:
            self._check_founded(name, day)

    def _check_founded(self, name, day):
        if day < self.unit.opened_on:
            opened = short_date(self.unit.opened_on)
            self.add_error(name, f"{self.unit.name} có từ {opened}. Hãy chọn ngày sau đó.")


class DayForm(PaperForm):
    """As of which day."""

    ngay = DayField(label="Tính đến ngày")

    @staticmethod
    def usual_days():
        """Today."""
        return {"ngay": timezone.localdate()}

    def clean(self):
        self._check("ngay")
        return self.cleaned_data

    def asked(self):
        """As the papers take it."""
        return {"on": self.cleaned_data["ngay"]}


class SpanForm(PaperForm):
    """From which day to which, both included."""

    tu = DayField(label="Từ ngày")
    den = DayField(label="Đến ngày")

    @staticmethod
    def usual_days():
        """This year up to today."""
        today = timezone.localdate()
        return {"tu": today.replace(month=1, day=1), "den": today}

    def clean(self):
        self._check("den")
        start, end = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
        if start and end and start > end:
            raise ValidationError("Ngày đầu phải trước ngày cuối. Hãy xem lại hai ngày.")
        return self.cleaned_data

    def asked(self):
        """As the papers take it."""
        return {"period": Period(self.cleaned_data["tu"], self.cleaned_data["den"])}


def awards_offered():
    """[(day, words)] of the next day of award and of those of this year."""
    today = timezone.localdate()
    days = [*award_days(today.year), *award_days(today.year + 1)]
    coming = next(day for day in days if day >= today)
    others = [day for day in award_days(today.year) if day != coming]
    return [
        (short_date(coming), f"{short_date(coming)} (đợt tới)"),
        *((short_date(day), short_date(day)) for day in others),
    ]


class AwardForm(PaperForm):
    """For which day of award: one of those offered, or another that is typed."""

    dot = forms.ChoiceField(label="Đợt trao tặng", choices=awards_offered, required=False)
    ngay = DayField(label="Hoặc ngày khác", required=False)

    @staticmethod
    def usual_days():
        """The next day of award."""
        return {"dot": parse_date(awards_offered()[0][0]), "ngay": None}

    def clean(self):
        found, today = self.cleaned_data, timezone.localdate()
        if not found.get("dot") and not found.get("ngay"):
            if not self.errors:
                self.add_error("dot", "Hãy chọn một đợt hoặc ghi một ngày khác.")
            return found
        day = found["on"] = found.get("ngay") or parse_date(found["dot"])
        if day.year > today.year + 1:
            said = f"Danh sách lập được đến hết năm {today.year + 1}. Hãy chọn ngày sớm hơn."
            self.add_error("ngay", said)
        else:
            self._check_founded("ngay", day)
        return found

    def asked(self):
        """As the papers take it."""
        return {"on": self.cleaned_data["on"]}


FORMS = {"day": DayForm, "span": SpanForm, "award": AwardForm}


class MemberSheetForm(ScopedForm):
    """Why the masked fields are printed; only those who may open them are asked."""

    kind = forms.ChoiceField(choices=FILES)
    reason = LineField(
        label="Lý do mở phần được che",
        max_length=300,
        required=False,
        help_text="Để trống thì số thẻ, số căn cước và tôn giáo in bằng dấu chấm. "
        "Ví dụ: Bổ sung hồ sơ đảng viên cuối năm.",
    )

    def __init__(self, *args, may_reveal, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].widget.attrs["class"] = "form-control"
        if not may_reveal:
            del self.fields["reason"]


class SlipForm(ScopedForm):
    """What the data of a slip are made for: a day and where to, of a transfer still ahead."""

    goes_to = LineField(
        label="Chuyển đến tổ chức đảng",
        max_length=200,
        required=False,
        help_text="Chi bộ, đảng bộ nơi đến. Để trống thì viết tay trên phiếu.",
    )
    on = DayField(label="Ngày viết giấy giới thiệu")
    kind = forms.ChoiceField(choices=FILES)

    def __init__(self, *args, member, event=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.member = member
        for name in ("goes_to", "on"):
            self.fields[name].widget.attrs["class"] = "form-control"
            if event:
                del self.fields[name]

    def clean_on(self):
        on, latest = self.cleaned_data["on"], timezone.localdate().year + 1
        if on < self.member.ceremony_on:
            day = short_date(self.member.ceremony_on)
            raise ValidationError(f"Ngày này trước lễ kết nạp ({day}). Hãy xem lại ngày.")
        if on.year > latest:
            raise ValidationError(f"Ngày này còn xa. Hãy chọn ngày đến hết năm {latest}.")
        return on


def paper_form(slug, paper, data, *, user, unit):
    """The form of one paper; several stand on a page, each with names of its own for its fields."""
    return FORMS[paper.asks](data, user=user, unit=unit, auto_id=f"{slug}-%s")


def paper_forms(papers, *, user, unit, forms=None):
    """[(slug, paper, form)] as a page offers them; `forms` are those already filled in."""
    made = forms or {}
    return [
        (slug, paper, made.get(slug) or paper_form(slug, paper, {}, user=user, unit=unit))
        for slug, paper in papers.items()
    ]
