"""What the nouns share: scope, and a version for two people editing at once."""

from django.db import models
from django.db.models import Q

from chibo.access import Permission


class ScopedQuerySet(models.QuerySet):
    def within(self, paths):
        """Rows whose unit lies in one of the subtrees; no subtree, no row."""
        anywhere = Q()
        for path in paths:
            anywhere |= Q(**{f"{self.model.scope}__startswith": path})
        return self.filter(anywhere) if paths else self.none()


class Scoped(models.Model):
    """A noun that hangs from a unit. There is no `objects`: views go through `visible_to`.

    `unscoped` is for models, queries, actions, imports, commands and tests; a test over the syntax
    tree keeps it there.
    """

    scope = "unit__path"
    read_permission = Permission.READ_FIGURES

    unscoped = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def visible_to(cls, user, permission=None, *, below=None):
        """The rows `user` may use for `permission` (reading, when not said), of all units or of
        those `below` one."""
        return cls.unscoped.within(user.paths(permission or cls.read_permission, below))


class Versioned(models.Model):
    """A row that two people may edit: the number a form carries must still be the row's number."""

    version = models.PositiveIntegerField("lần sửa", default=0, editable=False)

    class Meta:
        abstract = True
