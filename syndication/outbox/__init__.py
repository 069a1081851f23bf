"""What changed for readers, told elsewhere; by housekeeping, never while anybody waits.

    changes   rows that triggers left, made into deliveries
    sending   one delivery after another, repeated until it has arrived or three days are over
    post      a request to somebody else's server: bounded, and never into our own network
    webhooks, telegram, indexnow  what each kind of outlet is sent

A delivery arrives at least once, with the same id each time; a post in a channel at most once:
where nobody knows whether it arrived, a person decides (see telegram).
"""

from syndication.outbox import changes, sending


def turn() -> int:
    """A bounded share of the work; how many changes and deliveries it dealt with."""
    sending.forget_old()
    return changes.prepare() + sending.send()
