from syndication.admin import files  # noqa: F401 (registers its admin)
