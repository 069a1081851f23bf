"""The column «Руханият»: the articles of its section, its pages, its feed, its desk."""
