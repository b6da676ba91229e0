"""What is added within a version of a rule reaches the databases that have it already."""

import tomllib
from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.actions import rules
from chibo.history import acting
from chibo.models import Rule
from chibo.queries import rule_history

COMPLETED = import_module("chibo.migrations.0008_papers_of_admission")
KEYS = ("admission", "dossier-papers")


def written():
    found = Rule.objects.filter(key__in=KEYS).order_by("key", "valid")
    return [(rule.key, rule.valid.lower, rule.parameters) for rule in found]


def complete():
    COMPLETED.complete(apps, None)


@pytest.fixture
def before(cast):
    """A database of before: the rules as they were shipped then."""
    with acting(None, "như trước"):
        for rule in Rule.objects.filter(key__in=KEYS):
            rule.parameters.pop("paper_months", None)
            if "papers" in rule.parameters:
                rule.parameters["papers"].remove(COMPLETED.VETTING)
            rule.save(update_fields=["parameters"])
    return written()


def test_an_older_database_gets_what_a_new_one_has(before):
    complete()
    known = tomllib.loads(rules.FILE.read_text(encoding="utf-8"))["rules"]
    shipped = [
        (line["key"], line["from"], line["parameters"]) for line in known if line["key"] in KEYS
    ]
    assert written() == sorted(shipped, key=lambda line: line[:2])
    assert rule_history("dossier-papers")[0].what == "bổ sung giấy tờ kết nạp vào quy định"


def test_a_new_database_is_left_alone(cast):
    shipped = written()
    complete()
    assert written() == shipped


@pytest.mark.parametrize(
    "changed",
    [
        {"parameters": COMPLETED.ADMISSION | {"ceremony_from": "issued", "oldest": 65}},
        {"certainty": "read"},
        {"valid": DateRange(date(2026, 7, 26), date(2027, 1, 1))},
    ],
)
def test_what_somebody_changed_stays_as_they_left_it(before, changed):
    mine = Rule.objects.filter(key="admission", basis__code="208-QĐ/TW")
    with acting(None, "thử"):
        mine.update(**changed)
    left = mine.values().get()
    complete()
    assert mine.values().get() == left
    others = Rule.objects.filter(key="admission").exclude(pk=left["id"])
    assert {rule.parameters["paper_months"] for rule in others} == {12}
