"""One page asks the same question once; whatever may write between two questions, twice."""

import pytest
from django.http import HttpResponse

from chibo.middleware import asked_once
from chibo.once import once, one_page


@pytest.fixture
def asked():
    return []


@pytest.fixture
def double(asked):
    @once
    def run(number):
        asked.append(number)
        return number * 2

    return run


def test_one_page_asks_once(asked, double):
    with one_page():
        assert [double(2), double(3), double(2)] == [4, 6, 4]
    assert asked == [2, 3]


def test_the_next_page_asks_anew(asked, double):
    for _ in range(2):
        with one_page():
            double(2)
    assert asked == [2, 2]


def test_nothing_is_kept_outside_a_page(asked, double):
    assert [double(2), double(2)] == [4, 4]
    assert asked == [2, 2]


@pytest.mark.parametrize(("method", "times"), [("get", 1), ("head", 1), ("post", 2)])
def test_only_what_reads_is_one_page(rf, asked, double, method, times):
    def view(request):
        double(2)
        double(2)
        return HttpResponse()

    asked_once(view)(getattr(rf, method)("/"))
    assert len(asked) == times


def test_a_page_that_fails_leaves_nothing_behind(rf, asked, double):
    def view(request):
        double(2)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asked_once(view)(rf.get("/"))
    double(2)
    assert asked == [2, 2]
