"""What search engines are told there is.

parts     which parts the map has, and what stands in each
articles  its parts of articles: stretches of their numbers
writing   the files themselves
views     the index, a part, and the news of two days
"""
