"""What the demo has beside its articles: `readers` on the pages, `pieces` on the desk."""
