//! The moves file: its columns, its processes, its ways of writing.

use exchange::{Choice, DateOrder, DecimalSign, Hints, Means, ProcessFrom, inspect, plan, read};

use crate::kept::{Kept, bring_in, check, check_with};

#[test]
fn a_row_is_a_move() {
    check(
        "deal_id,rep,stage,at\n1,Ana,Prospecting,2025-01-01\n1,Ana,Won,2025-02-01\n",
        &[
            "1 Ana entered Prospecting 2025-01-01",
            "1 Ana won 2025-02-01",
        ],
    );
    check(
        "Deal ID;Owner;STAGE;At\r\n1;;follow up;2025-01-01\r\n1;;COMPLETED;2025-01-02\r\n",
        &[
            "1 nobody entered Follow-up 2025-01-01",
            "1 nobody completed 2025-01-02",
        ],
    );
    check(
        "\u{feff}case_id\tactivity\ttimestamp\tresource\n7\t 3. Qualification \t2011-10-01T00:10:00+02:00\tJos\u{e9}\n",
        &["7 Jos\u{e9} entered Qualification 2011-10-01"],
    );
}

#[test]
fn optional_columns_come_with_it() {
    check(
        "deal_id,rep,stage,at,deal,account,amount,currency,source,persona,expected_close,lost_reason,product,team\n\
         1,Ana,Pitch,2025-01-01,Big one,Acme,1234.5,eur,Event,CFO,2025-03-01,Price,Suite,North\n",
        &[
            "1 Ana entered Pitch 2025-01-01 name=Big one account=Acme amount=123450 EUR source=Event \
           persona=CFO closes=2025-03-01 reason=Price product=Suite team=North",
        ],
    );
}

#[test]
fn encodings_and_separators_do_not_matter() {
    let text = "deal_id|rep|stage|at\n1|Ren\u{e9}|Pitch|2025-01-01\n";
    let expected = ["1 Ren\u{e9} entered Pitch 2025-01-01"];
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked: Vec<u8> = [0xFE, 0xFF]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let old_mac = text.replace('\n', "\r").into_bytes();
    for bytes in [text.as_bytes().to_vec(), little, marked, latin, old_mac] {
        let came = bring_in(&bytes, &Hints::default()).unwrap();
        assert_eq!(came.lines, expected, "{bytes:?}");
        assert_eq!(came.problems(), [""; 0]);
    }
}

#[test]
fn a_latin_character_after_a_long_ascii_start_is_read() {
    let mut bytes = b"deal_id,rep,stage,at\n".to_vec();
    for _ in 0..10_000 {
        bytes.extend_from_slice(b"1,Ana,Pitch,2025-01-01\n");
    }
    bytes.extend_from_slice(b"2,Ren\xE9,Pitch,2025-01-01\n");
    let came = bring_in(&bytes, &Hints::default()).unwrap();
    assert_eq!(came.plan.mapping.encoding, "windows-1252");
    assert_eq!(came.lines[10_000], "2 Ren\u{e9} entered Pitch 2025-01-01");
    assert_eq!(came.problems(), [""; 0]);
}

#[test]
fn the_process_is_given_or_known_or_the_files_own() {
    let of = |text: &str, hints: &Hints| {
        let came = bring_in(text.as_bytes(), hints).unwrap();
        let names: Vec<String> = came
            .plan
            .process
            .stages
            .iter()
            .map(|s| s.name.clone())
            .collect();
        (came.plan.process_from, names.join(","))
    };
    let none = Hints::default();
    let own =
        "id,stage,at\n1,Sent,2025-01-03\n1,Made,2025-01-01\n2,Made,2025-01-01\n2,Won,2025-01-02\n";
    assert_eq!(of(own, &none), (ProcessFrom::File, "Made,Sent".to_owned()));
    let given = Hints {
        stages: vec!["Sent".to_owned(), "Made".to_owned()],
        ..Hints::default()
    };
    assert_eq!(
        of(own, &given),
        (ProcessFrom::Hints, "Sent,Made".to_owned())
    );
    let known = "id,stage,at\n1,prospecting,2025-01-01\n1,PITCH,2025-01-02\n1,Oops,2025-01-02\n";
    assert_eq!(of(known, &none).0, ProcessFrom::Known);
    let came = bring_in(known.as_bytes(), &none).unwrap();
    assert_eq!(came.problems(), ["4 UnknownStage stage"]);
    // The built-in process named stage by stage is the built-in process: it wins at Closing.
    let eight = Hints {
        stages: crate::kept::eight()
            .stages
            .into_iter()
            .map(|s| s.name)
            .collect(),
        ..Hints::default()
    };
    assert_eq!(
        bring_in(known.as_bytes(), &eight)
            .unwrap()
            .plan
            .process
            .wins_at,
        5
    );
}

#[test]
fn outcomes_may_have_names_of_their_own() {
    let hints = Hints {
        won: vec!["accepted".to_owned()],
        lost: vec!["Declined".to_owned(), "Cancelled".to_owned()],
        ..Hints::default()
    };
    check_with(
        "id,stage,at\n1,Made,2025-01-01\n1,Accepted,2025-01-02\n2,Made,2025-01-01\n2,declined,2025-01-03\n",
        &hints,
        &[
            "1 nobody entered Made 2025-01-01",
            "1 nobody won 2025-01-02",
            "2 nobody entered Made 2025-01-01",
            "2 nobody lost 2025-01-03",
        ],
    );
}

#[test]
fn day_and_month_are_not_swapped() {
    check(
        "id,stage,at\n1,Pitch,3/4/2025\n1,Closing,26/4/2025\n",
        &[
            "1 nobody entered Pitch 2025-04-03",
            "1 nobody entered Closing 2025-04-26",
        ],
    );
    let hints = Hints {
        dates: Some(DateOrder::Mdy),
        ..Hints::default()
    };
    check_with(
        "id,stage,at\n1,Pitch,3/4/2025\n",
        &hints,
        &["1 nobody entered Pitch 2025-03-04"],
    );
}

#[test]
fn a_decimal_comma_multiplies_nothing() {
    check(
        "id;stage;at;amount\n1;Pitch;2025-01-01;1,12\n2;Pitch;2025-01-01;1.234,5 \u{20ac}\n",
        &[
            "1 nobody entered Pitch 2025-01-01 amount=112 XXX",
            "2 nobody entered Pitch 2025-01-01 amount=123450 EUR",
        ],
    );
    let hints = Hints {
        decimal: Some(DecimalSign::Comma),
        currency: engine::money::Currency::parse("EUR"),
        ..Hints::default()
    };
    check_with(
        "id,stage,at,amount\n1,Pitch,2025-01-01,1.500\n",
        &hints,
        &["1 nobody entered Pitch 2025-01-01 amount=150000 EUR"],
    );
}

#[test]
fn a_person_may_say_what_a_name_means() {
    let text = "id,stage,at\n1,Demo,2025-01-01\n1,Pitch,2025-01-02\n1,Closing,2025-01-03\n1,Archived,2025-01-04\n";
    let hints = Hints::default();
    let process = crate::kept::eight();
    let seen = inspect(text.as_bytes(), "f.csv", &hints).unwrap();
    let plan = plan(&seen, Choice::Only(&process), &hints).unwrap();
    let mut mapping = plan.mapping.clone();
    for name in &mut mapping.stages {
        match name.name.as_str() {
            "Demo" => name.means = Some(Means::Stage(3)),
            "Archived" => name.means = Some(Means::Ignore),
            // Kept from a process that had more stages than this one.
            "Closing" => name.means = Some(Means::Stage(99)),
            _ => {}
        }
    }
    let plan = plan.with(mapping, process);
    let mut kept = Kept {
        stages: plan.process.stages.iter().map(|s| s.name.clone()).collect(),
        ..Kept::default()
    };
    let report = read(text.as_bytes(), &plan, &mut kept, &mut |_| {
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(
        kept.lines,
        [
            "1 nobody entered Pitch 2025-01-01",
            "1 nobody entered Pitch 2025-01-02"
        ]
    );
    // One row's, and that nothing says who owns the deals.
    assert_eq!((report.ignored, report.problems.total()), (1, 2));
}

#[test]
fn the_same_name_in_another_case_is_one_stage() {
    let text = "id,stage,at\n1,Sent,2025-01-01\n2,SENT ,2025-01-01\n3, sent,2025-01-02\n";
    let came = bring_in(text.as_bytes(), &Hints::default()).unwrap();
    assert_eq!(came.plan.process.stages.len(), 1);
    assert_eq!(came.lines.len(), 3);
}

#[test]
fn our_own_files_call_stages_whatever_a_team_calls_them() {
    let file = "deal_id,rep,stage,at,stage_known_as\n\
        1,Ana,Demo,2025-01-02,\n1,Ana,Cierre ganado,2025-01-09,\n1,Ana,Won,2025-01-20,\n";
    let ours = bring_in(file.as_bytes(), &Hints::default()).unwrap();
    assert!(
        ours.lines
            .contains(&"1 Ana entered Cierre ganado 2025-01-09".to_owned()),
        "{:?}",
        ours.lines
    );
    let theirs = file.replace(",stage_known_as", ",note");
    let theirs = bring_in(theirs.as_bytes(), &Hints::default()).unwrap();
    assert!(
        theirs.lines.contains(&"1 Ana won 2025-01-09".to_owned()),
        "{:?}",
        theirs.lines
    );
}
