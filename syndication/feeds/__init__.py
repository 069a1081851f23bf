"""Feeds for readers' programs and for other sites that take our pieces.

channels  which feeds there are, and what each holds
items     what a feed says of an article
forms     the three ways of writing it down: RSS, Atom, JSON Feed
text      an article's text, for programs that know nothing of our pages
"""
