from syndication.models.delivery import Change, Delivery, Event, Post, State
from syndication.models.files import SiteFiles
from syndication.models.outlet import Kind, Outlet

__all__ = ["Change", "Delivery", "Event", "Kind", "Outlet", "Post", "SiteFiles", "State"]
