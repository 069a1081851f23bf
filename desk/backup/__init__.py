"""The way back: all that the site holds in one archive, and a site made from it again.

An archive is a plain tar. Any tar program shows it, and it is read from any place:

- `rows/TABLE.gz`: the rows of one table as COPY writes them, by the order of its key;
- `files/…`: the photos, originals and what readers are sent, as they stand below FILES_ROOT or
  in the bucket;
- `manifest.json.gz`: what stands in it, with checksums, and which migrations made the tables;
- `seal`: the checksum of every byte before it.

Rows, not a dump: a laptop's PostgreSQL 18 can so go to a server's 15.
"""
