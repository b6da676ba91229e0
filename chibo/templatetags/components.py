"""The visible things pages are made of, as tags whose parameters are their declared props.

A thing that is one element with a class (`.tabs`, `.data`, `.counts`) needs no tag. A wrong
prop is an error when the template is compiled, not a hole on the page. Texts are escaped as
everywhere.
"""

from functools import cache

from django import template
from django.template.loader import render_to_string
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from lucide.templatetags.lucide import lucide

from chibo.vietnamese import numbers

register = template.Library()


@register.simple_tag(name="icon")
@cache
def draw(name, size=18):
    """A lucide icon that says nothing to a screen reader: the word stands beside it.

    Kept once drawn: a page has dozens, and they name themselves in the templates.
    """
    return lucide(name, size=size, aria_hidden="true", **{"class": "icon"})


@register.simple_tag(takes_context=True)
def again(context, block):
    """The text of another block once more: the title of the window is the heading of the page."""
    return context.render_context[BLOCK_CONTEXT_KEY].get_block(block).render(context).strip()


# --- Where am I -------------------------------------------------------------------------------


@register.inclusion_tag("components/rail.html", takes_context=True)
def rail(context):
    """The lines of the rail; the current one is the longest address that begins this page's.

    A page that lives under another address names its section itself: `"section": "members"`.
    """
    links = [(entry, _address(entry.url_name)) for entry in context.get("menu", ())]
    links = [(entry, address) for entry, address in links if address]
    path = context["request"].path
    section = context.get("section")
    here = _address(section) if section else _section_of(path, [address for _, address in links])
    return {"links": links, "here": here, "counts": context.get("rail_counts", {})}


def _address(url_name):
    try:
        return reverse(url_name)
    except NoReverseMatch:  # an app may be listed before its pages are
        return None


def _section_of(path, addresses):
    above = [a for a in addresses if path == a or (a != "/" and path.startswith(a))]
    return max(above, key=len, default=None)


@register.inclusion_tag("components/crumbs.html")
def crumbs(*pairs):
    """The way here: `{% crumbs "Nghị quyết" list_url "Đại hội lần thứ III" congress_url %}`."""
    return {"steps": list(zip(pairs[::2], pairs[1::2], strict=True))}


# --- What is the state ------------------------------------------------------------------------


@register.simple_tag
def tag(text, kind="mute", icon=""):
    """A state in a word. `kind`: ok, warn, late, note, mute.

    Without a template of its own: a list has one in every line.
    """
    drawn = draw(icon, 14) if icon else ""
    return format_html('<span class="tag {}">{}{}</span>', kind, drawn, text)


@register.inclusion_tag("components/stat.html")
def stat(label, value, note="", kind="", href=""):
    """A number that matters; with `href` it can be opened. `kind`: ok, warn, late."""
    value = numbers.number(value) if isinstance(value, int) else value
    return {"label": label, "value": value, "note": note, "kind": kind, "href": href}


@register.inclusion_tag("components/bar.html")
def bar(percent, kind="ok"):
    """How full, drawn beside the figure. Over 100 the bar is full and a notch shows the target."""
    full = max(0, min(100, round(percent)))
    return {"full": full, "notch": round(10000 / percent) if percent > 100 else None, "kind": kind}


@register.inclusion_tag("components/fact.html")
def fact(label, value=None, unknown="chưa ghi", full=False):
    """A field and its value inside `<dl class="facts">`; what is not recorded says so."""
    return {"label": label, "value": value, "unknown": unknown, "full": full}


# --- What can I do next -----------------------------------------------------------------------


@register.inclusion_tag("components/button.html")
def button(text, icon="", kind="", name="", value="", confirm=""):
    """A button that submits. `kind`: primary, danger, quiet. `confirm`: what to ask first."""
    props = {"text": text, "icon": icon, "kind": kind, "name": name, "value": value}
    return props | {"confirm": confirm}


@register.inclusion_tag("components/link_button.html")
def link_button(text, href, icon="", kind="", new_tab=False):
    """A link that looks like a button: it leads to where something is done.

    With `new_tab` it opens beside the program, as papers do: closing the paper loses nothing.
    """
    return {"text": text, "href": href, "icon": icon, "kind": kind, "new_tab": new_tab}


@register.inclusion_tag("components/blocked.html")
def blocked(text, why, who="", icon="lock"):
    """A greyed button that opens and says why it is grey, and who can do it."""
    return {"text": text, "why": why, "who": who, "icon": icon}


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context, page, noun="dòng"):
    """Previous and next page of a list; filters stay in the address."""
    return {"page": page, "noun": noun, "request": context["request"]}


@register.inclusion_tag("components/error_summary.html")
def error_summary(form, act="lưu"):
    """What is wrong with a form, at its top: every sentence, with a link to its field. `act` is
    what could not be done."""
    said = [(None, sentence) for sentence in form.non_field_errors()] if form.errors else []
    said += [(field, sentence) for field in form for sentence in field.errors]
    return {"said": said, "act": act}


# --- What holds other things ------------------------------------------------------------------


@register.simple_block_tag
def card(content, title="", aside="", classes="", level=2):
    """A sheet of paper on the ground. `aside` stands at the right of the title."""
    props = {"title": title, "aside": aside, "classes": classes, "level": level}
    return render_to_string("components/card.html", props | {"content": content})


@register.simple_block_tag
def notice(content, kind="info", title=""):
    """Something to know before going on. `kind`: info, success, warn, error."""
    props = {"kind": kind, "title": title, "content": content}
    return render_to_string("components/notice.html", props)


@register.simple_block_tag
def empty_state(content, title, icon="inbox"):
    """What belongs here while nothing does; the content explains and offers the button."""
    props = {"title": title, "icon": icon, "content": content}
    return render_to_string("components/empty_state.html", props)


@register.simple_block_tag(takes_context=True)
def filters(context, content, label="Lọc danh sách"):
    """A bar of filter fields that reloads the list by GET."""
    props = {"label": label, "content": content, "path": context["request"].path}
    return render_to_string("components/filters.html", props)


@register.simple_block_tag
def form_actions(content):
    """The buttons that end a form; on a phone they stay at the lower edge."""
    return render_to_string("components/form_actions.html", {"content": content})
