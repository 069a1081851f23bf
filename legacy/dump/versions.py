"""The engine's version, as far as its tables tell: the newest of what each version brought."""

from collections.abc import Mapping

from legacy.dump.tables import Table

# A version and what it was the first to have: a table, or a column of one.
BROUGHT = (
    ("20.0", "newsletter_template_items", ""),
    ("19.1", "usergroups", "rating_n_day"),
    ("18.0", "post_extras", "allowed_country"),
    ("17.3", "category", "disable_index"),
    ("17.2", "poll", "closed"),
    ("17.0", "storage", ""),
    ("16.1", "downloads_log", ""),
    ("15.3", "post_extras", "edited_now"),
    ("15.2", "category", "schema_org"),
    ("15.1", "files", "is_public"),
    ("15.0", "files", "driver"),
    ("14.1", "category", "rating_type"),
    ("14.0", "category", "active"),
    ("13.3", "post_extras", "allow_rss"),
    ("13.2", "post_extras_cats", ""),
    ("13.0", "plugins", ""),
    ("12.1", "banners_rubrics", ""),
    ("12.0", "post_pass", ""),
    ("11.3", "redirects", ""),
    ("11.2", "twofactor", ""),
    ("11.1", "comments_files", ""),
    ("11.0", "xfsearch", ""),
    ("10.5", "comments", "parent"),
    ("10.4", "category", "allow_rss"),
    ("10.1", "links", ""),
    ("10.0", "read_log", ""),
    ("9.6", "post_extras", ""),
)


def version_of(tables: Mapping[str, Table]) -> str:
    """The oldest version that these tables, by the engine's names, can be of; "" before 9.6."""
    for version, table, column in BROUGHT:
        if table in tables and (not column or column in tables[table].kinds):
            return version
    return ""
