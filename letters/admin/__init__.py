"""What readers sent, at the desk: queues in which editors decide.

queue     what all of them share: verdicts, one or many at once, and taking the last one back
comments  what goes to the site and what does not
reports   mistakes, and the note of correction that readers see
letters   the inbox, and its photos on their way into the library
polls     questions to readers
"""

from letters.admin import comments, letters, polls, reports

__all__ = ["comments", "letters", "polls", "reports"]
