"""A site made from an archive, in an empty database, or not at all."""

from collections.abc import Callable
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, transaction

from desk.backup import files, loading, manifest, rows, schema
from desk.backup.archive import Reader, place_of
from desk.backup.checking import checked
from desk.backup.refusing import Refused, database_fault, disk_fault

LOCK = int.from_bytes(b"qazaly")


def restore(path: Path, told: Callable[[str], None] = lambda step: None) -> manifest.Manifest:
    """Check the archive, then fill the database and the folder of photos from it.

    :param told: hears what is done next.
    :raises Refused: the site is as empty as it was.
    """
    loading.refuse_if_filled()
    told("Көшірме тексеріліп жатыр …")
    with checked(path) as archive:
        be_alone()
        try:
            fill(archive, told)
        except OSError as reason:
            raise disk_fault(reason) from reason
        except DatabaseError as reason:
            raise database_fault(reason) from reason
        told("Кестелер жаңа нұсқаға келтіріліп жатыр …")
        ContentType.objects.clear_cache()
        schema.bring_to_newest()
        loading.run("VACUUM (ANALYZE) {}", list(rows.tables()))
        return archive.manifest


def be_alone() -> None:
    """Two who restore at once would empty each other's tables; ends with the connection."""
    if not loading.query("SELECT pg_try_advisory_lock(%s)", [LOCK])[0][0]:
        raise Refused("Дәл қазір осы сайтқа басқа көшірме салынып жатыр.")
    loading.refuse_if_filled()


def fill(archive: Reader, told: Callable[[str], None]) -> None:
    """Photos wait until the rows are right, and stand in their places before rows tell of them."""
    said = archive.manifest
    told("Кестелер әзірленіп жатыр …")
    schema.bring_to(schema.check_known(said.migrations))
    with files.Stage() as stage:
        told("Суреттер салынып жатыр …")
        for place, stored in said.files.items():
            stage.write(place, stored, archive.open(place_of(place)))
        told("Жолдар салынып жатыр …")
        with transaction.atomic(durable=True):
            strange = loading.load(archive)
            stage.settle()
    for name in sorted(strange):
        told(f"«{name}» – сайттың кестесі емес, ол салынған жоқ.")
