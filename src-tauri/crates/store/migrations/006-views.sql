-- Filters and a table's columns under a name. What is in it is the page's business.
CREATE TABLE saved_view (
    id    INTEGER PRIMARY KEY,
    uuid  BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    name  TEXT NOT NULL,
    shown TEXT NOT NULL CHECK (json_valid(shown))
) STRICT;
