"""The whole site under load: against nginx handing out a file, against WordPress and Wagtail.

    content   the same 2,000 articles for all
    ours      our own site on a database of its own, with two workers
    peers     the others; one that is not installed is named and skipped
    load      requests by wrk, the contestants in turn, round after round
    measures  what is measured of our own site
    readers   views under load and under kills: none lost, none invented
    versus    our article page against the peers', drawn anew and kept
    table     what is printed, and kept in docs/benchmarks.md

All traffic stays on this machine, and every run ends by itself.
"""
