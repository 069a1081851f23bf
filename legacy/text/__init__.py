"""The texts of the old engine, its markers and its dirt, as clean texts of ours.

    site = Site(hosts={"qazaly.kz"}, files={7: Attachment("Бюджет.pdf", "/uploads/files/b.pdf")})
    found = story_of(row["short_story"], row["full_story"], site)
    found.html, found.pictures, found.files, found.hidden, found.dropped

Pictures stand in the html as references with numbers of their own: the first of `pictures` is 1.
`news.body.renumber(html, number)` puts a photo's id in their place, or takes them out.

hiding.py takes away what was not for everybody, markers.py reads the engine's markers, bbcode.py
those of its oldest rows, templates.py those of its templates, injected.py reports what somebody
planted; then walking.py makes blocks of the HTML, as a paste is made, and merging.py makes one
text of two. Nothing here asks a database.
"""

from legacy.text.cleaning import comment_of, page_of, story_of
from legacy.text.findings import Cleaned, Dropped, Picture
from legacy.text.site import Attachment, Site
from legacy.text.titles import title_of

__all__ = [
    "Attachment",
    "Cleaned",
    "Dropped",
    "Picture",
    "Site",
    "comment_of",
    "page_of",
    "story_of",
    "title_of",
]
