"""A WordPress site moves in from its own export (WXR 1.0 to 1.2), by the steps of legacy.moving.

reading.py reads the file as a stream, entries.py tells its elements apart, surveying.py looks at
all of it before anything is written, rows.py and sources.py say what it found in the words of
those steps, texts.py with shortcodes.py and lines.py make plain HTML of WordPress's own,
pieces.py makes pieces, run.py is the whole move. addresses.py remembers what each piece was
called there; places.py, finding.py and asking.py answer whoever asks for it.
"""
