//! Exports of systems that no preset knows, and sheets kept by hand: they land by the words of their
//! columns, and what they leave unsaid is told.

use engine::problem::ProblemCode;
use exchange::Hints;

use crate::kept::{bring_in, check};

/// What is told of a file that it does not say.
fn unsaid(text: &str) -> Vec<String> {
    let came = bring_in(text.as_bytes(), &Hints::default()).unwrap();
    let notes = came.plan.notes.into_iter();
    let notes = notes.filter(|note| note.code == ProblemCode::NotSaid);
    notes.map(|note| note.told.to_string()).collect()
}

fn refused(text: &str, expected: &str) {
    let Err(error) = bring_in(text.as_bytes(), &Hints::default()) else {
        panic!("read: {text}")
    };
    let sentence = error.to_string();
    assert!(sentence.contains(expected), "{sentence}");
    assert!(sentence.ends_with('.'), "{sentence}");
}

#[test]
fn columns_that_say_whose_they_are_are_read_without_that() {
    check(
        "Deal: Id,Deal: Name,Deal: Deal value,Deal: Deal stage,Deal: Sales owner,Deal: Closed date,Deal: Created at\n\
         1,Big,500,Demo,Ana,,2025-01-01\n\
         2,Mid,70,Won,Ben,2025-02-01,2025-01-02\n",
        &[
            "1 Ana created 2025-01-01 name=Big amount=50000 XXX",
            "1 Ana seen at Demo 2025-02-01 name=Big amount=50000 XXX",
            "2 Ben created 2025-01-02 name=Mid amount=7000 XXX",
            "2 Ben won 2025-02-01 name=Mid amount=7000 XXX",
        ],
    );
    check(
        "RecordId,OpportunityName,OpportunityState,CurrentStage,UserResponsible,OpportunityOwner,DateCreated,ActualCloseDate\n\
         1,Big,OPEN,Demo,Ana,Admin,2025-01-01,\n\
         2,Mid,ABANDONED,Demo,Ben,Admin,2025-01-02,2025-02-01\n\
         3,Low,WON,Demo,Ben,Admin,2025-01-02,2025-02-02\n",
        &[
            "1 Ana created 2025-01-01 name=Big",
            "1 Ana seen at Demo 2025-02-02 name=Big",
            "2 Ben created 2025-01-02 name=Mid",
            "2 Ben seen at Demo 2025-02-01 name=Mid",
            "2 Ben lost 2025-02-01 name=Mid",
            "3 Ben created 2025-01-02 name=Low",
            "3 Ben seen at Demo 2025-02-02 name=Low",
            "3 Ben won 2025-02-02 name=Low",
        ],
    );
    check(
        "ID;Название сделки;Ответственный;Этап сделки;Бюджет;Дата создания;Дата закрытия\n\
         1;Big;Ana;Переговоры;500;01.01.2025 10:00:00;не закрыта\n\
         2;Mid;Ben;Успешно реализовано;70;02.01.2025 10:00:00;13.02.2025 10:00:00\n\
         3;Low;Ben;Закрыто и не реализовано;70;02.01.2025 10:00:00;14.02.2025 10:00:00\n",
        &[
            "1 Ana created 2025-01-01 name=Big amount=50000 XXX",
            "1 Ana seen at Переговоры 2025-02-14 name=Big amount=50000 XXX",
            "2 Ben created 2025-01-02 name=Mid amount=7000 XXX",
            "2 Ben won 2025-02-13 name=Mid amount=7000 XXX",
            "3 Ben created 2025-01-02 name=Low amount=7000 XXX",
            "3 Ben lost 2025-02-14 name=Low amount=7000 XXX",
        ],
    );
}

#[test]
fn an_amount_is_in_the_currency_of_its_header() {
    check(
        "Deal ID,Owner,Stage,Amount (EUR),Created\n1,Ana,Demo,500,2025-01-01\n",
        &[
            "1 Ana created 2025-01-01 amount=50000 EUR",
            "1 Ana seen at Demo 2025-01-01 amount=50000 EUR",
        ],
    );
    // In thousands, nobody reads it for what it is not.
    check(
        "Deal ID,Owner,Stage,Betrag (T\u{20ac}),Created\n1,Ana,Demo,500,2025-01-01\n",
        &["1 Ana created 2025-01-01", "1 Ana seen at Demo 2025-01-01"],
    );
    // Close writes hundredths under "value", and says so nowhere.
    check(
        "id,lead_name,user_name,status_label,status_type,value,value_formatted,value_currency,date_created,date_won,date_lost\n\
         1,Acme,Ana,Demo,active,50000,$500,USD,2025-01-01,,\n\
         2,Bolt,Ben,Signed,won,7000,$70,USD,2025-01-02,2025-02-01,\n",
        &[
            "1 Ana created 2025-01-01 account=Acme amount=50000 USD",
            "1 Ana seen at Demo 2025-02-01 account=Acme amount=50000 USD",
            "2 Ben created 2025-01-02 account=Bolt amount=7000 USD",
            "2 Ben seen at Signed 2025-02-01 account=Bolt amount=7000 USD",
            "2 Ben won 2025-02-01 account=Bolt amount=7000 USD",
        ],
    );
}

#[test]
fn many_amounts_in_dollars_with_three_digits_behind_a_comma_are_thousands() {
    let rows = |n: u32, sign: &str| {
        let rows = (1..=n).map(|n| format!("{n},Ana,Demo,\"{sign}{n},{n}00\",2025-01-01\n"));
        format!(
            "Deal ID,Owner,Stage,Amount,Created\n{}",
            rows.collect::<String>()
        )
    };
    let read = |text: String| {
        let came = bring_in(text.as_bytes(), &Hints::default()).unwrap();
        came.lines
            .iter()
            .filter(|l| l.contains("amount=110000 "))
            .count()
    };
    assert_eq!(read(rows(6, "$")), 2);
    assert_eq!(read(rows(4, "$")), 0);
    assert_eq!(read(rows(6, "")), 0);
}

#[test]
fn a_day_that_says_nothing_of_itself_is_no_move_where_deals_have_days_of_their_own() {
    check(
        "Internal ID,Title,Sales Rep,Status,Date,Date Created,Date Closed\n\
         1,Big,Ana,Proposal,2025-01-01,2025-01-02,\n\
         2,Mid,Ben,Closed Won,2025-01-01,2025-01-03,2025-02-01\n",
        &[
            "1 Ana created 2025-01-02 name=Big",
            "1 Ana seen at Proposal 2025-02-01 name=Big",
            "2 Ben created 2025-01-03 name=Mid",
            "2 Ben won 2025-02-01 name=Mid",
        ],
    );
}

#[test]
fn how_a_deal_ended_is_read_beside_the_columns_of_a_system_that_lacks_it() {
    check(
        "Opportunity Name,Opportunity ID,stage,Lead Value,assigned,status,Created on\n\
         Big,1,Demo,500,Ana,open,2025-01-01\nMid,2,Demo,70,Ben,lost,2025-01-02\n",
        &[
            "1 Ana created 2025-01-01 name=Big amount=50000 XXX",
            "1 Ana seen at Demo 2025-01-02 name=Big amount=50000 XXX",
            "2 Ben created 2025-01-02 name=Mid amount=7000 XXX",
            "2 Ben seen at Demo 2025-01-02 name=Mid amount=7000 XXX in 2025-01-02..2025-01-02",
            "2 Ben lost 2025-01-02 name=Mid amount=7000 XXX in 2025-01-02..2025-01-02",
        ],
    );
}

#[test]
fn a_column_set_aside_for_a_better_one_is_read_where_that_is_not_there() {
    check(
        "Opportunity Name,ID,Sales Stage,Amount,Assigned To,Created Time\n\
         Big,1,Prospecting,500.00000000,Ana,2025-01-01 10:00:00\n\
         Mid,2,Closed Won,70.50000000,Ben,2025-01-02 10:00:00\n",
        &[
            "1 Ana created 2025-01-01 name=Big amount=50000 XXX",
            "1 Ana seen at Prospecting 2025-01-02 name=Big amount=50000 XXX",
            "2 Ben created 2025-01-02 name=Mid amount=7050 XXX",
            "2 Ben won 2025-01-02 name=Mid amount=7050 XXX in 2025-01-02..2025-01-02",
        ],
    );
}

#[test]
fn a_word_for_a_win_counts_where_deals_are_lost_and_none_is_won() {
    let text = |won: &str, lost: &str| {
        format!(
            "Deal ID,Owner,Stage,Created,Closed\n1,Ana,Demo,2025-01-01,\n\
             2,Ana,{won},2025-01-01,2025-02-01\n3,Ben,{lost},2025-01-01,2025-02-01\n"
        )
    };
    let wins = |won: &str, lost: &str| {
        let came = bring_in(text(won, lost).as_bytes(), &Hints::default()).unwrap();
        came.lines.iter().any(|line| line.starts_with("2 Ana won"))
    };
    assert!(wins("Signed", "Lost"));
    assert!(wins("Auftrag", "Absage"));
    assert!(wins("Order received", "No order"));
    assert!(!wins("Signed", "Pitch"));
    assert!(!wins("Abschluss", "Lost"));
    assert!(!wins("Approved by legal", "Lost"));
    let asked = unsaid(&text("Abschluss", "Lost"));
    assert_eq!(asked.len(), 1);
    assert!(
        asked[0].contains("is won: each of these counts as open: Demo, Abschluss."),
        "{asked:?}"
    );
    assert!(unsaid(&text("Signed", "Lost")).is_empty());
}

#[test]
fn what_a_file_does_not_say_is_asked() {
    let owner = unsaid("Deal ID,Stage,Who,Created\n1,Won,Ana,2025-01-01\n2,Lost,Ben,2025-01-01\n");
    assert_eq!(owner.len(), 1);
    assert!(
        owner[0].contains("the owner") && owner[0].contains("nothing was read of Who."),
        "{owner:?}"
    );
    let days =
        unsaid("Deal ID,Owner,Stage,Created\n1,Ana,Won,3 months ago\n2,Ben,Lost,a week ago\n");
    assert_eq!(days.len(), 1);
    assert!(
        days[0].contains("\"Created\" is a day (\"3 months ago\""),
        "{days:?}"
    );
    let status = unsaid(
        "Deal ID,Owner,Stage,Status,Created\n1,Ana,Demo,0,2025-01-01\n2,Ben,Pitch,1,2025-01-01\n",
    );
    assert_eq!(status.len(), 1);
    assert!(
        status[0].contains("won or lost: each of these counts as open: 0, 1."),
        "{status:?}"
    );
}

#[test]
fn rows_that_are_not_those_of_deals_are_refused() {
    refused(
        "Account,Opportunity,Owner,Stage,Created\n\
         Acme,Renewal,Ana,Demo,2025-01-01\nBolt,Renewal,Ben,Won,2025-01-02\nCole,Renewal,Ana,Lost,2025-01-03\n",
        "\"Opportunity\" does not tell them apart: 3 rows",
    );
    refused(
        "Deal ID,Owner,Stage,Came there\n\
         1,Ana,Demo,2025-01-01\n1,Ana,Pitch,2025-01-02\n1,Ana,Won,2025-01-03\n",
        "no column was recognised for when a deal came to its stage",
    );
    // A log whose day is no more than that, beside the day on which each deal began.
    refused(
        "Deal,Owner,Stage,Date,Created\n\
         Big,Ana,Demo,2025-01-01,2025-01-01\nBig,Ana,Pitch,2025-01-02,2025-01-01\nBig,Ana,Won,2025-01-03,2025-01-01\n",
        "no column was recognised for when a deal came to its stage",
    );
    // Two exports, one below the other.
    refused(
        "Snapshot Date,Deal ID,Owner,Stage\n\
         2025-01-06,1,Ana,Demo\n2025-01-06,2,Ana,Demo\n2025-01-13,1,Ana,Demo\n2025-01-13,2,Ana,Demo\n",
        "in exports put one below the other",
    );
    let notes = (1..=40).map(|n| format!("{n},Ana,Called on {n}.3. and waiting,2025-01-01\n"));
    refused(
        &format!(
            "Deal ID,Owner,Status,Created\n{}",
            notes.collect::<String>()
        ),
        "is hardly a stage",
    );
}

#[test]
fn a_sheet_with_a_column_for_each_stage_is_a_way() {
    check(
        "Kunde;Projekt;Betreuer;Erstkontakt;Angebot;Verhandlung;Gewonnen am;Verloren am\n\
         Acme;Big;Ana;01.01.2025;13.01.2025;;;\n\
         Bolt;Mid;Ben;02.01.2025;14.01.2025;20.01.2025;25.01.2025;\n\
         Cole;Low;Ben;03.01.2025;;;;26.01.2025\n",
        &[
            "Big Ana entered Erstkontakt 2025-01-01 account=Acme",
            "Big Ana entered Angebot 2025-01-13 account=Acme",
            "Mid Ben entered Erstkontakt 2025-01-02 account=Bolt",
            "Mid Ben entered Angebot 2025-01-14 account=Bolt",
            "Mid Ben entered Verhandlung 2025-01-20 account=Bolt",
            "Mid Ben won 2025-01-25 account=Bolt",
            "Low Ben entered Erstkontakt 2025-01-03 account=Cole",
            "Low Ben lost 2025-01-26 account=Cole",
        ],
    );
    check(
        "Deal ID,Owner,Entered Qualified,Entered Demo,Entered Proposal,Entered Won,Entered Lost\n\
         1,Ana,2025-01-01,2025-01-05,,,2025-01-07\n",
        &[
            "1 Ana entered Qualified 2025-01-01",
            "1 Ana entered Demo 2025-01-05",
            "1 Ana lost 2025-01-07",
        ],
    );
    // Ticks say where a deal was, and not when.
    refused(
        "Deal,Rep,Qualified,Demo,Proposal\nBig,Ana,x,x,\nMid,Ben,x,,\n",
        "No column was recognised for the stage",
    );
}

#[test]
fn escapes_addresses_and_old_letters_are_read_as_they_were_meant() {
    check(
        "Deal ID,Owner,Stage,Company,Created\n\
         1,Zo&euml; M&#252;ller,Demo,Br&uuml;ckner &amp; S&ouml;hne,2025-01-01\n",
        &[
            "1 Zoë Müller created 2025-01-01 account=Brückner & Söhne",
            "1 Zoë Müller seen at Demo 2025-01-01 account=Brückner & Söhne",
        ],
    );
    check(
        "Deal ID,Owner,Stage,Company,Created\n1,Ana,Demo,Acme (https://pages.example/1f2e),2025-01-01\n",
        &[
            "1 Ana created 2025-01-01 account=Acme",
            "1 Ana seen at Demo 2025-01-01 account=Acme",
        ],
    );
}
