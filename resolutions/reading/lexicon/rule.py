"""What is known of a clause, and the conditions under which its words mean an indicator."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """What is known of a clause before its indicator: all in the words of the draft."""

    folded: str
    measure: str
    comparator: str
    subjects: frozenset[str]
    counted: str | None = None
    zero: bool = False


@dataclass(frozen=True)
class Rule:
    """Holds when `words` are found, `unless` are not, and the other conditions are met."""

    key: str | None
    words: str
    unless: str = r"(?!)"
    measures: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    comparators: tuple[str, ...] = ()
    counted: str = ""
    zero: bool | None = None

    def holds(self, facts: Facts) -> bool:
        return (
            bool(re.search(self.words, facts.folded))
            and not re.search(self.unless, facts.folded)
            and self._fits(facts)
        )

    def _fits(self, facts: Facts) -> bool:
        return (
            (not self.measures or facts.measure in self.measures)
            and (not self.subjects or bool(facts.subjects & set(self.subjects)))
            and (not self.comparators or facts.comparator in self.comparators)
            and (not self.counted or bool(re.match(self.counted, facts.counted or "")))
            and (self.zero is None or self.zero == facts.zero)
        )
