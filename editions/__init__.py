"""The editions: one text, written in Cyrillic and read in three scripts."""
