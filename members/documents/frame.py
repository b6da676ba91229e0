"""What every printed register and form has around it: head, numbering, closing line, signatures."""

from chibo.documents import Document, Masthead, Signature
from chibo.queries import letterhead
from chibo.vietnamese.dates import place_date
from members.enums import PartyPost
from members.queries import in_post

BLANK = " ".join(["……"] * 5)
"""Room to write by hand what the program does not hold."""


def register(unit, *, today, by, left=None, **content):
    """A paper of the unit, dated today, every page numbered "of how many", signed twice."""
    head = letterhead(unit, today)
    return Document(
        masthead=Masthead(
            parent=head.parent.upper(),
            body=head.name.upper(),
            place_date=place_date(head.seat, today),
        ),
        signatures=(
            left or Signature(by.full_name, "(ký, họ và tên)", "NGƯỜI LẬP BIỂU"),
            Signature(secretary(unit, today), "BÍ THƯ", "T/M " + body_of(unit)),
        ),
        dated_on=today,
        page_numbers="of_total",
        **content,
    )


def secretary(unit, today):
    """The name of a cell's secretary on record; nothing for a committee, whose post is not kept."""
    found = in_post([unit], [PartyPost.SECRETARY], today).first() if unit.kind.is_cell else None
    return found.full_name if found else ""


def body_of(unit):
    """In whose name the secretary signs."""
    return "CHI BỘ" if unit.kind.is_cell else "ĐẢNG ỦY"


def numbered_rows(unit, cells, row, *, show_empty=False, people=len):
    """Rows of a table, numbered through; of a committee, each cell's under a line of its own.

    `cells` are (branch, things), `row` makes the columns after the number of one thing, `people`
    says how many members the things of a cell are about.
    """
    number = 0
    for branch, things in cells:
        if not unit.kind.is_cell and (things or show_empty):
            yield (f"{branch.name}: {people(things)} đảng viên",)
        for thing in things:
            number += 1
            yield (str(number), *row(thing))


def birth_columns(member):
    """The birth date in the column of men or of women."""
    return ("", member.birth_text) if member.gender == "female" else (member.birth_text, "")


def how_many(cells):
    """Things over all cells."""
    return sum(len(things) for _, things in cells)
