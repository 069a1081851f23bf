"""Kazakh Cyrillic in Latin and in Arabic script: texts, HTML and feeds."""
