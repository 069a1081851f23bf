from syndication.models.files import SiteFiles

__all__ = ["SiteFiles"]
