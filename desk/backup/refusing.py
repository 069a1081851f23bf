"""What stops a copy or a restoration, in a sentence for whoever typed the command."""

import errno

from django.db import DatabaseError, OperationalError

NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Refused(Exception):
    """The sentence, in Kazakh."""


def disk_fault(reason: OSError) -> Refused:
    if isinstance(reason, ConnectionError):
        return Refused(f"Суреттер қоймасы жауап бермеді: {reason}")
    if reason.errno in NO_SPACE:
        return Refused("Дискіде орын жетпеді. Шала жазылғаны өшірілді, бұрынғысы орнында.")
    where = f"«{reason.filename}»: " if reason.filename else ""
    return Refused(f"Дискімен жұмыс тоқтап қалды: {where}{reason.strerror or reason}.")


def database_fault(reason: DatabaseError) -> Refused:
    said = str(reason).strip().partition("\n")[0]
    if isinstance(reason, OperationalError):
        return Refused(f"Дерекқор жауап бермеді, ештеңе өзгерген жоқ: {said}")
    return Refused(f"Дерекқор көшірменің жолдарын қабылдамады: {said}")
