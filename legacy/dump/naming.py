"""Which tables of a dump are the engine's: it may hold several programs, and prefixes are free."""

from collections.abc import Iterable, Mapping

from legacy.dump.tables import Table

ARTICLES = {"short_story", "full_story", "alt_name", "autor"}
PEOPLE = {"user_id", "user_group", "name", "reg_date"}
WORDS = """
admin_logs admin_sections banned banners banners_logs banners_rubrics category
comment_rating_log comments comments_files complaint conversation_reads conversation_users
conversations conversations_messages downloads_log email files flood ignore_list images links
login_log logs lostdb mail_log metatags newsletter_template_categories newsletter_template_items
notice plugins plugins_files plugins_logs pm poll poll_log post post_extras post_extras_cats
post_log post_pass question read_log redirects rss rssinform sendlog social_login spam_log
static static_files storage subscribe tags twofactor usergroups users users_delete views vote
vote_result xfsearch
"""
KNOWN = frozenset(WORDS.split())


def prefixes(tables: Mapping[str, Table]) -> list[str]:
    """The prefixes of all sites of the engine in a dump, told by their table of articles."""
    return [
        name.removesuffix("post")
        for name, table in tables.items()
        if name.endswith("post") and set(table.kinds) >= ARTICLES
    ]


def people_table(tables: Mapping[str, Table], prefix: str) -> str | None:
    """The table of users, which may be shared with another site and have its prefix."""
    names = [name for name, table in tables.items() if set(table.kinds) >= PEOPLE]
    ending = [name for name in names if name.endswith("users")]
    own = f"{prefix}users"
    return own if own in ending else next(iter(ending), None)


def own_names(tables: Mapping[str, Table], prefix: str) -> dict[str, str]:
    """The full name of each table and its name in the engine, without those of plugins."""
    own = {name: name.removeprefix(prefix) for name in tables if name.startswith(prefix)}
    known = {name: short for name, short in own.items() if short in KNOWN - {"users"}}
    people = people_table(tables, prefix)
    return known | ({people: "users"} if people else {})


def strangers(tables: Iterable[str], names: Mapping[str, str]) -> list[str]:
    """Tables of plugins and of other programs."""
    return sorted(set(tables) - set(names))
