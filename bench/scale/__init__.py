"""Every kind of page with 100,000 and with 1,000,000 articles, side by side."""
