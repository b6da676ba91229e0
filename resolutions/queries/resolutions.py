"""Reading that spans resolutions, the register and the rules of a day."""

import hashlib

from django.db.models import Prefetch

from chibo.queries import newest, rule_in_force, sentences
from congresses.enums import Body
from congresses.models import Congress
from congresses.queries import congress_by
from members.enums import PartyPost
from members.queries import in_post
from resolutions.enums import Kind, State
from resolutions.models import Paragraph, Resolution, Section, Target
from resolutions.queries.terms import with_lapse
from resolutions.regulations import numbering as numbers
from resolutions.regulations.adopting import Majority
from resolutions.regulations.numbering import Numbering, PaperTypes


def outline(resolution):
    """The sections in order with their paragraphs and targets: three queries, however long."""
    targets = Prefetch("targets", Target.unscoped.order_by("order", "pk"))
    paragraphs = Prefetch("paragraphs", Paragraph.unscoped.prefetch_related(targets, "task"))
    return list(Section.unscoped.filter(resolution=resolution).prefetch_related(paragraphs))


def whole_version(resolution):
    """The version of the whole paper: any change of its head, its words or its targets is another.

    The row's own number says nothing of the body, whose sections and targets count for themselves.
    """
    body = [
        (section.depth, section.label, section.heading, _versions(section.paragraphs.all()))
        for section in outline(resolution)
    ]
    digest = hashlib.sha256(repr(body).encode()).hexdigest()
    return f"{resolution.version}-{digest[:16]}"


def _versions(paragraphs):
    return [(p.marker, p.text, [(t.pk, t.version) for t in p.targets.all()]) for p in paragraphs]


def place_in_history(resolution):
    """How far the history of a resolution, its words and its targets goes by now."""
    return newest(*_rows(resolution))


def acts_after(resolution, place):
    """What was done to a resolution, its words and its targets since then, newest first."""
    return sentences(*_rows(resolution), after=place)


def _rows(resolution):
    sections = outline(resolution)
    paragraphs = [paragraph for section in sections for paragraph in section.paragraphs.all()]
    targets = [target for paragraph in paragraphs for target in paragraph.targets.all()]
    return [resolution, *sections, *paragraphs, *targets]


def targets_of(resolutions):
    """The targets of these resolutions, in the order of the papers."""
    return (
        Target.unscoped.filter(paragraph__section__resolution__in=resolutions)
        .select_related("paragraph__section__resolution__unit__kind")
        .order_by(
            "paragraph__section__resolution",
            "paragraph__section__order",
            "paragraph__order",
            "order",
            "pk",
        )
    )


def doubtful_targets(resolution):
    """The targets of a resolution that somebody is still to look at, in the order of the paper."""
    return targets_of([resolution]).exclude(unsure=[])


def numbers_taken(unit, series):
    """The numbers already used in a series of the unit."""
    return set(
        Resolution.unscoped.filter(unit=unit, series=series, number__isnull=False).values_list(
            "number", flat=True
        )
    )


def names_in_post(resolution, on):
    """Who the records know as able to sign: the presidium of a congress, else secretary and deputy.

    Posts are not dated yet; today's post of those on the roll of the day stands for that day's.
    """
    if resolution.kind == Kind.CONGRESS:
        seats = resolution.congress.seats.filter(body=Body.PRESIDIUM).once()
        return [str(seat) for seat in seats.select_related("member")]
    posts = (PartyPost.SECRETARY, PartyPost.DEPUTY)
    return [member.full_name for member in in_post([resolution.unit], posts, on)]


def post_to_sign(resolution):
    """The post whose holders may sign, in words."""
    if resolution.kind == Kind.CONGRESS:
        return "thành viên đoàn chủ tịch đại hội"
    return "bí thư hoặc phó bí thư chi bộ"


def numbering(on):
    """What numbers are unique within on a day."""
    parameters, _ = rule_in_force("paper-numbering", on)
    return Numbering(**parameters)


def paper_types(on):
    """The types a cell may issue on a day; before the first recorded rule, resolutions."""
    parameters, rule = rule_in_force("cell-paper-types", on)
    if rule is None:
        return PaperTypes(("NQ",))
    return PaperTypes(
        tuple(parameters["types"]),
        tuple(parameters["not_by_congress"]),
        rule.clause,
    )


def majority(on):
    """How many votes a resolution needs on a day."""
    parameters, rule = rule_in_force("resolution-majority", on)
    return Majority(parameters["more_than_percent"], rule.clause) if rule else Majority()


def series_of(resolution, on):
    """The series its number belongs to on a day.

    A congress's papers count within their own congress; other papers through the term that the
    cell's last congress began, or through the year where no congress is on record.
    """
    by_congress = resolution.kind == Kind.CONGRESS
    return numbers.series(
        numbering(on),
        paper_type="NQ",
        by_congress=by_congress,
        term=(resolution.term_start, resolution.term_end)
        if by_congress
        else _term_of(resolution, on),
        year=on.year,
    )


def next_number_of(resolution, on):
    """The number the paper would get if it were issued on the day."""
    return numbers.next_number(numbers_taken(resolution.unit, series_of(resolution, on)))


def _term_of(resolution, on):
    held = Congress.unscoped.filter(unit=resolution.unit, meeting__held_on__lte=on)
    last = held.order_by("-meeting__held_on").first()
    return (last.term_start, last.term_end) if last else None


def same_papers(unit, head):
    """What is on record of the paper a text was read as, drafts included; `head` as `head_of` says.

    A congress adopts one resolution: another of its congress is the same; of other papers those of
    the same kind, day and trích yếu. What was replaced or withdrawn may be written anew.
    """
    standing = Resolution.unscoped.filter(unit=unit, kind=head["kind"])
    standing = standing.exclude(state__in=[State.REPLACED, State.WITHDRAWN])
    if head["kind"] == Kind.CONGRESS:
        congress = congress_by(unit, head["ordinal"], head["held_on"])
        return list(standing.filter(congress=congress)) if congress else []
    same = {"dated_on": head["held_on"], "summary": head["summary"]}
    return list(standing.filter(**same, term_start=head["term"][0]))


def papers_in_force(user, unit, today):
    """The resolutions in force of a unit and below, latest first; what has lapsed is not."""
    readable = with_lapse(Resolution.visible_to(user).in_force(), today).filter(lapsed=False)
    below = readable.filter(unit__path__startswith=unit.path).select_related("unit")
    return below.order_by("-dated_on", "-pk")
