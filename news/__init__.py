"""The newspaper: articles, rubrics, people, tags, photos, view counts and feeds."""
