"""What readers send: comments, mistakes they found, news, letters, votes.

    models     a row for each; `Trace` alone knows that two came from the same sender
    seals      a form's own key: how old it is, and that it is sent once
    forms      readers' forms, and what a robot gives itself away by
    receiving  one way in for all of them, and its limits
    keeping    how long each is kept, and the end of it
    admin      where editors decide what becomes of them

Pages with a form are drawn for one reader and never kept (`qazaly.page_cache.asking.NEVER`); an
article's finished page only leads there.
"""
