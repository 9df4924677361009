//! Names of reps: what is proposed of them, and what a person's answer does.

use exchange::{AboutRep, Choice, Hints, RepMeans, RepName, Why, inspect, plan};

use crate::kept::{bring_in, eight};

fn proposed(path: &str) -> Option<Vec<AboutRep>> {
    let base = std::path::Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap())
        .join("../../../../shared/data");
    let Ok(file) = std::fs::File::open(base.join(path)) else {
        eprintln!("skipped: no shared data");
        return None;
    };
    let seen = inspect(file, path, &Hints::default()).unwrap_or_else(|e| panic!("{path}: {e}"));
    Some(seen.people)
}

#[test]
fn the_banks_own_system_is_proposed_as_no_rep_and_its_people_are_not() {
    let Some(people) = proposed("bpic2012/derived/bpic2012_A_applications.csv") else {
        return;
    };
    let names: Vec<_> = people
        .iter()
        .map(|p| (p.proposed.name.as_str(), p.why))
        .collect();
    assert_eq!(names, [("112", Why::AtNight)]);
    for path in [
        "bpic2012/derived/bpic2012_O_offers.csv",
        "helpdesk/derived/helpdesk.csv",
        "receipt_permit/receipt.csv",
        "maven_crm/sales_pipeline.csv",
    ] {
        assert_eq!(proposed(path), Some(Vec::new()), "{path}");
    }
}

#[test]
fn an_answer_about_a_name_is_kept_and_used() {
    let file = "id,stage,at,rep\n1,Pitch,2025-01-01,Ana Berg\n2,Pitch,2025-01-02,\"Berg, Ana\"\n\
        3,Pitch,2025-01-03,Robot\n4,Pitch,2025-01-04,Unassigned\n";
    let none = Hints::default();
    let seen = inspect(file.as_bytes(), "f.csv", &none).unwrap();
    let spelled = seen.people.iter().find(|p| p.why == Why::Spelling).unwrap();
    assert_eq!(
        spelled.proposed.means,
        RepMeans::SameAs("Ana Berg".to_owned())
    );
    // Proposed is not decided; a word for nobody is.
    let came = bring_in(file.as_bytes(), &none).unwrap();
    assert_eq!(came.lines[1], "2 Berg, Ana entered Pitch 2025-01-02");
    assert_eq!(came.lines[3], "4 nobody entered Pitch 2025-01-04");
    let mut mapping = plan(&seen, Choice::Only(&eight()), &none).unwrap().mapping;
    mapping.reps.push(spelled.proposed.clone());
    mapping.reps.push(RepName {
        name: "ROBOT".to_owned(),
        means: RepMeans::Nobody,
    });
    let hints = Hints {
        mappings: vec![mapping],
        ..Hints::default()
    };
    let came = bring_in(file.as_bytes(), &hints).unwrap();
    assert_eq!(came.lines[1], "2 Ana Berg entered Pitch 2025-01-02");
    assert_eq!(came.lines[2], "3 nobody entered Pitch 2025-01-03");
}
