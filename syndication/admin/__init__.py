from syndication.admin import files, outlets  # noqa: F401 (each registers its own)
