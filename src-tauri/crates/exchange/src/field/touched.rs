//! Columns that say when a row was last changed, which no deal is asked for: the file was true on such a day.

use crate::letters::normalise;

/// Whether a column says when its row was last changed, by whom and in whatever: a day on which the file was
/// true.
pub(crate) fn says_when_touched(header: &str) -> bool {
    const NAMES: [&str; 30] = [
        "updated",
        "updatedat",
        "updatedon",
        "updateddate",
        "updatetime",
        "dateupdated",
        "lastupdated",
        "lastupdatedat",
        "lastupdatedate",
        "modified",
        "modifiedat",
        "modifiedon",
        "modifiedtime",
        "modifieddate",
        "datemodified",
        "lastmodified",
        "lastmodifiedat",
        "lastmodifieddate",
        "lastmodifiedon",
        "lastmodifiedtime",
        "lastedited",
        "lasteditedtime",
        "changedon",
        "geandertam",
        "zuletztgeandert",
        "zuletztgeandertam",
        "aktualisiertam",
        "modifiele",
        "modificadoel",
        "датаизменения",
    ];
    NAMES.contains(&normalise(header).as_str())
}

/// Whether a column says on which day its row was written down, as in exports that were put one below the
/// other.
pub(crate) fn says_when_exported(header: &str) -> bool {
    const NAMES: [&str; 8] = [
        "snapshotdate",
        "snapshotday",
        "snapshotat",
        "asof",
        "asofdate",
        "exportdate",
        "reportdate",
        "stichtag",
    ];
    NAMES.contains(&normalise(header).as_str())
}
