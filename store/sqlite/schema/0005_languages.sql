-- Vocabularies: the headings that questions are widened by, a set of tables for each kind and year side by side.

CREATE TABLE vocabulary (         -- one part of the vocabulary of one year, from one file
  id     INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL,           -- 'mesh', 'emtree'
  year   INTEGER NOT NULL,
  part   TEXT NOT NULL,           -- 'descriptors', 'qualifiers', 'supplementary', 'actions', 'tree'
  input  TEXT NOT NULL,           -- name of the file
  loaded TEXT NOT NULL,           -- moment
  counts TEXT NOT NULL,           -- JSON: what came in
  UNIQUE (kind, year, part)
) STRICT;

-- Keys are a name's folded words joined by full stops, as in the tags of records.
CREATE TABLE vocabulary_term (    -- heading, qualifier or supplementary concept
  part   INTEGER NOT NULL REFERENCES vocabulary,
  key    TEXT NOT NULL,
  ui     TEXT NOT NULL,           -- 'D008175'; '' in a tree file
  name   TEXT NOT NULL,
  class  INTEGER NOT NULL,        -- of a descriptor: 1 topic, 2 publication type, 3 check tag, 4 geographical; 0: not told
  detail TEXT NOT NULL,           -- of a heading: abbreviations of its qualifiers; of a qualifier: its own
  PRIMARY KEY (part, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE vocabulary_tree (    -- where a term stands; 'A.1.2' lies below 'A.1'
  part   INTEGER NOT NULL REFERENCES vocabulary,
  number TEXT NOT NULL,
  key    TEXT NOT NULL,
  PRIMARY KEY (part, number, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX vocabulary_tree_by_key ON vocabulary_tree (part, key);

CREATE TABLE vocabulary_entry (   -- another name of a term
  part INTEGER NOT NULL REFERENCES vocabulary,
  key  TEXT NOT NULL,
  term TEXT NOT NULL,             -- key of the term
  PRIMARY KEY (part, key, term)
) STRICT, WITHOUT ROWID;

CREATE TABLE vocabulary_mapping ( -- the headings under which a supplementary concept is indexed
  part    INTEGER NOT NULL REFERENCES vocabulary,
  term    TEXT NOT NULL,
  heading TEXT NOT NULL,
  PRIMARY KEY (part, term, heading)
) STRICT, WITHOUT ROWID;
CREATE INDEX vocabulary_mapping_by_heading ON vocabulary_mapping (part, heading);

CREATE TABLE vocabulary_action (  -- the substances that have a pharmacological action
  part      INTEGER NOT NULL REFERENCES vocabulary,
  action    TEXT NOT NULL,        -- key of the heading
  substance TEXT NOT NULL,        -- key
  ui        TEXT NOT NULL,        -- 'D...': a heading, 'C...': a supplementary concept
  name      TEXT NOT NULL,
  PRIMARY KEY (part, action, substance)
) STRICT, WITHOUT ROWID;
