"""What the person who looks after the server is told: numbers, health, and lines of a log.

cells      the numbers of each worker process, in memory that the others can read
logs       one line an event, with the request it belongs to
health     whether this process can serve readers
text       the numbers of all workers as Prometheus reads them
observing  the outermost WSGI callable, which counts, and answers /health/ and /metrics/
"""
