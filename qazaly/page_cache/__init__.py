"""Finished pages in front of Django: compressed bytes, kept in each worker process.

A page is a function of its address (the edition stands in it), of the few choices that a reader
may make for all pages (news.display), and of the content state, and lives half a minute, as the
counts it is drawn from may be half a minute old already. What the reader's request says beside
its address and those choices never reaches the page: it is drawn for a request of our own making
(`asking`), so that nobody can poison it.

    asking    which requests a finished page may answer, and the request a page is drawn for
    finished  one page in three encodings, its entity tags, and the answer made of it
    store     the pages of this process within their bound, and those shared through Redis
    watching  the content state, followed by one thread a process
    flights   one rendering for all who ask at once
"""

from collections.abc import Iterable
from time import monotonic

from news.content import ContentState
from qazaly.monitoring.cells import Cells
from qazaly.page_cache import finished
from qazaly.page_cache.asking import Application, Door, Environ, StartResponse, drawn
from qazaly.page_cache.finished import FinishedPage
from qazaly.page_cache.flights import Flight, Flights
from qazaly.page_cache.store import Store
from qazaly.page_cache.watching import Watch

# Seconds. While a page takes longer to draw than this, others are given the last one.
PATIENCE = 0.1
# After this they ask by themselves: something is badly wrong, and Django will say what.
LONGEST_WAIT = 10


class PageCache:
    """The outermost WSGI callable: a finished page where there may be one, else `application`."""

    def __init__(
        self, application: Application, watch: Watch, store: Store, counts: Cells | None = None
    ) -> None:
        self.application = application
        self.watch = watch
        self.store = store
        self.door = Door()
        self.flights = Flights()
        self.counts = counts or Cells()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        address = self.door.address_of(environ)
        page = self.page(address) if address else None
        if page is None:
            self.counts.count("passed")
            return self.application(environ, start_response)
        return page.answer(environ, start_response)

    def page(self, address: str) -> FinishedPage | None:
        """The page as it is now; None where Django has to say something else."""
        state, kept = self.watch.state(), self.store.get(address)
        if state is None:
            return self.stale(kept)
        if kept and kept.is_right(state):
            self.counts.count("hit")
            return kept
        flight, is_ours = self.flights.join(address)
        if is_ours:
            return self.draw(flight, kept)
        return self.wait(flight, kept)

    def draw(self, flight: Flight, kept: FinishedPage | None) -> FinishedPage | None:
        # Whoever finished a moment ago may have left what we were about to draw; and the state
        # is looked at before the content is read, so that a change in between is seen later.
        with flight:
            state, fresh = self.watch.state(), self.store.get(flight.address)
            if state and fresh and fresh.is_right(state):
                flight.page = fresh
            elif state:
                flight.page = self.store.shared(flight.address, state) or self.new(flight, state)
            return flight.page or (self.stale(kept) if flight.failed else None)

    def new(self, flight: Flight, state: ContentState) -> FinishedPage | None:
        self.counts.count("drawn")
        began = monotonic()
        answer = drawn(self.application, flight.address, state)
        flight.failed = answer.status.startswith("503")
        if not finished.may_be_kept(answer):
            return None
        page = FinishedPage(answer, state, began)
        self.store.put(flight.address, page)
        return page

    def wait(self, flight: Flight, kept: FinishedPage | None) -> FinishedPage | None:
        patience = flight.began + PATIENCE - monotonic() if kept else LONGEST_WAIT
        if flight.done.wait(max(patience, 0)) and not flight.failed:
            return flight.page
        return self.stale(kept)

    def stale(self, kept: FinishedPage | None) -> FinishedPage | None:
        """The last page while the next is drawn or the database is away."""
        if kept is None or kept.is_too_old():
            return None
        self.counts.count("stale")
        return kept
