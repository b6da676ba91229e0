"""What a gathering adopted and what became of it."""

from .reading import Reading
from .resolution import Resolution
from .result import Result
from .section import Paragraph, Section
from .target import Target
from .task import Task

__all__ = ["Paragraph", "Reading", "Resolution", "Result", "Section", "Target", "Task"]
