# What a person types. The tools behind it need Python and nothing else.
PYTHON ?= python3
PORT ?= 8000
DEMO ?= 1
ARGS ?=
SIZE ?= 60000
export PORT DEMO

.DEFAULT_GOAL := help
.PHONY: help run test lint format pictures guide demo-paper catalogue requirements bench bench-peers bench-kazakh bench-search bench-scale bench-moving clean

help:            ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 24

run:             ## set everything up and serve the site (PORT=8000, DEMO=0 for an empty newsroom)
	@$(PYTHON) -m tools.run

test:            ## the whole suite, browser tests included (ARGS="-k archive")
	@$(PYTHON) -m tools.test $(ARGS)

lint:            ## every linter, and that no migration is missing
	@$(PYTHON) -m tools.lint

format:          ## put the code into its one form
	@$(PYTHON) -m tools.lint --mend

pictures:        ## photograph every kind of page into .local/pictures (editions, widths, light, dark)
	@$(PYTHON) -m tools.pictures

guide:           ## photograph the desk anew for docs/editors.kk.md (ONLY="start editor")
	@$(PYTHON) -m tools.guide

demo-paper:      ## print the demo's newspaper anew (desk/demo/gazet.pdf)
	@$(PYTHON) -m tools.demo_paper

catalogue:       ## compile the Kazakh of Django and the packages (locale/*.po)
	@$(PYTHON) -m tools.catalogue

requirements:    ## compile requirements*.in into hash-pinned files (needs uv)
	@$(PYTHON) -m tools.requirements

bench:           ## the site beside nginx, WordPress and Wagtail, and an old site's move (docs/benchmarks.md)
	@$(PYTHON) -m tools.bench bench.site
	@$(PYTHON) -m tools.bench bench.moving

bench-moving:    ## the second half of it alone: an old site moves in
	@$(PYTHON) -m tools.bench bench.moving

bench-peers:     ## install what make bench compares us with (Debian's packages need root)
	@$(PYTHON) -m bench.site.peers

bench-kazakh:    ## measure the stemmer on a table of word forms (FORMS=file)
	@$(PYTHON) -m bench.stems $(FORMS)

bench-search:    ## measure the search on 300 judged questions, and its time (SIZE=60000 articles)
	@$(PYTHON) -m tools.bench bench.search --size $(SIZE) $(ARGS)

bench-scale:     ## every kind of page at 100,000 and at 1,000,000 articles (made once, in minutes)
	@$(PYTHON) -m bench.scale $(ARGS)

clean:           ## remove .venv and .local, the demo's database and pictures with it
	rm -rf .venv .local
