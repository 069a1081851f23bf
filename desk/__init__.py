"""The editors' desk: Django's admin under the newsroom's name, and its people's accounts."""
