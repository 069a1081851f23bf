"""The old site, run by the engine DataLife, moves in: its articles, pictures and addresses."""
