-- A workspace: reps' pipelines, what imports brought, and who changed what.
--
-- Every entity carries a UUIDv7 beside its compact key, so that two copies could one day be merged.
-- `move` and `problem` do not: a move is named by its deal, moment and place, a problem by its import.
-- Instants are microseconds since 1970-01-01T00:00Z, days whole days since then, money whole minor
-- units. A null `import` means: made by hand.

CREATE TABLE workspace (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    uuid       BLOB    NOT NULL CHECK (length(uuid) = 16),
    name       TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE process (
    id         INTEGER PRIMARY KEY,
    uuid       BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    name       TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- Moves point at stages, never at positions: reordering or renaming breaks no history.
CREATE TABLE stage (
    id           INTEGER PRIMARY KEY,
    uuid         BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    process      INTEGER NOT NULL REFERENCES process (id),
    position     INTEGER NOT NULL CHECK (position >= 0),
    name         TEXT    NOT NULL,
    wins         INTEGER NOT NULL CHECK (wins IN (0, 1)),
    purpose      TEXT    NOT NULL,
    recorded     TEXT    NOT NULL CHECK (json_valid(recorded)),
    exit_checks  TEXT    NOT NULL CHECK (json_valid(exit_checks)),
    causes       TEXT    NOT NULL CHECK (json_valid(causes)),
    hints        TEXT    NOT NULL CHECK (json_valid(hints)),
    default_days INTEGER CHECK (default_days >= 0),
    stall_days   INTEGER CHECK (stall_days >= 0),
    UNIQUE (process, position)
) STRICT;

CREATE UNIQUE INDEX stage_wins ON stage (process) WHERE wins = 1;

CREATE TABLE import (
    id              INTEGER PRIMARY KEY,
    uuid            BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    process         INTEGER NOT NULL REFERENCES process (id),
    at              INTEGER NOT NULL,
    file_name       TEXT    NOT NULL,
    kind            TEXT    NOT NULL CHECK (kind IN ('moves', 'snapshot', 'sample')),
    bytes           INTEGER NOT NULL CHECK (bytes >= 0),
    hash            BLOB    NOT NULL,
    as_of           INTEGER,
    rows            INTEGER NOT NULL CHECK (rows >= 0),
    rows_left_out   INTEGER NOT NULL CHECK (rows_left_out >= 0),
    deals_new       INTEGER NOT NULL CHECK (deals_new >= 0),
    deals_changed   INTEGER NOT NULL CHECK (deals_changed >= 0),
    deals_unchanged INTEGER NOT NULL CHECK (deals_unchanged >= 0),
    moves_new       INTEGER NOT NULL CHECK (moves_new >= 0),
    moves_known     INTEGER NOT NULL CHECK (moves_known >= 0),
    problems        INTEGER NOT NULL CHECK (problems >= 0)
) STRICT;

CREATE TABLE problem (
    import  INTEGER NOT NULL REFERENCES import (id),
    nth     INTEGER NOT NULL,
    file    TEXT    NOT NULL,
    row     INTEGER NOT NULL CHECK (row >= 0),
    "column" TEXT,
    code    TEXT    NOT NULL,
    message TEXT    NOT NULL,
    PRIMARY KEY (import, nth)
) STRICT, WITHOUT ROWID;

-- Names are matched by `key`: the name without regard to case or surrounding space.
CREATE TABLE team (
    id     INTEGER PRIMARY KEY,
    uuid   BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    key    TEXT NOT NULL UNIQUE,
    name   TEXT NOT NULL,
    import INTEGER REFERENCES import (id)
) STRICT;

CREATE TABLE rep (
    id     INTEGER PRIMARY KEY,
    uuid   BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    key    TEXT NOT NULL UNIQUE,
    name   TEXT NOT NULL,
    team   INTEGER REFERENCES team (id),
    hired  INTEGER,
    import INTEGER REFERENCES import (id)
) STRICT;

CREATE TABLE account (
    id     INTEGER PRIMARY KEY,
    uuid   BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    key    TEXT NOT NULL UNIQUE,
    name   TEXT NOT NULL,
    import INTEGER REFERENCES import (id)
) STRICT;

CREATE TABLE contact (
    id      INTEGER PRIMARY KEY,
    uuid    BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    account INTEGER NOT NULL REFERENCES account (id),
    name    TEXT    NOT NULL,
    role    TEXT,
    reach   TEXT,
    import  INTEGER REFERENCES import (id)
) STRICT;

CREATE INDEX contact_account ON contact (account);

-- `key` is the source's own id, taken as written. `rep` is the rep of the deal's latest move.
CREATE TABLE deal (
    id             INTEGER PRIMARY KEY,
    uuid           BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    process        INTEGER NOT NULL REFERENCES process (id),
    key            TEXT    NOT NULL,
    rep            INTEGER REFERENCES rep (id),
    account        INTEGER REFERENCES account (id),
    name           TEXT,
    amount         INTEGER,
    currency       TEXT CHECK (length(currency) = 3),
    source         TEXT,
    persona        TEXT,
    product        TEXT,
    expected_close INTEGER,
    lost_reason    TEXT,
    import         INTEGER REFERENCES import (id),
    UNIQUE (process, key),
    CHECK ((amount IS NULL) = (currency IS NULL))
) STRICT;

-- Clustered by deal: reading a pipeline's history back is one sweep, and there is no second index.
-- `nth` orders what happened at one instant, as its file did. A fact without a date has the lowest
-- instant and no day. `step`: 0 created, 1 seen at, 2 entered, 3 won, 4 lost, 5 completed.
CREATE TABLE move (
    deal    INTEGER NOT NULL REFERENCES deal (id),
    instant INTEGER NOT NULL,
    nth     INTEGER NOT NULL,
    day     INTEGER,
    timed   INTEGER NOT NULL CHECK (timed IN (0, 1)),
    step    INTEGER NOT NULL CHECK (step BETWEEN 0 AND 5),
    stage   INTEGER REFERENCES stage (id),
    rep     INTEGER REFERENCES rep (id),
    import  INTEGER REFERENCES import (id),
    PRIMARY KEY (deal, instant, nth),
    CHECK ((step IN (1, 2)) = (stage IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE activity (
    id      INTEGER PRIMARY KEY,
    uuid    BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    deal    INTEGER NOT NULL REFERENCES deal (id),
    rep     INTEGER REFERENCES rep (id),
    kind    TEXT    NOT NULL,
    note    TEXT    NOT NULL,
    due     INTEGER,
    done_at INTEGER,
    import  INTEGER REFERENCES import (id)
) STRICT;

CREATE INDEX activity_deal ON activity (deal);

-- Who changed what: a person, or an import. `row` is the key of the row in the table `entity`.
CREATE TABLE change (
    id     INTEGER PRIMARY KEY,
    uuid   BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    at     INTEGER NOT NULL,
    who    TEXT,
    import INTEGER REFERENCES import (id),
    entity TEXT    NOT NULL,
    row    INTEGER NOT NULL,
    field  TEXT    NOT NULL,
    old    ANY,
    new    ANY,
    CHECK ((who IS NULL) <> (import IS NULL))
) STRICT;

CREATE INDEX change_row ON change (entity, row);
