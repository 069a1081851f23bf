"""The site's search: words of articles made ready in Python, found by PostgreSQL.

Stems are computed here and stored, so that any PostgreSQL will do, without dictionaries of its
own. An article's keys stand in its entry (news.models.search); `indexing` makes them, `finding`
asks for them.
"""
