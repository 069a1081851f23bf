"""The printed newspaper: its issues as PDF, their pages as pictures and as text that is found.

opening   a PDF that somebody sends: refused in a sentence, or counted by a process of its own
pdfium    that process, a script: whatever a hostile file does, it does it there
text      what PDFium reads, made readable
making    pictures and text of the pages, made by housekeeping one after another
indexing  the words of pages after a change of the stemmer
search    pages that hold what a reader asks for
"""
