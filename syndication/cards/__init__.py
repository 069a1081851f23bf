"""The picture that messengers show beside a link.

facts    what a card shows, and its name, which is the mark of all that
drawing  a card from a photo, or from the headline where there is none
letters  words in the paper's own face
views    a card by its address
"""
