"""Questions that PostgreSQL plans once a connection, not each time that they are asked.

For the questions of every article's page, which take longer to plan than to answer. A pooler that
hands connections out by the transaction must not stand between: the next one knows none of them.
"""

from weakref import WeakKeyDictionary

from news import databases

# What each open connection of the driver knows; one that was opened anew knows nothing.
KNOWN: WeakKeyDictionary[object, set[str]] = WeakKeyDictionary()


class Prepared:
    """:param question: SQL with named places for values, as `%(pk)s`
    :param types: PostgreSQL's type of each
    """

    def __init__(self, name: str, question: str, **types: str) -> None:
        numbered = {value: f"${number}" for number, value in enumerate(types, start=1)}
        self.name = name
        self.preparing = f"PREPARE {name} ({', '.join(types.values())}) AS {question % numbered}"
        self.asking = f"EXECUTE {name} ({', '.join(f'%({value})s' for value in types)})"

    def sql(self) -> str:
        """What asks it, with the same named places, where readers' pages are read from now."""
        wrapper = databases.reading()
        with wrapper.cursor() as cursor:
            known = KNOWN.setdefault(wrapper.connection, set())
            if self.name not in known:
                cursor.execute(self.preparing)
                known.add(self.name)
        return self.asking
