"""Which migrations made the tables, and a database brought to just these."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from desk.backup.refusing import Refused

Name = tuple[str, str]


def recorded() -> list[list[str]]:
    """The migrations of this database, but for those of apps that went with an older version."""
    loader = MigrationLoader(connection)
    applied = sorted(loader.applied_migrations)
    return [list(name) for name in applied if name[0] in loader.migrated_apps]


def check_known(migrations: list[list[str]]) -> set[Name]:
    """The same as a set, each known to this version of the site and none without its forerunners.

    :raises Refused: they are another version's.
    """
    graph = MigrationLoader(None).graph
    wanted = {(app, name) for app, name in migrations}
    if wanted - graph.nodes.keys():
        raise Refused("Көшірмені сайттың жаңарақ нұсқасы жазған: алдымен сайтты жаңартыңыз.")
    if any(parent.key not in wanted for name in wanted for parent in graph.node_map[name].parents):
        raise Refused("Көшірме бүлінген: кестелерінің нұсқасы толық жазылмаған.")
    return wanted


def bring_to(wanted: set[Name]) -> None:
    """Take back what an empty database has beyond these, then make what it lacks.

    The executor is called, not the command: roles and permissions come with the rows.
    """
    for backwards in (True, False):
        executor = MigrationExecutor(connection)
        applied = executor.loader.applied_migrations
        leaves = executor.loader.graph.leaf_nodes()
        every = [one for one, _ in executor.migration_plan(leaves, clean_start=True)]
        names = applied.keys() - wanted if backwards else wanted - applied.keys()
        plan = [(one, backwards) for one in every if (one.app_label, one.name) in names]
        executor.migrate(None, plan[::-1] if backwards else plan)


def bring_to_newest() -> None:
    call_command("migrate", interactive=False, verbosity=0)
