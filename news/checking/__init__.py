"""Troubles of a text, said to whoever writes it: what must be mended, and what should be.

`article.troubles_of` is the one entry. Nothing here changes a text or refuses it; the desk's form
shows what was found, and lets nobody publish what still has a «must».
"""
