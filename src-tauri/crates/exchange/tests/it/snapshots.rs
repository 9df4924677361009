//! Snapshots say where a deal is, not how it got there.

use exchange::Hints;

use crate::kept::{bring_in, check, check_with};

#[test]
fn open_deals_are_seen_on_the_files_last_day() {
    check(
        "Record ID,Deal Name,Deal Stage,Deal owner,Amount,Create Date,Close Date\n\
         1,Big,Pitch,Ana,\"1,200.50\",2025-01-01,2025-12-31\n\
         2,Small,Closed Won,Ben,300,2025-01-05,2025-02-01\n\
         3,Odd,Closed Lost,Ben,,2025-01-06,2025-03-01\n",
        &[
            "1 Ana created 2025-01-01 name=Big amount=120050 XXX closes=2025-12-31",
            "1 Ana seen at Pitch 2025-03-01 name=Big amount=120050 XXX closes=2025-12-31",
            "2 Ben created 2025-01-05 name=Small amount=30000 XXX",
            "2 Ben won 2025-02-01 name=Small amount=30000 XXX",
            "3 Ben created 2025-01-06 name=Odd",
            "3 Ben lost 2025-03-01 name=Odd",
        ],
    );
}

#[test]
fn the_day_of_a_snapshot_may_be_given() {
    let hints = Hints {
        as_of: "2025-06-30".parse().ok(),
        ..Hints::default()
    };
    check_with(
        "Opportunity Name,Stage,Opportunity Owner\nBig,Pitch,Ana\n",
        &hints,
        &["Big Ana seen at Pitch 2025-06-30"],
    );
    check(
        "Opportunity Name,Stage,Opportunity Owner\nBig,Pitch,Ana\n",
        &["Big Ana seen at Pitch undated"],
    );
}

#[test]
fn a_status_beside_the_stage_is_the_outcome() {
    check(
        "Deal - ID,Deal - Stage,Deal - Status,Deal - Owner,Deal - Deal created,Deal - Deal closed on,Deal - Last stage change\n\
         1,Pitch,Lost,Ana,2025-01-01 10:00:00,2025-02-01 09:00:00,2025-01-10 10:00:00\n\
         2,Closing,Open,Ana,2025-01-02 10:00:00,,2025-01-11 10:00:00\n",
        &[
            "1 Ana created 2025-01-01",
            "1 Ana seen at Pitch 2025-02-01",
            "1 Ana lost 2025-02-01",
            "2 Ana created 2025-01-02",
            "2 Ana entered Closing 2025-01-11",
        ],
    );
}

#[test]
fn why_a_deal_was_won_is_read_like_why_it_was_lost_and_from_a_column_for_both() {
    check(
        "Record ID,Deal Name,Deal Stage,Deal owner,Create Date,Close Date,Closed Lost Reason,Closed Won Reason\n\
         1,Big,Closed Won,Ana,2025-01-01,2025-02-01,Price,Best fit\n\
         2,Small,Closed Lost,Ben,2025-01-05,2025-02-01,Price,Best fit\n\
         3,Open,Pitch,Ben,2025-01-05,2025-12-01,Price,Best fit\n\
         4,Bare,Closed Won,Ben,2025-01-05,2025-02-01,,\n",
        &[
            "1 Ana created 2025-01-01 name=Big won_because=Best fit",
            "1 Ana won 2025-02-01 name=Big won_because=Best fit",
            "2 Ben created 2025-01-05 name=Small reason=Price",
            "2 Ben lost 2025-02-01 name=Small reason=Price",
            "3 Ben created 2025-01-05 name=Open closes=2025-12-01",
            "3 Ben seen at Pitch 2025-02-01 name=Open closes=2025-12-01",
            "4 Ben created 2025-01-05 name=Bare",
            "4 Ben won 2025-02-01 name=Bare",
        ],
    );
    for header in ["Win/Loss Reason", "Closed Reason"] {
        check(
            &format!(
                "Opportunity ID,Opportunity Name,Stage,Opportunity Owner,Created Date,Close Date,{header}\n\
                 1,Big,Closed Won,Ana,2025-01-01,2025-02-01,Trust\n\
                 2,Small,Closed Lost,Ben,2025-01-05,2025-02-01,Price\n"
            ),
            &[
                "1 Ana created 2025-01-01 name=Big won_because=Trust",
                "1 Ana won 2025-02-01 name=Big won_because=Trust",
                "2 Ben created 2025-01-05 name=Small reason=Price",
                "2 Ben lost 2025-02-01 name=Small reason=Price",
            ],
        );
    }
    for header in ["Won Reason", "Win Reason"] {
        check(
            &format!(
                "Opportunity ID,Opportunity Name,Stage,Opportunity Owner,Created Date,Close Date,{header}\n\
                 1,Big,Closed Won,Ana,2025-01-01,2025-02-01,Trust\n"
            ),
            &[
                "1 Ana created 2025-01-01 name=Big won_because=Trust",
                "1 Ana won 2025-02-01 name=Big won_because=Trust",
            ],
        );
    }
}

#[test]
fn mavens_file_is_known_by_name() {
    let text = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n\
        A,Ana,GTXPro,Acme,Won,2016-10-20,2017-03-01,1054\n\
        B,Ben,MG,,Lost,2016-10-25,2017-01-11,0\n\
        C,Ben,MG,,Engaging,2016-11-01,,\n\
        D,Ana,MG,,Prospecting,,,\n";
    check(
        text,
        &[
            "A Ana entered Engaging 2016-10-20 account=Acme amount=105400 XXX product=GTXPro",
            "A Ana won 2017-03-01 account=Acme amount=105400 XXX product=GTXPro",
            "B Ben entered Engaging 2016-10-25 product=MG",
            "B Ben lost 2017-01-11 product=MG",
            "C Ben entered Engaging 2016-11-01 product=MG",
            "D Ana seen at Prospecting undated product=MG",
        ],
    );
    let came = bring_in(text.as_bytes(), &Hints::default()).unwrap();
    assert_eq!(came.plan.mapping.preset.as_deref(), Some("maven_crm"));
    let notes: Vec<_> = came
        .plan
        .notes
        .iter()
        .map(|n| format!("{:?}", n.code))
        .collect();
    assert_eq!(notes, ["NoHistory", "ProcessFromFile"]);
}

#[test]
fn the_first_rows_are_shown_as_they_will_be_read() {
    let text = "Record ID,Deal Stage,Create Date\n1,\"Pit\"\"ch\",2025-01-01\n2,Pitch,2025-01-02\n";
    let seen = exchange::inspect(text.as_bytes(), "f.csv", &Hints::default()).unwrap();
    let plan = exchange::plan(&seen, exchange::Choice::FromFile, &Hints::default()).unwrap();
    let (rows, problems) = exchange::preview(&seen, &plan);
    assert_eq!(problems, []);
    let read: Vec<_> = rows.iter().map(|r| (r.line, r.stage.as_deref())).collect();
    assert_eq!(
        read,
        [
            (2, None),
            (2, Some("Pit\"ch")),
            (3, None),
            (3, Some("Pitch"))
        ]
    );
}

#[test]
fn a_deal_that_ended_on_no_told_day_ended_by_the_files_day() {
    let came = bring_in(
        b"Record ID,Deal Stage,Create Date,Close Date\n\
          1,Pitch,2025-03-01,\n2,Closed Lost,2025-01-01,\n3,Closed Won,,\n4,Closed Won,2025-03-01 10:00,\n",
        &Hints::default(),
    )
    .unwrap();
    assert_eq!(
        came.lines,
        [
            "1 nobody created 2025-03-01",
            "1 nobody seen at Pitch 2025-03-01",
            "2 nobody created 2025-01-01",
            "2 nobody lost 2025-01-31 in 2025-01-01..2025-03-01",
            "3 nobody won 2025-03-01 in ..2025-03-01",
            "4 nobody created 2025-03-01",
            "4 nobody won 2025-03-01 in 2025-03-01..2025-03-01",
        ]
    );
    let of_rows = came.report.problems.listed().iter().filter(|p| p.row > 0);
    let said: Vec<String> = of_rows
        .map(|p| {
            let said = p.told.to_string();
            said.split(';').nth(1).unwrap_or_default().to_owned()
        })
        .collect();
    assert_eq!(
        said[..2],
        [
            " it was kept as ended between 2025-01-01 and 2025-03-01, the file's day, and counts in the middle. Give it a close date and import again to have it exact.",
            " it was kept as ended by 2025-03-01, the file's day, and counts there. Give it a close date and import again to have it exact.",
        ]
    );
    assert_eq!(
        came.problems(),
        [
            "3 EndedByFileDay Close Date",
            "4 EndedByFileDay Close Date",
            "5 EndedByFileDay Close Date"
        ]
    );
}

#[test]
fn where_a_file_has_no_day_at_all_an_end_without_a_date_is_left_out() {
    let came = bring_in(
        b"Record ID,Deal Stage\n1,Pitch\n2,Closed Won\n",
        &Hints::default(),
    );
    let came = came.unwrap();
    assert_eq!(came.lines, ["1 nobody seen at Pitch undated"]);
    assert_eq!(came.problems(), ["3 MissingDate -"]);
    let hints = Hints {
        as_of: "2025-06-30".parse().ok(),
        ..Hints::default()
    };
    check_with(
        "Record ID,Deal Stage\n1,Pitch\n2,Closed Won\n",
        &hints,
        &[
            "1 nobody seen at Pitch 2025-06-30",
            "2 nobody won 2025-06-30 in ..2025-06-30",
        ],
    );
}

#[test]
fn a_snapshots_losses_are_known_by_their_words_where_nothing_else_tells() {
    let file = "Deal ID,Owner,Stage,Close Date,Create Date\n\
        1,Ana,Disqualified,2025-02-01,2025-01-01\n2,Ben,Demo,2025-06-01,2025-01-02\n\
        3,Ben,Lost - no budget,2025-02-03,2025-01-03\n4,Ben,Signed,2025-02-04,2025-01-04\n";
    let came = bring_in(file.as_bytes(), &Hints::default()).unwrap();
    let ends = came.lines.iter().filter(|line| line.contains(" lost "));
    assert_eq!(
        ends.collect::<Vec<_>>(),
        ["1 Ana lost 2025-02-01", "3 Ben lost 2025-02-03"]
    );
    let told = came.plan.notes.iter().map(|note| note.told.to_string());
    assert!(told.clone().any(|said| said.contains("\"Disqualified\"")));
    // A column that says it better comes before the words.
    let beside = file.replace("Create Date\n", "Create Date,Status\n");
    let open = beside.replace("2025-01-01\n", "2025-01-01,Open\n");
    let came = bring_in(open.as_bytes(), &Hints::default()).unwrap();
    assert!(!came.lines.iter().any(|line| line.starts_with("1 Ana lost")));
}
