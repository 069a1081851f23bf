"""How well and how quickly readers find articles, against what PostgreSQL brings along.

data/ holds what a district newspaper writes about, concept by concept, and 300 questions of its
readers, each with the concepts that answer it: an article answers if it is about one of them, not
if it holds a word in passing. All of it was written by hand; no form was made by the code that
is measured here.
"""
