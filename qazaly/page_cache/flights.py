"""One rendering for all who ask for the same page at once."""

import threading
from time import monotonic

from qazaly.page_cache.finished import FinishedPage


class Flight:
    """A page being drawn. Used as a context by who draws it; the others wait for `done`."""

    def __init__(self, flights: "Flights", address: str) -> None:
        self.flights = flights
        self.address = address
        self.began = monotonic()
        self.done = threading.Event()
        self.page: FinishedPage | None = None
        self.failed = False

    def __enter__(self) -> "Flight":
        return self

    def __exit__(self, *_: object) -> None:
        self.flights.land(self)
        self.done.set()


class Flights:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.under_way: dict[str, Flight] = {}

    def join(self, address: str) -> tuple[Flight, bool]:
        """The flight to this address, and whether it is the caller's to fly."""
        with self.lock:
            found = self.under_way.get(address)
            if found:
                return found, False
            self.under_way[address] = ours = Flight(self, address)
            return ours, True

    def land(self, flight: Flight) -> None:
        with self.lock:
            del self.under_way[flight.address]
