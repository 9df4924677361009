-- A process is edited by hand. Moves name a stage by its key and stay as they are: a stage is renamed,
-- moved, merged into another or put away without touching one of them.

-- Names that the stage had before, as a list: files go on using them.
ALTER TABLE stage ADD COLUMN formerly TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(formerly));

-- A stage that is not part of the process now: what happened there is told of `told_at`, and why.
-- `unmade`: adding it was undone.
ALTER TABLE stage ADD COLUMN told_at INTEGER REFERENCES stage (id);
ALTER TABLE stage ADD COLUMN left_as TEXT
    CHECK (left_as IN ('merged', 'away', 'unmade') AND told_at IS NOT NULL OR left_as IS NULL AND told_at IS NULL);
