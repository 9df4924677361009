-- What people record on a deal, and every edit as one thing that can be undone.

-- What one person changed at once. `what` names it; `undone_at` is set while it is undone, and what it
-- changed then counts as never done. `deal` is the first of the deals it is about.
CREATE TABLE edit (
    id        INTEGER PRIMARY KEY,
    uuid      BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    at        INTEGER NOT NULL,
    who       TEXT    NOT NULL,
    what      TEXT    NOT NULL,
    deal      INTEGER REFERENCES deal (id),
    undone_at INTEGER
) STRICT;

ALTER TABLE change ADD COLUMN edit INTEGER REFERENCES edit (id);

CREATE INDEX change_edit ON change (edit) WHERE edit IS NOT NULL;

-- One fact of which a deal has one: a judgement, an answer, a day.
CREATE TABLE detail (
    deal  INTEGER NOT NULL REFERENCES deal (id),
    field TEXT    NOT NULL,
    value TEXT    NOT NULL CHECK (json_valid(value)),
    PRIMARY KEY (deal, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE objection (
    id       INTEGER PRIMARY KEY,
    uuid     BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    deal     INTEGER NOT NULL REFERENCES deal (id),
    kind     TEXT    NOT NULL,
    words    TEXT    NOT NULL,
    raised   INTEGER NOT NULL,
    answer   TEXT,
    resolved INTEGER
) STRICT;

CREATE INDEX objection_deal ON objection (deal);

-- A contact speaks for a deal: whether a person decides, and has agreed, differs between two deals of
-- one account.
ALTER TABLE contact RENAME TO contact_of_account;
DROP INDEX contact_account;

CREATE TABLE contact (
    id      INTEGER PRIMARY KEY,
    uuid    BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    deal    INTEGER NOT NULL REFERENCES deal (id),
    name    TEXT    NOT NULL,
    role    TEXT,
    reach   TEXT,
    decides INTEGER NOT NULL CHECK (decides IN (0, 1)),
    agreed  INTEGER
) STRICT;

CREATE INDEX contact_deal ON contact (deal);

INSERT INTO contact (uuid, deal, name, role, reach, decides)
SELECT randomblob(16), deal.id, contact_of_account.name, role, reach, 0
FROM contact_of_account JOIN deal ON deal.account = contact_of_account.account
ORDER BY contact_of_account.id, deal.id;

DROP TABLE contact_of_account;

-- Days, not moments: what a person did is told by the day. The rep stands by name.
ALTER TABLE activity RENAME TO activity_before;
DROP INDEX activity_deal;

CREATE TABLE activity (
    id      INTEGER PRIMARY KEY,
    uuid    BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    deal    INTEGER NOT NULL REFERENCES deal (id),
    kind    TEXT    NOT NULL,
    note    TEXT    NOT NULL,
    due     INTEGER,
    done    INTEGER,
    replied INTEGER CHECK (replied IN (0, 1)),
    rep     TEXT
) STRICT;

CREATE INDEX activity_deal ON activity (deal);

INSERT INTO activity (uuid, deal, kind, note, due, done, rep)
SELECT activity_before.uuid, deal,
       CASE WHEN lower(kind) IN ('call', 'mail', 'meeting', 'message') THEN lower(kind) ELSE 'note' END,
       note, due, done_at / 86400000000, rep.name
FROM activity_before LEFT JOIN rep ON rep.id = activity_before.rep
ORDER BY activity_before.id;

DROP TABLE activity_before;

-- The deal of id `other` in the same pipeline came of this one (`later`), or this one of it.
CREATE TABLE link (
    id    INTEGER PRIMARY KEY,
    uuid  BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    deal  INTEGER NOT NULL REFERENCES deal (id),
    other TEXT    NOT NULL,
    how   TEXT    NOT NULL,
    later INTEGER NOT NULL CHECK (later IN (0, 1))
) STRICT;

CREATE INDEX link_deal ON link (deal);
CREATE INDEX link_other ON link (other);

-- An exit check that was ticked, or (`passed`) that was open when the deal moved on. By its words: a
-- check that is worded anew is another.
CREATE TABLE exit_check (
    id     INTEGER PRIMARY KEY,
    uuid   BLOB    NOT NULL UNIQUE CHECK (length(uuid) = 16),
    deal   INTEGER NOT NULL REFERENCES deal (id),
    stage  INTEGER NOT NULL REFERENCES stage (id),
    words  TEXT    NOT NULL,
    day    INTEGER NOT NULL,
    passed INTEGER NOT NULL CHECK (passed IN (0, 1))
) STRICT;

CREATE INDEX exit_check_deal ON exit_check (deal);
