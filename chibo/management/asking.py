"""Questions on the terminal: asked again until the answer is right."""

import getpass
import sys

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from chibo.vietnamese.text import clean_line


def require_terminal():
    """Refuse to ask where nobody can answer."""
    if not sys.stdin.isatty():
        raise CommandError("Lệnh này hỏi trên cửa sổ dòng lệnh. Hãy chạy nó trong một cửa sổ.")


def ask(question, *, default="", check=lambda text: text, out=print):
    """One line; an empty one means the default. `check` answers the value or raises."""
    hint = f" [{default}]" if default else ""
    while True:
        text = clean_line(input(f"{question}{hint}: ")) or default
        if not text:
            out("  Hãy trả lời câu này.")
            continue
        try:
            return check(text)
        except ValidationError as error:
            out("  " + " ".join(error.messages))


def choose(question, options, *, out=print):
    """One of (value, label) pairs by its number."""
    out(question)
    for number, (_, label) in enumerate(options, 1):
        out(f"  {number}. {label}")

    def check(text):
        if not (text.isdecimal() and 1 <= int(text) <= len(options)):
            raise ValidationError(f"Hãy gõ một số từ 1 đến {len(options)}.")
        return options[int(text) - 1][0]

    return ask("Số", check=check, out=out)


def ask_password(check, *, out=print):
    """A password typed twice, never shown."""
    while True:
        first = getpass.getpass("Mật khẩu (không hiện khi gõ): ")
        try:
            check(first)
        except ValidationError as error:
            out("  " + " ".join(error.messages))
            continue
        if getpass.getpass("Gõ lại mật khẩu: ") == first:
            return first
        out("  Hai lần gõ chưa giống nhau.")
