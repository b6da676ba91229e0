"""The rules the program judges by: all of them, one with its versions, another from a day on."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from chibo.access import Permission, requires
from chibo.actions import rule_versions as actions
from chibo.forms.rules import RuleForm
from chibo.parameters import words_of
from chibo.queries import keeps_the_rules, rule_history, rules_by_group, versions_of
from chibo.vietnamese.dates import short_date
from chibo.vietnamese.numbers import whole

P = Permission


@requires(P.READ_UNITS)
def rules(request):
    """Every rule as it is today."""
    groups = rules_by_group(timezone.localdate())
    return render(
        request,
        "chibo/rules/rules.html",
        {
            "groups": groups,
            "to_check": sum(told.to_check for _, shown in groups for told in shown),
            "may_change": keeps_the_rules(request.user),
        },
    )


@requires(P.READ_UNITS)
def rule(request, key):
    """One rule: its versions, the latest first, and what was done to them."""
    versions = _versions(key)
    return render(
        request,
        "chibo/rules/rule.html",
        {
            "section": "rules",
            "key": key,
            "name": words_of(key).name,
            "versions": versions,
            "may_change": keeps_the_rules(request.user),
            "history": rule_history(key),
        },
    )


@requires(P.MANAGE_RULES)
def rule_change(request, key):
    """Another version from a day on."""
    require_the_top(request)
    versions = [told.rule for told in _versions(key)]
    form = RuleForm(request.POST or None, user=request.user, versions=versions)
    if form.is_valid():
        begun = form.attempt(actions.begin, key=key, **form.arguments, by=request.user)
        if begun:
            since = short_date(begun.valid.lower)
            messages.success(request, f"Đã đặt: {words_of(key).name}, từ ngày {since}.")
            return redirect("rule", key)
    context = {"section": "rules", "key": key, "name": words_of(key).name, "form": form}
    refused = form.is_bound and (form.errors or form.warnings)
    status = 422 if refused else 200
    return render(request, "chibo/rules/rule_change.html", context, status=status)


@requires(P.MANAGE_RULES)
@require_POST
def rule_take_back(request, key):
    """The latest version goes; the one before runs on."""
    require_the_top(request)
    _versions(key)
    before = actions.take_back(key=key, seen=whole(request.POST.get("seen")) or 0, by=request.user)
    messages.success(request, f"Đã bỏ. Bản theo {before.basis} được áp dụng tiếp.")
    return redirect("rule", key)


@requires(P.MANAGE_RULES)
@require_POST
def rule_check(request, key):
    """A version was compared with the document itself."""
    require_the_top(request)
    _versions(key)
    actions.check(key=key, number=whole(request.POST.get("version")), by=request.user)
    messages.success(request, "Đã ghi: bản này đúng với nguyên văn.")
    return redirect("rule", key)


def require_the_top(request):
    """Rules hold for everybody: only who administers the whole tree changes them."""
    if not keeps_the_rules(request.user):
        raise PermissionDenied(P.MANAGE_RULES.label)


def _versions(key):
    """The versions of a rule; 404 for one that nobody knows."""
    found = versions_of(key, timezone.localdate())
    if not found:
        raise Http404
    return found
