"""Articles in and out as JSON Lines; docs/articles.md describes the form for people."""
