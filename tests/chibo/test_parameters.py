"""Parameters of rules in words: labels for all of them, and what a person types read by shape."""

import tomllib

import pytest

from chibo.parameters import FILE, Slot, flat, misplaced, slots, together, words

RULES = tomllib.loads(FILE.read_text(encoding="utf-8"))["rules"]


@pytest.mark.parametrize("line", RULES, ids=lambda line: f"{line['key']} {line['from']}")
def test_every_rule_and_each_of_its_parameters_has_words(line):
    told = words()[line["key"]]
    assert told.name
    assert told.group
    assert set(flat(line["parameters"])) - set(told.labels) == set()


@pytest.mark.parametrize("line", RULES, ids=lambda line: f"{line['key']} {line['from']}")
def test_what_is_printed_is_read_as_the_same_value(line):
    values = flat(line["parameters"])
    shaped = {slot.name: slot for slot in slots(line["key"], line["parameters"])}
    read = {}
    for name, value in values.items():
        slot = shaped[name]
        typed = str(value) if slot.kind == "choice" else slot.in_words(value)
        read[name] = slot.read(typed)
    assert together(read, line["parameters"]) == line["parameters"]
    assert "{" not in "".join(shaped[name].in_words(value) for name, value in values.items())


def test_words_without_a_rule_are_none():
    assert set(words()) == {line["key"] for line in RULES}


def slot(kind, **fields):
    return Slot("x", "x", kind, **fields)


@pytest.mark.parametrize(
    ("box", "typed", "value"),
    [
        (slot("whole"), "12", 12),
        (slot("whole"), "0", 0),
        (slot("whole", most=10**9), "4.960.000", 4960000),
        (slot("decimal"), "0,30", "0.3"),
        (slot("decimal"), "1", "1"),
        (slot("decimal"), "10", "10"),
        (slot("fraction"), "2 / 3", "2/3"),
        (slot("wholes"), "30; 40, 45", [30, 40, 45]),
        (slot("wholes", count=2, ascending=True), "5.000; 5.000", None),
        (slot("lines"), "NQ\nQĐ", ["NQ", "QĐ"]),
        (slot("lines", may_be_empty=True), "", []),
        (slot("pairs"), "1-HSĐV: Lý lịch: bản chính", [["1-HSĐV", "Lý lịch: bản chính"]]),
        (slot("choice", choices=((1, "đồng"), (1000, "nghìn đồng"))), "1000", 1000),
        (slot("choice", choices=((True, "có"), (False, "không"))), "False", False),
        (slot("whole", required=False), " ", None),
    ],
)
def test_what_is_typed_is_read(box, typed, value):
    if value is None and typed.strip():
        with pytest.raises(ValueError, match="từ 0 đến"):
            box.read(typed)
    else:
        assert box.read(typed) == value


@pytest.mark.parametrize(
    ("box", "typed", "told"),
    [
        (slot("whole"), "", "Hãy ghi ô này"),
        (slot("whole"), "mười", "số nguyên từ 0 đến 1.000"),
        (slot("whole"), "1,5", "số nguyên"),
        (slot("whole"), "-1", "số nguyên"),
        (slot("whole"), "1001", "số nguyên"),
        (slot("whole"), "9" * 5000, "số nguyên"),
        (slot("whole"), "²", "số nguyên"),
        (slot("whole", most=100), "101%", "từ 0 đến 100"),
        (slot("decimal"), "x", "ví dụ 0,5"),
        (slot("decimal", most=100), "100,1", "từ 0 đến 100"),
        (slot("decimal"), "0,00001", "ví dụ 0,5"),
        (slot("fraction"), "3/2", "phân số không quá 1"),
        (slot("fraction"), "2/0", "phân số"),
        (slot("wholes", count=4), "1;2;3", "đúng 4 số"),
        (slot("wholes"), ";", "ít nhất một số"),
        (slot("wholes", ascending=True), "40; 30", "từ nhỏ đến lớn"),
        (slot("wholes", ascending=True), "30; 30", "mỗi số một lần"),
        (slot("wholes", count=2, ascending=True), "30; 2", "từ nhỏ đến lớn"),
        (slot("lines"), "NQ\nNQ", "hai lần"),
        (slot("pairs"), "1-HSĐV", "hai chấm"),
        (slot("pairs"), "A: x\nA: y", "hai lần"),
        (slot("choice", choices=(("term", "nhiệm kỳ"),)), "x", "Hãy chọn"),
    ],
)
def test_a_wrong_shape_is_refused_in_words(box, typed, told):
    with pytest.raises(ValueError, match=told):
        box.read(typed)


def test_an_entry_stands_in_one_table():
    right = {
        "percents.insured": "1",
        "percents.pensioner": "0.5",
        "percents.working": "0.3",
        "amounts.retired": [1000, 15000],
        "amounts.student": [5000, 5000],
    }
    assert misplaced("dues", right) == []
    assert misplaced("dues", right | {"amounts.working": [1, 2]}) == ["percents.working"]
    assert misplaced("dues", right | {"amounts.student": None}) == ["amounts.student"]
    assert misplaced("probation", {"months": 12}) == []


def test_an_empty_table_stays_a_table_and_takes_the_shape_of_a_later_one():
    now, later = {"months": 6, "bands": {}}, {"months": 6, "bands": {"HTNV": 50}}
    box = next(s for s in slots("rating", now, later) if s.name == "bands.HTTNV")
    assert (box.kind, box.required) == ("whole", False)
    assert together({"months": 6}, now) == now
    assert together({"months": 6, "bands.HTTNV": 70}, now)["bands"] == {"HTTNV": 70}
