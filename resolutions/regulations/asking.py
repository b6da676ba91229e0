"""What a sentence asks of an indicator besides a number. Pure."""

import re

LEVELS = {
    "elementary": r"sơ cấp|\bsc-?llct\b",
    "intermediate": r"trung cấp|\btc-?llct\b",
    "advanced": r"cao cấp|\bcc-?llct\b",
    "bachelor": r"cử nhân",
}
HELD = re.compile(r"(?:có|đạt) (?:trình độ|bằng)|trình độ[^;]*trở lên")
COMPLETED = re.compile(r"hoàn thành|tốt nghiệp|được cấp (?:bằng|giấy)|bế giảng")


def theory_asked(said):
    """{"stage", "theory"} of a target on political theory; None when it speaks of levels held.

    "Cử 02 đồng chí học trung cấp lý luận chính trị" counts who was sent, "hoàn thành" who was
    certified. Who holds a level is no course, and no record of courses can say it.
    """
    text = said.lower()
    if HELD.search(text):
        return None
    stage = "completed" if COMPLETED.search(text) else "sent"
    named = [level for level, words in LEVELS.items() if re.search(words, text)]
    return {"stage": stage} | ({"theory": named[0]} if len(named) == 1 else {})
