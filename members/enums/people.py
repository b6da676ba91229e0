"""Who a member is, as the forms of the Party spell it (38-HD/BTCTW 2025)."""

from django.db.models import TextChoices


class Gender(TextChoices):
    """Item 2 of form 2-HSĐV."""

    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class BirthPrecision(TextChoices):
    """How much of a birth date is known; records of older people often hold the year alone."""

    DAY = "day", "đủ ngày, tháng, năm"
    MONTH = "month", "chỉ biết tháng, năm"
    YEAR = "year", "chỉ biết năm"


class Status(TextChoices):
    """What a member on the roll is. Being exempt is said beside it, not instead of it."""

    PROBATIONARY = "probationary", "Dự bị"
    OFFICIAL = "official", "Chính thức"


class PartyPost(TextChoices):
    """The post a member holds in the cell."""

    SECRETARY = "secretary", "Bí thư"
    DEPUTY = "deputy", "Phó Bí thư"
    COMMITTEE = "committee", "Chi ủy viên"


KINH, FOREIGN = "Kinh", "Gốc nước ngoài"
# The 54 peoples in the spelling of the Party's statistics, then the two headings beside them.
ETHNICITIES = tuple(
    f"{KINH}, Tày, Thái, Hoa, Khơ-me, Mường, Nùng, Mông, Dao, Gia-rai, Ê-đê, Ngái, Ba-na, Xơ-đăng, "
    "Sán Chay, Cơ-ho, Chăm, Sán Dìu, Hrê, Mnông, Ra-glai, Xtiêng, Bru-Vân Kiều, Thổ, Giáy, Cơ-tu, "
    "Giẻ-Triêng, Mạ, Khơ-mú, Co, Tà-ôi, Chơ-ro, Kháng, Xinh-mun, Hà Nhì, Chu-ru, Lào, La Chí, "
    "La Ha, Phù Lá, La Hủ, Lự, Lô Lô, Chứt, Mảng, Pà Thẻn, Cờ Lao, Cống, Bố Y, Si La, Pu Péo, "
    "Brâu, Ơ-đu, Rơ-măm, "
    f"{FOREIGN}, Khác".split(", ")
)
NO_RELIGION = "Không"
RELIGIONS = (
    NO_RELIGION,
    "Phật giáo",
    "Công giáo",
    "Tin Lành",
    "Cao Đài",
    "Phật giáo Hòa Hảo",
    "Hồi giáo",
    "Khác",
)
