"""The smallest Wagtail site whose article page shows what ours does.

It runs in an environment of its own (.local/bench-wagtail) and nothing of ours imports it.
"""
