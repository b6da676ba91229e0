"""What benchmarks share: the demo, a clock, and the table at the end.

A bound that is broken fails the benchmark, and `bin/bench` with it. Bounds are ratios against
something real in the same run wherever possible; milliseconds are asked for only where the product
promises them, and mean a machine that does nothing else.
"""

from statistics import median, quantiles
from time import perf_counter

import pytest

from tests.demo import loaded_demo

ROWS = []


@pytest.fixture(scope="session")
def province(django_db_setup, django_db_blocker):
    """The province of the demo."""
    with loaded_demo(django_db_blocker) as found:
        yield found


@pytest.fixture(scope="session", autouse=True)
def as_served():
    """Templates are rendered as they are for a person: nothing is kept of each for a test."""
    from django.template.base import Template

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", lambda self, context: self.nodelist.render(context))
        yield


@pytest.fixture
def tell():
    """tell(what, figure, bound) writes a line of the table and holds the figure to its bound."""

    def run(what, figure, bound=None, unit="", note=""):
        ROWS.append((what, figure, bound, unit, note))
        assert bound is None or figure <= bound, f"{what}: {figure:.2f}{unit} > {bound}{unit}"

    return run


def pytest_terminal_summary(terminalreporter):
    if not ROWS:
        return
    terminalreporter.section("benchmarks")
    width = max(len(what) for what, *_ in ROWS)
    for what, figure, bound, unit, note in ROWS:
        held = "" if bound is None else f"≤ {bound}{unit}"
        kept = "" if bound is None else ("ok" if figure <= bound else "BROKEN")
        line = f"{what:<{width}}  {figure:>9.2f}{unit:<4} {held:<10} {kept:<7} {note}"
        terminalreporter.write_line(line.rstrip())


def seconds(run):
    """How long one call takes."""
    start = perf_counter()
    run()
    return perf_counter() - start


def in_turn(times, *runs):
    """The median seconds of each, called in turn so that a busy moment meets all of them."""
    for run in runs:
        run()
    rounds = [[seconds(run) for run in runs] for _ in range(times)]
    return [median(column) for column in zip(*rounds, strict=True)]


def p95(times, run):
    """The 95th percentile in seconds, warm."""
    run()
    return quantiles([seconds(run) for _ in range(times)], n=20)[-1]
