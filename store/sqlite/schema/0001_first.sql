-- The first schema: what came in, what it says, which reports it makes, what it means for claims.
-- Days are numbers yyyymmdd (0: unknown); moments are UTC text; JSON is text.

CREATE TABLE property (           -- how this store was made and what later commands must know
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE run (                -- one command that brought something in or worked something out
  id       INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,         -- 'ingest', 'import', 'link'
  started  TEXT NOT NULL,
  finished TEXT,                  -- NULL: it did not come to its end
  asked    TEXT NOT NULL,         -- JSON: what was asked of whom
  summary  TEXT                   -- JSON: what came back
) STRICT;

CREATE TABLE input (              -- one file or reply that a run read
  id      INTEGER PRIMARY KEY,
  run     INTEGER NOT NULL REFERENCES run,
  name    TEXT NOT NULL,
  format  TEXT NOT NULL,          -- 'pubmed', 'jsonl'; '': none that evident reads
  sha256  BLOB,                   -- of the bytes as they came; NULL: not read to its end
  bytes   INTEGER NOT NULL,       -- of the text, after decompression
  same_as INTEGER REFERENCES input  -- the earlier input with the same bytes, which keeps them
) STRICT;
CREATE INDEX input_by_digest ON input (sha256);

CREATE TABLE chunk (              -- the text of an input, piece by piece, as zstd frames
  input INTEGER NOT NULL REFERENCES input,
  start INTEGER NOT NULL,         -- byte offset in the text
  size  INTEGER NOT NULL,         -- bytes of text
  bytes BLOB NOT NULL,
  UNIQUE (input, start)
) STRICT;

CREATE TABLE problem (
  id       INTEGER PRIMARY KEY,
  run      INTEGER NOT NULL REFERENCES run,
  input    INTEGER REFERENCES input,
  severity TEXT NOT NULL,
  code     TEXT NOT NULL,
  message  TEXT NOT NULL,
  start    INTEGER NOT NULL,      -- byte offsets in the input's text
  finish   INTEGER NOT NULL
) STRICT;
CREATE INDEX problem_by_run ON problem (run);

CREATE TABLE report (             -- one publication
  id          INTEGER PRIMARY KEY,
  merged_into INTEGER REFERENCES report  -- set when its records moved to another report
) STRICT;

CREATE TABLE merge (              -- every joining of two reports, never changed
  id       INTEGER PRIMARY KEY,
  run      INTEGER NOT NULL REFERENCES run,
  at       TEXT NOT NULL,
  kept     INTEGER NOT NULL REFERENCES report,
  gone     INTEGER NOT NULL REFERENCES report,
  rule     TEXT NOT NULL,         -- 'identity'; 'moved': one record went over, others stayed behind
  evidence TEXT NOT NULL          -- 'doi:10.1/x'
) STRICT;

CREATE TABLE record (             -- what one source gives under one key
  id         INTEGER PRIMARY KEY, -- also the row of `words` and the document of the index
  source     TEXT NOT NULL,
  key        TEXT NOT NULL,
  report     INTEGER NOT NULL REFERENCES report,
  current    INTEGER,             -- the version that is shown and searched; NULL: the source withdrew it
  print      INTEGER NOT NULL,    -- first day of each date that can be searched
  electronic INTEGER NOT NULL,
  "create"   INTEGER NOT NULL,
  entry      INTEGER NOT NULL,
  mesh       INTEGER NOT NULL,
  completed  INTEGER NOT NULL,
  revised    INTEGER NOT NULL,
  UNIQUE (source, key)
) STRICT;
CREATE INDEX record_by_report ON record (report);

CREATE TABLE version (            -- what a record said at one time, never changed
  id             INTEGER PRIMARY KEY,
  record         INTEGER NOT NULL REFERENCES record,
  source_version INTEGER NOT NULL,  -- the source's own number
  digest         BLOB NOT NULL,     -- sha256 of content
  content        TEXT NOT NULL,     -- JSON, see store/record/record_json.hpp
  input          INTEGER REFERENCES input,  -- where its bytes are kept
  start          INTEGER NOT NULL,
  finish         INTEGER NOT NULL,
  run            INTEGER NOT NULL REFERENCES run,
  seen           TEXT NOT NULL
) STRICT;
CREATE INDEX version_by_record ON version (record, digest);

CREATE TABLE withdrawal (         -- the source said that a record is no more
  record INTEGER NOT NULL REFERENCES record,
  run    INTEGER NOT NULL REFERENCES run,
  at     TEXT NOT NULL
) STRICT;

CREATE TABLE identifier (         -- PMID, DOI, PMCID of current versions: what makes two records one report
  name   TEXT NOT NULL,           -- 'doi:10.1/x'
  record INTEGER NOT NULL REFERENCES record,
  PRIMARY KEY (name, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE study (              -- one investigation, known by its registration
  id           INTEGER PRIMARY KEY,
  registration TEXT NOT NULL UNIQUE  -- 'NCT01234567'
) STRICT;
CREATE TABLE study_record (
  study  INTEGER NOT NULL REFERENCES study,
  record INTEGER NOT NULL REFERENCES record,
  PRIMARY KEY (study, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX study_by_record ON study_record (record);

CREATE TABLE change (             -- what the index must follow
  seq    INTEGER PRIMARY KEY AUTOINCREMENT,
  record INTEGER NOT NULL REFERENCES record,
  run    INTEGER NOT NULL REFERENCES run
) STRICT;

CREATE TABLE review (             -- each import of a review package; the newest of a key counts
  id      INTEGER PRIMARY KEY,
  key     TEXT NOT NULL,
  digest  BLOB NOT NULL,
  content TEXT NOT NULL,          -- JSON, see store/evidence/review_json.hpp
  run     INTEGER NOT NULL REFERENCES run,
  at      TEXT NOT NULL
) STRICT;
CREATE INDEX review_by_key ON review (key);

CREATE TABLE proposal_set (       -- what the machine proposed for a claim at one time, never changed; the newest counts
  id      INTEGER PRIMARY KEY,
  run     INTEGER NOT NULL REFERENCES run,
  review  TEXT NOT NULL,
  claim   TEXT NOT NULL,
  at      TEXT NOT NULL
) STRICT;
CREATE INDEX proposal_set_by_claim ON proposal_set (review, claim);

CREATE TABLE proposal (
  proposal_set INTEGER NOT NULL REFERENCES proposal_set,
  report     INTEGER NOT NULL REFERENCES report,
  version    INTEGER NOT NULL REFERENCES version,  -- the record version it was read from
  direction  TEXT NOT NULL,
  directness TEXT NOT NULL,
  design     TEXT NOT NULL,
  level      INTEGER NOT NULL,
  score      REAL NOT NULL,
  quote      TEXT NOT NULL,
  quote_from INTEGER NOT NULL,    -- byte offsets in the section of the version
  quote_to   INTEGER NOT NULL,
  section    TEXT NOT NULL,
  why        TEXT NOT NULL,       -- JSON array
  PRIMARY KEY (proposal_set, report)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgement (          -- a person's word, never changed; the newest of a claim and report counts
  id         INTEGER PRIMARY KEY,
  review     TEXT NOT NULL,
  claim      TEXT NOT NULL,
  report     INTEGER NOT NULL REFERENCES report,
  direction  TEXT NOT NULL,
  directness TEXT NOT NULL,
  quote      TEXT NOT NULL,
  by         TEXT NOT NULL,
  why        TEXT NOT NULL,
  at         TEXT NOT NULL
) STRICT;
CREATE INDEX judgement_by_claim ON judgement (review, claim);

-- The words of each record's current version, folded, column by column in the order of the table of fields. Contentless:
-- a row leaves by the 'delete' command with the very words put in. No column sizes: ranking is the index's work.
CREATE VIRTUAL TABLE words USING fts5 (
  title, abstract, vernacular, keyword, heading, substance, author, affiliation, journal, other, statement, tags,
  content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 0 tokenchars '+.,'"
);
INSERT INTO words (words, rank) VALUES ('automerge', 16);
INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);

CREATE TABLE stem (               -- the words of the corpus by their stem: ranked search widens a word to its stem's words
  stem TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (stem, word)
) STRICT, WITHOUT ROWID;
