-- Coaching: plans, what is noted on them, one-to-ones, agreements, flags put off, reviews marked as seen.
--
-- A rep stands by name: a rep that goes with an import comes back with it, and what was planned stays.
-- `seen` is the evidence as it was, frozen.

CREATE TABLE plan (
    id        INTEGER PRIMARY KEY,
    uuid      BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    process   INTEGER NOT NULL REFERENCES process (id),
    rep       TEXT    NOT NULL,
    stage     INTEGER NOT NULL REFERENCES stage (id),
    problem   TEXT    NOT NULL,
    seen      TEXT    NOT NULL CHECK (json_valid(seen)),
    hints     TEXT    NOT NULL CHECK (json_valid(hints)),
    agreed    TEXT    NOT NULL,
    start     INTEGER NOT NULL,
    review_on INTEGER NOT NULL,
    ended     INTEGER,
    outcome   TEXT,
    words     TEXT,
    CHECK (start <= review_on),
    CHECK ((ended IS NULL) = (outcome IS NULL) AND (ended IS NULL) = (words IS NULL))
) STRICT;

CREATE INDEX plan_process ON plan (process);

CREATE TABLE plan_note (
    id    INTEGER PRIMARY KEY,
    uuid  BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    plan  INTEGER NOT NULL REFERENCES plan (id),
    day   INTEGER NOT NULL,
    words TEXT    NOT NULL
) STRICT;

CREATE INDEX plan_note_plan ON plan_note (plan);

CREATE TABLE one_to_one (
    id      INTEGER PRIMARY KEY,
    uuid    BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    process INTEGER NOT NULL REFERENCES process (id),
    rep     TEXT    NOT NULL,
    day     INTEGER NOT NULL,
    notes   TEXT    NOT NULL
) STRICT;

CREATE INDEX one_to_one_process ON one_to_one (process);

CREATE TABLE agreement (
    id      INTEGER PRIMARY KEY,
    uuid    BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    process INTEGER NOT NULL REFERENCES process (id),
    rep     TEXT    NOT NULL,
    day     INTEGER NOT NULL,
    words   TEXT    NOT NULL,
    due     INTEGER,
    kept    INTEGER
) STRICT;

CREATE INDEX agreement_process ON agreement (process);

CREATE TABLE put_off (
    id      INTEGER PRIMARY KEY,
    uuid    BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    process INTEGER NOT NULL REFERENCES process (id),
    rep     TEXT    NOT NULL,
    stage   INTEGER NOT NULL REFERENCES stage (id),
    problem TEXT    NOT NULL,
    day     INTEGER NOT NULL,
    reason  TEXT    NOT NULL,
    until   INTEGER,
    seen    TEXT    NOT NULL CHECK (json_valid(seen))
) STRICT;

CREATE INDEX put_off_process ON put_off (process);

-- A review that a person marked as seen, with all its figures, packed (zlib). It counts while its edit
-- is not undone. `view` is the filter that it was made with.
CREATE TABLE reviewed (
    id      INTEGER PRIMARY KEY,
    uuid    BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    process INTEGER NOT NULL REFERENCES process (id),
    edit    INTEGER NOT NULL REFERENCES edit (id),
    as_of   INTEGER NOT NULL,
    view    TEXT    NOT NULL CHECK (json_valid(view)),
    figures BLOB    NOT NULL
) STRICT;

CREATE INDEX reviewed_process ON reviewed (process, id);
