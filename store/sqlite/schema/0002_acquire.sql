-- Acquiring: what each search at a source asked and was told, how far it was fetched, which files of a mirror were taken,
-- which records a run was given again, and what records say of other records.

ALTER TABLE run ADD COLUMN source TEXT NOT NULL DEFAULT '';  -- the configured source; '': none
ALTER TABLE run ADD COLUMN review TEXT NOT NULL DEFAULT '';  -- the review it was for; '': none

CREATE TABLE sighting (           -- a run was given a record in words that were held already
  run     INTEGER NOT NULL REFERENCES run,
  record  INTEGER NOT NULL REFERENCES record,
  input   INTEGER NOT NULL REFERENCES input,
  start   INTEGER NOT NULL,       -- bytes of the input's text
  finish  INTEGER NOT NULL,
  PRIMARY KEY (run, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_by_record ON sighting (record);
CREATE INDEX version_by_run ON version (run);

CREATE TABLE harvest (            -- one search at a source, kept as the proof of what was asked and answered
  id          INTEGER PRIMARY KEY,
  run         INTEGER NOT NULL REFERENCES run,  -- that asked it
  source      TEXT NOT NULL,
  term        TEXT NOT NULL,      -- the question as sent
  address     TEXT NOT NULL,      -- where to, without keys
  translation TEXT NOT NULL,      -- how the server read it
  count       INTEGER NOT NULL,   -- the server's own count of the whole; -1: not told yet
  asked       TEXT NOT NULL,      -- moment
  planned     TEXT,               -- all windows are known; NULL: not yet
  finished    TEXT,               -- every record was fetched; NULL: not yet
  given_up    TEXT                -- a later search took its place before it was finished
) STRICT;
CREATE INDEX harvest_by_source ON harvest (source);

CREATE TABLE harvest_window (     -- a part of a search that is small enough for the server to give whole
  harvest   INTEGER NOT NULL REFERENCES harvest,
  number    INTEGER NOT NULL,     -- from 1
  limits    TEXT NOT NULL,        -- what was added to the term; '': nothing
  count     INTEGER NOT NULL,     -- as the server told it
  ids       BLOB NOT NULL,        -- the source's keys in the server's order, a line each, as a zstd frame
  wanted    INTEGER NOT NULL,     -- how many of them are not in an earlier window
  fetched   INTEGER NOT NULL,     -- how many of those wanted were asked for and stored
  web_env   TEXT NOT NULL,        -- the server's name of the result, while it lives
  query_key TEXT NOT NULL,
  PRIMARY KEY (harvest, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE line_count (         -- how many records each line of a strategy found, as the server told it
  harvest INTEGER NOT NULL REFERENCES harvest,
  line    INTEGER NOT NULL,
  text    TEXT NOT NULL,
  count   INTEGER NOT NULL,
  PRIMARY KEY (harvest, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE mirror_file (        -- a file of a mirror that was read to its end
  source TEXT NOT NULL,
  name   TEXT NOT NULL,           -- 'pubmed25n0001.xml.gz'
  md5    TEXT NOT NULL,           -- as the companion file said
  input  INTEGER NOT NULL REFERENCES input,
  taken  TEXT NOT NULL,           -- moment
  PRIMARY KEY (source, name, md5)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_state (       -- what the schedule must know of a configured source
  source     TEXT PRIMARY KEY,
  tried      TEXT NOT NULL,       -- moment of the last try; '': none
  done       TEXT NOT NULL,       -- moment of the last run that came to its end without a fault; ''
  covered_to INTEGER NOT NULL,    -- day up to which the last such run asked
  failures   INTEGER NOT NULL,    -- tries in a row since
  message    TEXT NOT NULL        -- of the last failure
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (           -- what a current record says of another: 'RetractionOf' of 'pmid:1'
  name   TEXT NOT NULL,           -- of the other
  type   TEXT NOT NULL,           -- CommentsCorrections/@RefType
  record INTEGER NOT NULL REFERENCES record,
  PRIMARY KEY (name, type, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_by_record ON relation (record);
INSERT OR IGNORE INTO relation
  SELECT 'pmid:' || json_extract(one.value, '$.pmid'), json_extract(one.value, '$.type'), record.id
  FROM record JOIN version ON version.id = record.current, json_each(version.content, '$.related') AS one
  WHERE json_extract(one.value, '$.pmid') IS NOT NULL;
INSERT OR IGNORE INTO relation
  SELECT 'doi:' || json_extract(one.value, '$.doi'), json_extract(one.value, '$.type'), record.id
  FROM record JOIN version ON version.id = record.current, json_each(version.content, '$.related') AS one
  WHERE json_extract(one.value, '$.doi') IS NOT NULL;
