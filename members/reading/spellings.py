"""The words of a list in the spellings that real lists use, each under the word that we keep.

Keys are folded by `folded`: no diacritics, no capitals, no marks between letters.
"""

import re
from functools import cache

from chibo.vietnamese.text import search_key
from members.enums import (
    ETHNICITIES,
    FOREIGN,
    RELIGIONS,
    AcademicTitle,
    Degree,
    Gender,
    PartyPost,
    ProfessionalLevel,
    TheoryLevel,
    TheoryMode,
)

_BETWEEN = re.compile(r"[^a-z0-9]+")


def folded(text):
    """A word as it is compared: "Khơ-me", "KHƠ ME" and "khơ me" are one."""
    return _BETWEEN.sub(" ", search_key(text).replace("'", "").replace("’", "")).strip()


MORE = {
    Gender: {"male": "m, male, ông, đ/c nam, trai", "female": "f, female, bà, đ/c nữ, gái"},
    PartyPost: {
        "secretary": "BT, bí thư chi bộ, BTCB, bí thư chi ủy",
        "deputy": "PBT, phó bí thư chi bộ, PBTCB",
        "committee": "CUV, chi uỷ viên, ủy viên, ủy viên chi ủy, UV BCH, cấp ủy viên, UVCU",
    },
    ProfessionalLevel: {
        "elementary": "sơ cấp, SC, CNKT, công nhân kỹ thuật, công nhân kĩ thuật, thợ bậc cao",
        "intermediate": "TC, trung học chuyên nghiệp, THCN, trung cấp nghề",
        "college": "CĐ, cao đẳng nghề",
        "university": "ĐH, đại học chính quy, cử nhân, CN, kỹ sư, kĩ sư, KS, bác sĩ, bác sỹ, "
        "dược sĩ đại học",
        "master": "ThS, thạc sỹ, cao học, trên đại học",
        "doctor": "TS, tiến sỹ",
        "doctor_of_science": "TSKH, tiến sỹ khoa học",
    },
    Degree: {
        "bachelor": "CN",
        "engineer": "KS, kĩ sư",
        "physician": "BS, bác sỹ",
        "pharmacist": "DS, dược sỹ",
        "master": "ThS, thạc sỹ",
        "doctor": "TS, tiến sỹ",
        "doctor_of_science": "TSKH, tiến sỹ khoa học",
    },
    AcademicTitle: {"associate": "PGS", "professor": "GS"},
    TheoryLevel: {
        "elementary": "SC, sơ cấp LLCT, sơ cấp chính trị, SCLLCT",
        "intermediate": "TC, trung cấp LLCT, trung cấp chính trị, TCLLCT, TCCT, "
        "trung cấp lý luận chính trị, trung cấp LLCT-HC",
        "advanced": "CC, cao cấp LLCT, cao cấp chính trị, CCLLCT, CCCT, cao cấp lý luận chính trị",
        "bachelor": "CN, cử nhân chính trị, cử nhân LLCT, CNCT",
    },
    TheoryMode: {
        "full_time": "TT, học tập trung",
        "part_time": "KTT, tại chức, vừa làm vừa học, hệ không tập trung, TC",
    },
}
PEOPLES = {
    "Kinh": "Việt, Kinh (Việt)",
    "Khơ-me": "Khmer, Khơ me, Khme, Khờ me, Miên",
    "Mông": "H'Mông, Hmông, H Mông, Mèo, Mông hoa, Mông trắng",
    "Gia-rai": "Jrai, J'rai, Gia rai, Ja rai, Jarai",
    "Ê-đê": "Ê đê, Rhadé, Rađê, Êđê, Ede",
    "Xơ-đăng": "Xơ đăng, Sedang, Xê đăng, Xê-đăng, Xơ Teng",
    "Ba-na": "Bahnar, Ba na, Bana",
    "Cơ-ho": "K'ho, Kơ ho, Cơ ho, Kơho, Kho",
    "Cơ-tu": "Ka tu, Cơ tu, Katu, Ca tu",
    "Tà-ôi": "Tà ôi, Pa cô, Pa kô, Pacoh, Ta oi",
    "Bru-Vân Kiều": "Vân Kiều, Bru, Bru Vân Kiều",
    "Ra-glai": "Raglai, Ra glây, Raglay",
    "Xtiêng": "Stiêng, S'tiêng, X'tiêng",
    "Mnông": "M'nông, Mơ nông",
    "Hrê": "H'rê, Hơ rê",
    "Chăm": "Chàm, Chiêm thành",
    "Hoa": "Hán, Hoa kiều",
    "Chơ-ro": "Chơ ro, Châu ro, Chrau",
    "Khơ-mú": "Khơ mú, Khmú, Kơ mú",
    "Giẻ-Triêng": "Giẻ Triêng, Gié Triêng, Dẻ Triêng, Gié-Triêng",
    "Sán Chay": "Cao Lan, Sán Chỉ, Cao Lan - Sán Chỉ",
    "Chu-ru": "Chu ru, Churu",
    "Xinh-mun": "Xinh mun, Sinh mun",
    "Ơ-đu": "Ơ đu, Ơđu",
    "Rơ-măm": "Rơ măm, Rmăm",
    "Co": "Cor, Kor, Cùa",
    "Thổ": "Thổ (Nghệ An)",
    FOREIGN: "Nước ngoài, người nước ngoài",
}
FAITHS = {
    "Không": "Ko, K, không có, không tôn giáo, không theo đạo, lương, 0",
    "Phật giáo": "Phật, đạo Phật",
    "Công giáo": "Thiên chúa, Thiên Chúa giáo, đạo Thiên Chúa, Ki-tô giáo, Kitô, đạo Công giáo",
    "Tin Lành": "đạo Tin Lành",
    "Cao Đài": "đạo Cao Đài",
    "Phật giáo Hòa Hảo": "Hòa Hảo, PGHH, đạo Hòa Hảo",
    "Hồi giáo": "Hồi, đạo Hồi, Islam",
}


@cache
def words_of(choices):
    """{folded spelling: the word we keep} of an enumeration."""
    found = {}
    for choice in choices:
        more = MORE.get(choices, {}).get(choice.value, "").split(", ")
        for spelling in (choice.label, choice.value.replace("_", " "), *more):
            found.setdefault(folded(spelling), choice.value)
    found.pop("", None)
    return found


def _listed(names, more):
    found = {folded(name): name for name in names}
    for name, spellings in more.items():
        for spelling in spellings.split(", "):
            found.setdefault(folded(spelling), name)
    return found


ETHNIC = _listed(ETHNICITIES, PEOPLES)
FAITH = _listed(RELIGIONS, FAITHS)
