"""Articles for programs: what readers see, and nothing else; only to be read.

    views      the addresses
    answers    JSON, its headers, and refusals as sentences
    questions  which articles are asked for, and where the last answer ended
    facts      what is said of an article

openapi.json describes all of it; a test holds the two together.
"""
