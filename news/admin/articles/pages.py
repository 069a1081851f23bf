"""The pages around the form, by their addresses below the desk's list."""

from news.admin.articles import bin as bin_
from news.admin.articles import (
    bulk,
    corrections,
    drafts,
    preview,
    proposals,
    publishing,
    versions,
)

# Address, function of the request, the desk and what the address says, name.
PAGES = (
    ("new/keep/", drafts.keep, "keep_new"),
    ("drafts/<int:pk>/discard/", drafts.discard, "discard"),
    ("when/", publishing.when, "when"),
    ("bin/", bin_.bin_page, "bin"),
    ("bin/<int:pk>/out/", bin_.take_out, "take_out"),
    ("bulk/", bulk.carry_out, "bulk"),
    ("bulk/undo/", bulk.undo, "undo_bulk"),
    ("preview/", preview.frame, "preview"),
    ("preview/page/", preview.page, "preview_page"),
    ("proposals/<int:pk>/", proposals.proposal_page, "proposal"),
    ("proposals/<int:pk>/answer/", proposals.answer, "answer"),
    ("proposals/<int:pk>/take-back/", proposals.take_back, "take_back"),
    ("<int:pk>/keep/", drafts.keep, "keep"),
    ("<int:pk>/undo/", publishing.undo, "undo"),
    ("<int:pk>/links/", preview.change_links, "links"),
    ("<int:pk>/corrections/", corrections.corrections_page, "corrections"),
    ("<int:pk>/history/<int:number>/", versions.version_page, "version"),
    ("<int:pk>/history/<int:number>/restore/", versions.restore, "restore"),
)
