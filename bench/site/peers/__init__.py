"""The others: each module gives `missing()`, a sentence when it cannot run, and servers to ask."""
