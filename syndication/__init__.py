"""What the newspaper says of itself to programs: feeds, site maps, cards, the API, deliveries."""
