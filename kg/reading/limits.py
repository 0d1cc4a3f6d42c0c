"""Every size limit of the readers, in one place; all are in bytes unless the name says otherwise."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

# Streamed formats (JSON Lines, CSV) may be as large as a whole archive, ten million pages and more: a line is held at
# a time. The others are held in memory at once.
STREAMED_FILE = 128 * 1024 * MEGABYTE
WHOLE_FILE = 32 * MEGABYTE
# A saved page is small; the HTML tree costs about thirty times its source.
HTML_FILE = 8 * MEGABYTE
# Attribute lists are quadratic in every HTML parser that was measured.
HTML_TAG = 64 * 1024
HTML_DEPTH_LEVELS = 4000

# One page's text, in code points; the longest page of the sample corpora has 175,000.
PAGE_TEXT = 2 * MEGABYTE
# One record (a line of JSON Lines, a row of CSV): a page's text with room for escapes.
RECORD = 8 * MEGABYTE
# From how many records that cannot be read in a row on a file is no file of pages: each is kept and reported.
BAD_RECORDS = 100_000
FRONT_MATTER = 64 * 1024

# Decompressed bytes per compressed byte beyond the first megabyte; official prose stays under 20.
GZIP_RATIO = 200
SNIFFED = 64 * 1024
