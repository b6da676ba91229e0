"""The rules the program knows, brought into the database; what was changed there stays."""

import tomllib
from pathlib import Path

from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.history import action
from chibo.models import Holiday, LegalBasis, Rule, UnitKind, UnitKindParent

FILE = Path(__file__).resolve().parent.parent / "rules.toml"


@action("nạp quy định")
def load(*, by):
    """Add what `rules.toml` has and the database has not yet. Safe to repeat."""
    known = tomllib.loads(FILE.read_text(encoding="utf-8"))
    _load_kinds(known["kinds"], known["parents"])
    _load_documents(known["documents"])
    _load_rules(known["rules"])
    _load_holidays(known["holidays"])


def _load_kinds(kinds, parents):
    for code, fields in kinds.items():
        UnitKind.objects.get_or_create(code=code, defaults=fields)
    for line in parents:
        for kind in line["kinds"]:
            for parent in line["under"]:
                UnitKindParent.objects.get_or_create(
                    kind_id=kind, parent_kind_id=parent, defaults={"valid": _span(line)}
                )


def _load_documents(documents):
    for line in documents:
        fields = {name: line[name] for name in ("title", "issuer", "issued_on")}
        LegalBasis.objects.get_or_create(
            code=line["code"], defaults={**fields, "valid": _span(line)}
        )
    for line in documents:
        if "replaced_by" in line:
            LegalBasis.objects.filter(code=line["code"], replaced_by=None).update(
                replaced_by=LegalBasis.objects.get(code=line["replaced_by"])
            )


def _load_rules(rules):
    """The rules that never were there: what became of the others is somebody's decision."""
    ever = {
        (key, valid.lower)
        for key, valid in Rule.pgh_event_models["insert"].objects.values_list("key", "valid")
    }
    bases = {basis.code: basis for basis in LegalBasis.objects.all()}
    for line in rules:
        span = _span(line)
        if (line["key"], span.lower) in ever:
            continue
        _end_before(line, rules)
        if Rule.objects.filter(key=line["key"], valid__overlap=span).exists():
            continue
        Rule.objects.create(
            key=line["key"],
            basis=bases[line["document"]],
            article=line.get("article", ""),
            certainty=line["certainty"],
            valid=span,
            parameters=line["parameters"],
        )


def _end_before(line, known):
    """A new decree ends the one before, where that stands open as the program knew it.

    A rule that somebody changed goes on as they left it, and the new one stays outside.
    """
    for other in known:
        if other["key"] == line["key"] and other["from"] < line["from"]:
            Rule.objects.filter(
                key=other["key"],
                basis__code=other["document"],
                valid=DateRange(other["from"], None),
                parameters=other["parameters"],
            ).update(valid=DateRange(other["from"], line["from"]))


def _load_holidays(lines):
    """The days that never were there: one that somebody took out stays out, the history tells."""
    ever = set(Holiday.pgh_event_models["insert"].objects.values_list("day", flat=True))
    Holiday.objects.bulk_create(
        Holiday(day=day, name=line["name"])
        for line in lines
        for day in line["days"]
        if day not in ever
    )


def _span(line):
    return DateRange(line["from"], line.get("to"))
