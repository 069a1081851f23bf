"""Rows that a dump gives twice: one with a primary key that was there before."""

from legacy.dump.tables import Table
from legacy.dump.values import Value

BITS = 8_000_000
"""Numbers below it are remembered as a bit each, a megabyte for all; others one by one."""


class Repeats:
    """What was met of one table."""

    def __init__(self, table: Table) -> None:
        self.key = table.key
        self.bits = bytearray()
        self.others: set[object] = set()

    def is_new(self, row: dict[str, Value]) -> bool:
        if not self.key:
            return True
        values = tuple(row.get(name) for name in self.key)
        number = values[0]
        if len(values) > 1 or not isinstance(number, int) or not 0 <= number < BITS:
            known = values in self.others
            self.others.add(values)
            return not known
        return self.set_bit(number)

    def set_bit(self, number: int) -> bool:
        """Remember a number; whether it was new."""
        place, bit = number >> 3, 1 << (number & 7)
        if place >= len(self.bits):
            self.bits.extend(bytes(max(place + 1 - len(self.bits), len(self.bits), 1024)))
        is_new = not self.bits[place] & bit
        self.bits[place] |= bit
        return is_new
