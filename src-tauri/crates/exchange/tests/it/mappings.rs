//! A mapping that was corrected once is how the next file with the same columns is read.

use exchange::{Choice, Field, Hints, Mapping, Means, inspect, plan};

use crate::kept::{bring_in, eight};

const FILE: &str =
    "Ref,Record ID,Deal Stage,Owner,Start\n9,1,Demo,Ana,2025-01-01\n9,2,Gone,Ana,2025-01-02\n";

fn corrected() -> Mapping {
    let hints = Hints::default();
    let seen = inspect(FILE.as_bytes(), "a.csv", &hints).unwrap();
    let process = eight();
    let mut mapping = plan(&seen, Choice::Only(&process), &hints).unwrap().mapping;
    for name in &mut mapping.stages {
        name.means = match name.name.as_str() {
            "Demo" => Some(Means::Stage(3)),
            _ => Some(Means::Ignore),
        };
    }
    mapping.columns[4].field = Some(Field::Created);
    // As it is kept: out to JSON and in again.
    serde_json::from_str(&serde_json::to_string(&mapping).unwrap()).unwrap()
}

#[test]
fn the_next_file_is_read_as_the_last_was_corrected() {
    let hints = Hints {
        mappings: vec![corrected()],
        ..Hints::default()
    };
    // Other columns between, another order, a new stage.
    let next = "Deal Stage,New column,Owner,Start,Record ID\nDemo,x,Ana,2025-02-01,7\nGone,x,Ana,2025-02-02,8\n";
    let came = bring_in(next.as_bytes(), &hints).unwrap();
    assert_eq!(
        came.lines,
        ["7 Ana created 2025-02-01", "7 Ana seen at Pitch 2025-02-02"]
    );
    assert_eq!(came.report.ignored, 1);
}

#[test]
fn a_mapping_fits_by_the_columns_that_it_reads() {
    let mapping = corrected();
    let headers = |text: &str| -> Vec<String> { text.split(',').map(str::to_owned).collect() };
    assert!(mapping.fits(&headers("record id,DEAL STAGE,owner,start")));
    assert!(!mapping.fits(&headers("Record ID,Deal Stage,Owner")));
}
