-- What every import said is kept, so that any of them can be taken back and successive snapshots be
-- compared in whatever order they came.
--
-- `said` has a row for each different thing that imports said of one deal, and which imports said it.
-- A deal without a row there was brought by one import and touched by nobody since: its own row and
-- moves are what that import said. `shelf` holds what an import that was undone had said.

-- A move that two snapshots lie around is dated between them: the first and the last day it can have
-- happened on. Both null: it happened on its day.
ALTER TABLE move ADD COLUMN earliest INTEGER;
ALTER TABLE move ADD COLUMN latest   INTEGER;

-- The import that made the pipeline.
ALTER TABLE process ADD COLUMN import INTEGER REFERENCES import (id);

-- `scope`: what the file is an export of; full exports of one scope name the same deals. `kept`: what
-- it said is kept, so that it can be undone.
ALTER TABLE import ADD COLUMN scope       TEXT;
ALTER TABLE import ADD COLUMN kept        INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1));
ALTER TABLE import ADD COLUMN undone_at   INTEGER;
ALTER TABLE import ADD COLUMN differences TEXT CHECK (differences IS NULL OR json_valid(differences));

-- The row that could not be understood, as a line of CSV.
ALTER TABLE problem ADD COLUMN original TEXT;

-- A change that two files lie around happened from `earliest` to `latest`. A change by hand remembers
-- what files had said by then: `base`, in imports up to `upto`.
ALTER TABLE change ADD COLUMN earliest INTEGER;
ALTER TABLE change ADD COLUMN latest   INTEGER;
ALTER TABLE change ADD COLUMN base     ANY;
ALTER TABLE change ADD COLUMN upto     INTEGER;

CREATE INDEX change_by_hand ON change (entity, row) WHERE who IS NOT NULL;

CREATE TABLE said (
    deal    INTEGER NOT NULL REFERENCES deal (id),
    nth     INTEGER NOT NULL,
    imports BLOB    NOT NULL,
    facts   BLOB    NOT NULL,
    PRIMARY KEY (deal, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE rep_said (
    rep    INTEGER NOT NULL REFERENCES rep (id),
    import INTEGER NOT NULL REFERENCES import (id),
    team   TEXT,
    hired  INTEGER,
    PRIMARY KEY (rep, import)
) STRICT, WITHOUT ROWID;

CREATE TABLE shelf (
    import INTEGER NOT NULL REFERENCES import (id),
    nth    INTEGER NOT NULL,
    deal   TEXT    NOT NULL,
    facts  BLOB    NOT NULL,
    PRIMARY KEY (import, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE shelf_name (
    import INTEGER NOT NULL REFERENCES import (id),
    entity TEXT    NOT NULL CHECK (entity IN ('rep', 'account')),
    id     INTEGER NOT NULL,
    name   TEXT    NOT NULL,
    team   TEXT,
    hired  INTEGER,
    PRIMARY KEY (import, entity, id)
) STRICT, WITHOUT ROWID;

-- How files are read, by name; proposed again for a file with the same headers.
CREATE TABLE mapping (
    id          INTEGER PRIMARY KEY,
    uuid        BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    key         TEXT    NOT NULL UNIQUE,
    name        TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    mapping     TEXT    NOT NULL CHECK (json_valid(mapping)),
    used_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX mapping_fingerprint ON mapping (fingerprint);

-- What a person answered about a name in a file, so that it is asked once.
CREATE TABLE answer (
    topic  TEXT    NOT NULL,
    key    TEXT    NOT NULL,
    name   TEXT    NOT NULL,
    answer TEXT    NOT NULL CHECK (json_valid(answer)),
    at     INTEGER NOT NULL,
    PRIMARY KEY (topic, key)
) STRICT, WITHOUT ROWID;

-- One unit of `currency` is worth `digits` / 10^`scale` units of `base` from `day` on.
CREATE TABLE rate (
    currency TEXT    NOT NULL CHECK (length(currency) = 3),
    base     TEXT    NOT NULL CHECK (length(base) = 3),
    day      INTEGER NOT NULL,
    digits   INTEGER NOT NULL CHECK (digits > 0),
    scale    INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 12),
    PRIMARY KEY (currency, base, day),
    CHECK (currency <> base)
) STRICT, WITHOUT ROWID;

INSERT INTO rep_said (rep, import, team, hired)
SELECT rep.id, rep.import, team.name, rep.hired FROM rep LEFT JOIN team ON team.id = rep.team
WHERE rep.import IS NOT NULL AND (rep.team IS NOT NULL OR rep.hired IS NOT NULL);
