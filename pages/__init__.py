"""Pages that stay: about the paper, contacts, prices, the terms of an election's campaign."""
