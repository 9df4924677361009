-- What a person finds by a word; and edits that were undone do not come back out of turn.

-- The words of every deal, without the texts themselves: those are read where they stand. It is brought
-- up to date by whoever searches, so that an import of a million deals does not wait for it: deals
-- beyond `upto`, and those `unsearched`, are not in it as they are now.
CREATE VIRTUAL TABLE search USING fts5 (
    deal, account, contact, note,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE searched (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    upto INTEGER NOT NULL
) STRICT;

INSERT INTO searched (id, upto) VALUES (1, 0);

CREATE TABLE unsearched (deal INTEGER PRIMARY KEY) STRICT;

-- An edit that was undone when another was made is passed over by "do again", also once that one is
-- undone.
ALTER TABLE edit ADD COLUMN passed_over INTEGER NOT NULL DEFAULT 0 CHECK (passed_over IN (0, 1));

UPDATE edit SET passed_over = 1
WHERE undone_at IS NOT NULL
  AND id < (SELECT coalesce(max(id), 0) FROM edit WHERE undone_at IS NULL);

CREATE INDEX edit_undone ON edit (id) WHERE undone_at IS NOT NULL AND passed_over = 0;
