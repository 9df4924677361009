//! Several files read as one: which belong together, and what they say together.

use std::{
    collections::{BTreeMap, HashMap},
    convert::Infallible,
    fs::File,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
};

use engine::record::{Record, Sink, Step};
use exchange::{
    Beside, Choice, Field, Hints, Inspection, Noting, Plan, inspect, name_stages, plan, read,
    together,
};

use crate::kept::Kept;

/// What became of each deal, as far as these tests ask.
#[derive(Default)]
struct Deals {
    entered: HashMap<String, i64>,
    won: HashMap<String, i64>,
    reps: HashMap<String, String>,
    teams: BTreeMap<String, Vec<String>>,
    sources: HashMap<String, usize>,
    records: usize,
}

impl Sink for Deals {
    type Error = Infallible;
    fn accept(&mut self, r: &Record<'_>) -> Result<(), Infallible> {
        self.records += 1;
        let deal = r.deal.to_owned();
        let at = r.at.map_or(0, |at| at.instant);
        match r.step {
            Step::Entered(_) => drop(self.entered.insert(deal.clone(), at)),
            Step::Won => drop(self.won.insert(deal.clone(), at)),
            _ => {}
        }
        if let Some(rep) = r.rep {
            self.reps.insert(deal, rep.to_owned());
            if let Some(team) = r.details.team {
                let of = self.teams.entry(team.to_owned()).or_default();
                if !of.iter().any(|known| known == rep) {
                    of.push(rep.to_owned());
                }
            }
        }
        if let Some(source) = r.details.source {
            *self.sources.entry(source.to_owned()).or_default() += 1;
        }
        Ok(())
    }
}

/// Reads files as the jobs do: what lies beside first, then the main file, then further deals.
fn bring_in<S: Sink<Error = Infallible>>(files: &[(String, Vec<u8>)], sink: &mut S) -> Vec<Plan> {
    let hints = Hints::default();
    let look = |(name, bytes): &(String, Vec<u8>)| {
        inspect(&bytes[..], name, &hints).unwrap_or_else(|e| panic!("{name}: {e}"))
    };
    let seen: Vec<Inspection> = files.iter().map(look).collect();
    let mut plans = Vec::new();
    for group in together(&seen, &[]) {
        let mut main = seen[group.main].clone();
        let mut beside = Vec::new();
        for (ix, seam) in &group.beside {
            let ix = *ix;
            let of = plan(&seen[ix], Choice::FromFile, &hints).unwrap();
            let table = Beside::read(&files[ix].1[..], &of, &main, seam).unwrap();
            name_stages(&mut main, &table);
            beside.push(Arc::new(table));
        }
        let of = plan(&main, Choice::FromFile, &hints)
            .unwrap()
            .with_beside(beside);
        let mut noting = Noting::new(sink);
        let go_on = &mut |_| ControlFlow::Continue(());
        read(&files[group.main].1[..], &of, &mut noting, go_on).unwrap();
        let told = noting.deals();
        for ix in group.rest {
            let rest = plan(&seen[ix], Choice::Only(&of.process), &hints).unwrap();
            read(&files[ix].1[..], &rest.without(told.clone()), sink, go_on).unwrap();
        }
        plans.push(of);
    }
    plans
}

fn texts(files: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    let owned = files
        .iter()
        .map(|(n, t)| ((*n).to_owned(), t.as_bytes().to_vec()));
    owned.collect()
}

fn shared(paths: &[&str]) -> Option<Vec<(String, Vec<u8>)>> {
    let base =
        Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../../../shared/data");
    let read = |path: &&str| {
        let at: PathBuf = base.join(path);
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut File::open(at).ok()?, &mut bytes).ok()?;
        Some(((*path).to_owned(), bytes))
    };
    let files: Option<Vec<_>> = paths.iter().map(read).collect();
    if files.is_none() {
        eprintln!("skipped: no shared data");
    }
    files
}

const DEALS: &str = "Record ID,Deal Name,Deal Stage,Deal owner,Create Date,Amount\n\
    1,Big,s2,7,2025-01-01,100\n2,Small,s1,8,2025-01-02,50\n";

#[test]
fn deals_lie_beside_their_history_and_those_without_one_follow() {
    let files = texts(&[
        ("deals.csv", DEALS),
        (
            "history.csv",
            "deal_id,stage,at\n1,s1,2025-01-03\n1,s2,2025-01-09\n",
        ),
    ]);
    let mut kept = Kept {
        stages: vec!["s1".to_owned(), "s2".to_owned()],
        ..Kept::default()
    };
    let plans = bring_in(&files, &mut kept);
    assert_eq!(plans.len(), 1);
    assert!(
        plans[0]
            .notes
            .iter()
            .any(|n| n.told.to_string().contains("joined by the deal's id"))
    );
    assert_eq!(
        kept.lines,
        [
            "1 7 entered s1 2025-01-03 name=Big amount=10000 XXX",
            "1 7 entered s2 2025-01-09 name=Big amount=10000 XXX",
            "2 8 created 2025-01-02 name=Small amount=5000 XXX",
            "2 8 seen at s1 2025-01-02 name=Small amount=5000 XXX",
        ]
    );
}

#[test]
fn stages_get_their_labels_and_reps_their_teams() {
    let files = texts(&[
        ("deals.csv", DEALS),
        (
            "stages.csv",
            "stage_id,label,display_order,closed_won,is_closed,pipeline_id\ns1,Won deals,9,true,true,p\ns2,First,0,false,false,p\n",
        ),
        ("teams.csv", "rep,team,manager\n7,North,Zoe\n"),
    ]);
    let mut kept = Kept {
        stages: vec!["First".to_owned()],
        ..Kept::default()
    };
    let plans = bring_in(&files, &mut kept);
    assert_eq!(plans.len(), 1);
    assert_eq!(plans[0].process.stages[0].name, "First");
    assert!(
        kept.lines
            .iter()
            .any(|l| l == "1 7 seen at First 2025-01-02 name=Big amount=10000 XXX team=North"),
        "{:?}",
        kept.lines
    );
}

/// Where deals were seen, at stages s1 and s2, and what is told of them, with others given along.
fn seen_beside<'f>(deals: &'f str, others: &[(&'f str, &'f str)]) -> Vec<String> {
    let mut files = vec![("deals.csv", deals)];
    files.extend(others);
    let mut kept = Kept {
        stages: vec!["s1".to_owned(), "s2".to_owned()],
        ..Kept::default()
    };
    bring_in(&texts(&files), &mut kept);
    kept.lines.retain(|line| line.contains(" seen at "));
    kept.lines
}

#[test]
fn teams_get_their_names_where_deals_or_reps_know_them_by_ids() {
    let teams = "id,name,_fivetran_synced\n6789,North,2025-02-01 10:00:00\n1234,South,2025-02-01 10:00:00\n";
    let check = |deals: &str, others: &[(&str, &str)], expected: &[&str]| {
        let seen = seen_beside(deals, others);
        let teams = seen.iter().filter_map(|line| line.split("team=").nth(1));
        assert_eq!(teams.collect::<Vec<_>>(), expected, "{seen:?}");
    };
    // By the rep, in whatever order the files are given.
    let members = "owner_id,team_id,is_team_primary\n7,1234,true\n7,6789,false\n8,9999,true\n";
    let (teams, members) = (("team.csv", teams), ("owner_team.csv", members));
    // A team whose name no file tells keeps its id.
    check(DEALS, &[teams, members], &["South", "9999"]);
    check(DEALS, &[members, teams], &["South", "9999"]);
    check(DEALS, &[members], &["1234", "9999"]);
    // By the deal itself.
    let own = "Record ID,Deal Name,Deal Stage,Deal owner,Create Date,Team ID\n\
        1,Big,s2,7,2025-01-01,6789\n2,Small,s1,8,2025-01-02,72\n";
    check(own, &[teams], &["North", "72"]);
    let named = ("names.csv", "team_id,team_name\n72,West\n");
    check(own, &[named], &["6789", "West"]);
    // Running numbers are shared by tables of anything, and of two that share others nobody knows which
    // is the one of teams.
    check(
        own,
        &[("products.csv", "id,name\n72,Crane\n")],
        &["6789", "72"],
    );
    let products = ("products.csv", "id,name\n6789,Crane\n");
    check(own, &[teams, products], &["6789", "72"]);
}

#[test]
fn owners_get_their_names_where_their_table_is_given_along() {
    let check = |deals: &str, others: &[(&str, &str)], expected: &[&str]| {
        let seen = seen_beside(deals, others);
        let reps = seen.iter().map(|line| line.split(" seen at ").next());
        let reps = reps.filter_map(|deal_and_rep| deal_and_rep?.split_once(' '));
        let reps: Vec<&str> = reps.map(|(_, rep)| rep).collect();
        assert_eq!(reps, expected, "{seen:?}");
    };
    let deals = |one: &str, other: &str| {
        format!(
            "Record ID,Deal Name,Deal Stage,Deal owner,Create Date,Amount\n\
            1,Big,s2,{one},2025-01-01,100\n2,Small,s1,{other},2025-01-02,50\n"
        )
    };
    let owned = deals("7001", "8002");
    // The bare table, a connector's, and the API's own.
    let bare = "owner_id,email,first_name,last_name\n\
        7001,ana@x.com,Ana,Lopez\n8002,ben@x.com,Ben,\n";
    check(&owned, &[("owners.csv", bare)], &["Ana Lopez", "Ben"]);
    let connector = "owner_id,portal_id,email,first_name,last_name,type\n\
        7001,1,ana@x.com,Ana,Lopez,P\n8002,1,ben@x.com,,\n";
    check(
        &owned,
        &[("owners.csv", connector)],
        &["Ana Lopez", "ben@x.com"],
    );
    let api = "id,email,firstName,lastName,userId,archived\n\
        8002,ben@x.com,Ben,Fox,5,false\n7001,ana@x.com,Ana,Lopez,4,false\n";
    check(&owned, &[("owners.csv", api)], &["Ana Lopez", "Ben Fox"]);
    // Two of one name stay two; one who has two ids is one.
    let namesakes = "id,email,first_name,last_name\n\
        7001,ana@x.com,Ana,Lopez\n8002,ana.lopez@x.com,Ana,Lopez\n";
    check(
        &owned,
        &[("owners.csv", namesakes)],
        &["Ana Lopez (ana@x.com)", "Ana Lopez (ana.lopez@x.com)"],
    );
    let again = "id,email,first_name,last_name\n\
        7001,ana@x.com,Ana,Lopez\n8002,Ana@x.com,Ana,Lopez\n";
    check(
        &owned,
        &[("owners.csv", again)],
        &["Ana Lopez", "Ana Lopez"],
    );
    // A table of contacts has running numbers too, and of two that know an owner nobody knows which does.
    check(
        &deals("7", "8"),
        &[(
            "contacts.csv",
            "id,email,first_name,last_name\n7,cy@y.com,Cy,Dee\n",
        )],
        &["7", "8"],
    );
    let contacts = "id,email,firstname,lastname\n7001,cy@y.com,Cy,Dee\n";
    check(
        &owned,
        &[("owners.csv", api), ("contacts.csv", contacts)],
        &["7001", "8002"],
    );
    // Contacts with their owners are not what owners are called.
    let theirs = "owner_id,portal_id,email,first_name,last_name\n\
        7001,1,a@y.com,A,B\n7001,1,c@y.com,C,D\n7001,1,e@y.com,E,F\n8002,1,g@y.com,G,H\n8002,1,i@y.com,I,J\n";
    check(&owned, &[("contacts.csv", theirs)], &["7001", "8002"]);
}

#[test]
fn accounts_join_deals_only_where_they_know_one_of_theirs() {
    let deals = "Id,Name,StageName,AccountId,OwnerId,CreatedDate,IsClosed,IsWon\n\
        1,Big,s2,A1,7,2025-01-01T00:00:00Z,false,false\n";
    let check = |others: &[(&str, &str)], expected: &str| {
        let seen = seen_beside(deals, others);
        let first = seen.first();
        assert!(
            first.is_some_and(|line| line.ends_with(expected)),
            "{seen:?}"
        );
    };
    let known = (
        "accounts.csv",
        "Id,Name,Industry,BillingCity\nA1,Acme,Oil,Bonn\n",
    );
    check(&[known], "account=Acme");
    let other = (
        "others.csv",
        "Id,Name,Industry,BillingCity\nB1,Acme,Oil,Bonn\n",
    );
    check(&[other], "account=A1");
    check(&[other, known], "account=Acme");
    // An account's region is not that of all whom its owner looks after.
    let regions = (
        "regions.csv",
        "account,owner,region\nA2,7,South\nA3,7,South\nA1,7,North\n",
    );
    check(&[regions], "account=A1 team=North");
}

#[test]
fn two_exports_of_one_kind_stay_apart() {
    let files = texts(&[("a.csv", DEALS), ("b.csv", DEALS)]);
    let mut kept = Kept {
        stages: vec!["s1".to_owned(), "s2".to_owned()],
        ..Kept::default()
    };
    assert_eq!(bring_in(&files, &mut kept).len(), 2);
}

#[test]
fn mavens_reps_belong_to_their_managers() {
    let Some(files) = shared(&["maven_crm/sales_teams.csv", "maven_crm/sales_pipeline.csv"]) else {
        return;
    };
    let mut deals = Deals::default();
    let plans = bring_in(&files, &mut deals);
    assert_eq!(plans.len(), 1);
    assert_eq!(deals.won.len(), 4_238);
    // 30 of the 35 in the teams' file have deals; six managers.
    assert_eq!(deals.teams.len(), 6);
    assert_eq!(deals.teams.values().map(Vec::len).sum::<usize>(), 30);
}

#[test]
fn olists_leads_and_deals_are_one_funnel_in_either_locale() {
    let names = [
        "olist_marketing_qualified_leads_dataset.csv",
        "olist_closed_deals_dataset.csv",
    ];
    let of = |folder: &str| {
        let paths: Vec<String> = names.iter().map(|n| format!("{folder}/{n}")).collect();
        let files = shared(&[&paths[1], &paths[0]])?;
        let mut deals = Deals::default();
        let plans = bring_in(&files, &mut deals);
        assert_eq!(plans.len(), 1, "{folder}");
        Some(deals)
    };
    let (Some(iso), Some(us)) = (of("olist_funnel_original"), of("olist_funnel_us_locale")) else {
        return;
    };
    assert_eq!((iso.entered.len(), iso.won.len()), (8_000, 842));
    assert_eq!((us.entered.len(), us.won.len()), (8_000, 380));
    let mut days: Vec<f64> = iso
        .won
        .iter()
        .map(|(deal, at)| (at - iso.entered[deal]) as f64 / 86_400e6)
        .collect();
    days.sort_by(f64::total_cmp);
    let median = (days[420] + days[421]) / 2.0;
    assert!((median - 14.65).abs() < 0.005, "{median}");
    for (deal, at) in &us.won {
        assert_eq!(us.entered[deal], iso.entered[deal]);
        assert_eq!(at / 60_000_000, iso.won[deal] / 60_000_000, "{deal}");
    }
}

#[test]
fn the_connectors_files_land_and_know_open_ends() {
    let Some(files) = shared(&[
        "hubspot_fivetran_seeds/deal_data.csv",
        "hubspot_fivetran_seeds/deal_stage_data.csv",
        "salesforce_fivetran_seeds/sf_opportunity_history_data.csv",
        "salesforce_fivetran_seeds/sf_opportunity_data.csv",
    ]) else {
        return;
    };
    let look = |ix: usize| inspect(&files[ix].1[..], "f.csv", &Hints::default()).unwrap();
    let stages = look(1);
    assert_eq!(
        stages.known.as_ref().unwrap().preset,
        "hubspot_connector_stage_history"
    );
    // 2050-01-01 is no last day, and no date that anything happened on.
    assert_eq!(stages.last_day.unwrap().to_string(), "2021-01-12");
    let mut deals = Deals::default();
    bring_in(&files[1..2], &mut deals);
    assert_eq!((deals.records, deals.entered.len()), (14, 14));
    let history = look(2);
    assert_eq!(
        history.known.as_ref().unwrap().preset,
        "salesforce_connector_history"
    );
    assert_eq!(history.last_day.unwrap().to_string(), "2019-10-17");
    let until = history
        .columns
        .iter()
        .find(|c| c.field == Some(Field::Until));
    assert!(until.is_some());
    // Every row is marked as deleted: then the mark tells nothing, and all are read.
    let mut deals = Deals::default();
    bring_in(&files[2..4], &mut deals);
    assert_eq!(deals.won.len(), 5);
}

#[test]
fn salesforces_history_has_its_reversals() {
    let Some(files) = shared(&["salesforce_powerbi_demo/OpportunityHistory.csv"]) else {
        return;
    };
    #[derive(Default)]
    struct Moves(HashMap<String, Vec<(i64, Step)>>);
    impl Sink for Moves {
        type Error = Infallible;
        fn accept(&mut self, r: &Record<'_>) -> Result<(), Infallible> {
            let at = r.at.map_or(0, |at| at.instant);
            self.0
                .entry(r.deal.to_owned())
                .or_default()
                .push((at, r.step));
            Ok(())
        }
    }
    let mut moves = Moves::default();
    bring_in(&files, &mut moves);
    assert_eq!(moves.0.len(), 36);
    let (mut change, mut reversed) = (0, 0);
    for steps in moves.0.values_mut() {
        steps.sort_by_key(|(at, _)| *at);
        steps.dedup_by_key(|(_, step)| *step);
        change += usize::from(steps.len() > 1);
        let won = steps.iter().position(|(_, s)| *s == Step::Won);
        let lost = steps.iter().position(|(_, s)| *s == Step::Lost);
        reversed += usize::from(won.zip(lost).is_some_and(|(w, l)| w < l));
    }
    assert_eq!(change, 11);
    assert_eq!(reversed, 7);
}
