"""What readers send, and the trace that it leaves."""

from letters.models.comment import Comment
from letters.models.letter import Letter, LetterPhoto
from letters.models.poll import Option, Poll, Vote
from letters.models.report import Report
from letters.models.trace import Trace

__all__ = ["Comment", "Letter", "LetterPhoto", "Option", "Poll", "Report", "Trace", "Vote"]
