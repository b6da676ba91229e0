from datetime import date

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.history import acting

ADMISSION = {
    "youngest": 18,
    "oldest": 60,
    "certificate_months": 60,
    "beside_months": 12,
    "votes_at_least": "2/3",
    "decide_working_days": 45,
    "ceremony_working_days": 30,
}
PAPERS = [
    ["1-HSĐV", "Lý lịch đảng viên"],
    ["2-HSĐV", "Phiếu đảng viên"],
    ["3-HSĐV", "Phiếu bổ sung hồ sơ đảng viên hằng năm"],
    ["LLKN", "Lý lịch của người xin vào Đảng"],
    ["DXVD", "Đơn xin vào Đảng"],
    ["GCN-NT", "Giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng"],
    ["GT-DV", "Giấy giới thiệu của đảng viên chính thức"],
    ["GT-DT", "Nghị quyết giới thiệu của Đoàn Thanh niên hoặc công đoàn"],
    ["YK-CT", "Tổng hợp ý kiến của tổ chức chính trị - xã hội và chi ủy nơi cư trú"],
    ["NQ-KN", "Nghị quyết của chi bộ đề nghị kết nạp"],
    ["QĐ-KN", "Quyết định kết nạp đảng viên"],
    ["GCN-ĐVM", "Giấy chứng nhận học lớp đảng viên mới"],
    ["TKĐ", "Bản tự kiểm điểm của đảng viên dự bị"],
    ["NX-GĐ", "Bản nhận xét của đảng viên được phân công giúp đỡ"],
    ["NQ-CT", "Nghị quyết của chi bộ đề nghị công nhận chính thức"],
    ["QĐ-CT", "Quyết định công nhận đảng viên chính thức"],
    ["QĐ-KTKL", "Quyết định về khen thưởng, kỷ luật"],
    ["VB", "Bản sao văn bằng, chứng chỉ"],
    ["QĐ-CB", "Quyết định về điều động, bổ nhiệm, nghỉ hưu, chuyển ngành"],
    ["GT-SHĐ", "Giấy giới thiệu sinh hoạt đảng"],
    ["KĐ-NĂM", "Bản kiểm điểm hằng năm"],
    ["KS-GĐ", "Phần gia đình, sức khỏe, quan hệ nước ngoài của lý lịch (mục 18, 26–30)"],
]
VETTING = ["TTLL", "Văn bản thẩm tra lý lịch"]

SHIPPED = [
    ("admission", "24-QĐ/TW", "second_hand", date(2021, 7, 30), date(2025, 7, 1), "received"),
    ("admission", "294-QĐ/TW", "read", date(2025, 7, 1), date(2026, 7, 26), "received"),
    ("admission", "208-QĐ/TW", "second_hand", date(2026, 7, 26), None, "issued"),
    ("dossier-papers", "38-HD/BTCTW", "recalled", date(2025, 9, 29), None, None),
]


def complete(apps, schema_editor):
    """What was added within versions that stand in older databases comes into those as well.

    `load_rules` adds versions and touches none. One that somebody changed, ended or vouched for
    stays as they left it.
    """
    rules = apps.get_model("chibo", "Rule").objects
    with acting(None, "bổ sung giấy tờ kết nạp vào quy định"):
        for key, document, certainty, since, until, clock in SHIPPED:
            before, after = _parameters(clock)
            rules.filter(
                key=key,
                basis__code=document,
                article="",
                certainty=certainty,
                valid=DateRange(since, until),
                parameters=before,
            ).update(parameters=after)


def _parameters(clock):
    """As they were shipped before, and as they are now."""
    if clock:
        before = ADMISSION | {"ceremony_from": clock}
        return before, before | {"paper_months": 12}
    place = [code for code, _ in PAPERS].index("DXVD")
    return {"papers": PAPERS}, {"papers": [*PAPERS[:place], VETTING, *PAPERS[place:]]}


class Migration(migrations.Migration):

    dependencies = [
        ("chibo", "0007_year_closing"),
    ]

    operations = [
        migrations.RunPython(complete, migrations.RunPython.noop),
    ]
