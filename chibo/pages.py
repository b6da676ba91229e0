"""Long lists cut into pages."""

from django.core.paginator import Paginator


class LongList(Paginator):
    """Pages of a queryset whose order has no ties: a page behind the middle is counted from the
    end, so that no page has more than half of the list before it.

    `count` may be given where somebody has counted already.
    """

    def __init__(self, found, per_page, *, count=None):
        super().__init__(found, per_page)
        if count is not None:
            self.count = count

    def page(self, number):
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        after = min(first + self.per_page, self.count)
        if first < self.count // 2:
            return self._get_page(self.object_list[first:after], number, self)
        backwards = self.object_list.reverse()[self.count - after : self.count - first]
        return self._get_page(list(backwards)[::-1], number, self)
