"""The project: settings, addresses, the server, and what every page needs."""
