-- The order of events: which version of a record was shown, under which report, from when on. What a question had for an
-- answer on an earlier day is read from here.

CREATE TABLE showing (
  id      INTEGER PRIMARY KEY,    -- in the order in which it happened
  record  INTEGER NOT NULL REFERENCES record,
  version INTEGER REFERENCES version,  -- NULL: its source withdrew it
  report  INTEGER NOT NULL REFERENCES report,
  run     INTEGER NOT NULL REFERENCES run,
  at      TEXT NOT NULL           -- moment
) STRICT;

-- What older stores can still tell: versions by arrival, an older one that came late left out unless the record was
-- withdrawn then, and withdrawals.
INSERT INTO showing (record, version, report, run, at)
  SELECT event.record, event.version, record.report, event.run, event.at
  FROM (SELECT v.record, v.id AS version, v.run, v.seen AS at, 0 AS gone, v.id AS place FROM version v
          WHERE NOT EXISTS (SELECT 1 FROM version e
                            WHERE e.record = v.record AND e.id < v.id AND e.source_version > v.source_version
                            AND NOT EXISTS (SELECT 1 FROM withdrawal w
                                            WHERE w.record = v.record AND w.at >= e.seen AND w.at <= v.seen))
        UNION ALL
        SELECT w.record, NULL, w.run, w.at, 1, w.rowid FROM withdrawal w) AS event
  JOIN record ON record.id = event.record
  ORDER BY event.at, event.gone, event.place;

CREATE INDEX showing_by_record ON showing (record);
CREATE INDEX showing_by_report ON showing (report);

-- Where that does not end with what is shown now, the last change told of it.
INSERT INTO showing (record, version, report, run, at)
  SELECT record.id, record.current, record.report, run.id,
         max(run.started, coalesce((SELECT max(at) FROM showing WHERE showing.record = record.id), ''))
  FROM record JOIN run ON run.id = (SELECT max(change.run) FROM change WHERE change.record = record.id)
  WHERE record.current IS NOT (SELECT version FROM showing WHERE showing.record = record.id ORDER BY id DESC LIMIT 1);
