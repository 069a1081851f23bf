"""The desk of articles: one form, and around it all that keeps a text from being lost.

admin      the lists and the form, put together
pages      the addresses of the pages around the form
forms      the form itself: who saves, from which version, with which button
bylines    who signs, posted as a whole list
opening    how a form is filled when it is opened, and how its save ends
rehearsal  a save that is carried out to its end and taken back: for previews and proposals
values     a form's content in one shape: compared, merged, put back into a form
warnings   what must and what should be mended, beside the fields
words      values in words, for comparisons
late       the second of two saves: base, theirs and mine side by side, and both merged
drafts     rolling copies while somebody writes, and who else has the piece open
publishing what the publish button will do, and ten seconds to undo it
versions   the history: what changed, in words, and any version back with one click
proposals  an author's change of a published piece
preview    as a reader sees it, also for somebody without an account
bin        thirty days for what was deleted
bulk       several pieces at once: announced, and undone
"""

from news.admin.articles.admin import ArticleAdmin, NewsAdmin

__all__ = ["ArticleAdmin", "NewsAdmin"]
