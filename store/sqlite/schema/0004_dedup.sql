-- One report of many records: what each is judged by, which pairs are the same or wait for a person, what people said, and
-- every move of a record from report to report.

-- The report of its own that each record has from its arrival on. The report of a cluster is the least home in it, so that a
-- record that is told apart gets its own report back.
ALTER TABLE record ADD COLUMN home INTEGER REFERENCES report;
UPDATE record SET home = report WHERE id IN (SELECT min(id) FROM record GROUP BY report);
CREATE TABLE new_home AS
  SELECT id AS record, report, (SELECT max(id) FROM report) + row_number() OVER (ORDER BY id) AS home
  FROM record WHERE home IS NULL;
INSERT INTO report (id, merged_into) SELECT home, report FROM new_home;
UPDATE record SET home = (SELECT new_home.home FROM new_home WHERE new_home.record = record.id) WHERE home IS NULL;
DROP TABLE new_home;
CREATE UNIQUE INDEX record_by_home ON record (home);

-- The record that went; NULL of older stores, where whole reports were joined.
ALTER TABLE merge ADD COLUMN record INTEGER REFERENCES record;
CREATE INDEX merge_by_kept ON merge (kept);
CREATE INDEX merge_by_gone ON merge (gone);

CREATE TABLE face (               -- what counts of a record for this, see store/dedup/face/face.hpp; of its last words
  record INTEGER PRIMARY KEY REFERENCES record,
  bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE likeness_key (       -- see store/dedup/candidates.hpp
  key    INTEGER NOT NULL,
  record INTEGER NOT NULL,
  PRIMARY KEY (key, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE pair (               -- decisions that say something: same, ask, and different with a bond
  a       INTEGER NOT NULL REFERENCES record,  -- a < b
  b       INTEGER NOT NULL REFERENCES record,
  verdict TEXT NOT NULL,
  rule    TEXT NOT NULL,
  bond    TEXT NOT NULL,          -- what the one is to the other
  grade   INTEGER NOT NULL,
  run     INTEGER NOT NULL REFERENCES run,
  at      TEXT NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_by_b ON pair (b);

CREATE TABLE pair_judgement (     -- a person's word, never changed; the newest of a pair counts
  id    INTEGER PRIMARY KEY,
  a     INTEGER NOT NULL REFERENCES record,  -- a < b
  b     INTEGER NOT NULL REFERENCES record,
  word  TEXT NOT NULL,            -- 'same', 'different', 'undone'
  by    TEXT NOT NULL,
  why   TEXT NOT NULL,
  at    TEXT NOT NULL
) STRICT;
CREATE INDEX pair_judgement_by_a ON pair_judgement (a, b);
CREATE INDEX pair_judgement_by_b ON pair_judgement (b);
