"""Whether this process can serve readers: the database answers, and has this code's tables."""

from django.db import DatabaseError, InterfaceError, close_old_connections
from django.db.migrations.executor import MigrationExecutor

from news.databases import for_readers, reading, reading_from
from qazaly.page_cache import Watch


class Health:
    """Asked as often as anybody likes: it costs the database nothing once its tables are there."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.has_tables = False

    def is_good(self) -> bool:
        # The watch asks the database three times a second, and does not hang where it hangs.
        return self.watch.state() is not None and self.is_migrated()

    def is_migrated(self) -> bool:
        """No migration of this code is missing; ones that only newer code knows do no harm."""
        if not self.has_tables:
            close_old_connections()
            try:
                with reading_from(for_readers()):
                    self.has_tables = not missing_migrations()
            except (DatabaseError, InterfaceError):
                pass
            finally:
                close_old_connections()
        return self.has_tables


def missing_migrations() -> list:
    executor = MigrationExecutor(reading())
    return executor.migration_plan(executor.loader.graph.leaf_nodes())
