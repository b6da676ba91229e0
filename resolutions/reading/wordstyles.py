"""The styles of Word's paragraphs, each looked up once.

python-docx goes through every style of the file for every paragraph that names none; a paper of
some hundred paragraphs took seconds by that, and a file made for it a worker for minutes.
"""

_DEEPEST = 12  # Word itself stops at ten; a file may base two styles upon each other


class Styles:
    """The styles of one document by their ids."""

    def __init__(self):
        self._chains = {}

    def of(self, paragraph) -> tuple:
        """The paragraph's style and those it is based on, the nearest first."""
        key = paragraph._p.style
        if key not in self._chains:
            self._chains[key] = _chain(paragraph.style)
        return self._chains[key]

    def name(self, paragraph) -> str:
        """What its style is called."""
        chain = self.of(paragraph)
        return (chain[0].name or "") if chain else ""


def _chain(style) -> tuple:
    chain = []
    while style is not None and len(chain) < _DEEPEST:
        chain.append(style)
        style = style.base_style
    return tuple(chain)
