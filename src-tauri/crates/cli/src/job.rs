//! The jobs, each about as long as its sentence: read, ask the engine, write.

use std::{collections::BTreeMap, io::Write, ops::ControlFlow, path::Path};

use chrono::{Local, NaiveDate, Utc};
use engine::filter::Filter;
use exchange::{DateOrder, Hints, MAPPING_VERSION, Manner, Mapping};
use jobs::{
    Asker,
    export::{Looked, Reviewed},
    import::{Done, Mode},
};
use report::{
    PageHead, Paper, Report,
    words::{Tongue, Words},
};
use serde::Serialize;
use serde_json::json;
use store::Workspace;

use crate::{args, failed::Failed, figures, passphrase, pictures, told, workspace};

/// What `--json` prints: the review's fields, what is worked out beside it, and what they all mean.
#[derive(Serialize)]
struct Printed<'a> {
    #[serde(flatten)]
    report: &'a Report,
    definitions: BTreeMap<&'static str, &'static str>,
}

/// Who asks now. Where no language is asked for, what is made is named as the files name it.
fn asker(language: Tongue, said: bool) -> Asker {
    let asker = Asker::new(Utc::now(), language.language);
    if said {
        asker
    } else {
        asker.in_the_words_of_files()
    }
}

/// Reviews sources; prints the outcome.
pub(crate) fn review(asked: &args::Review, out: &mut impl Write) -> Result<(), Failed> {
    let read = jobs::review::read(
        &asked.sources,
        &hints(&asked.reading, asked.as_of)?,
        passphrase::given().as_ref(),
        asker(asked.language, asked.language_said),
    )?;
    let filter = Filter {
        as_of: asked.as_of,
        ..Filter::default()
    };
    let filter = jobs::as_of::settled(&filter, &read.ledger, Local::now().date_naive());
    let (mut rates, mut problems) = (read.rates, read.problems);
    if let Some(file) = &asked.rates {
        let (given, unread) = jobs::rates::read(file)?;
        // Of two rates of one day the one that was given with the question holds.
        rates.splice(0..0, given);
        problems.extend(unread);
    }
    let in_base = (asked.base, rates.as_slice());
    let mut report = figures::all(&read.ledger, &filter, asked.forecast, in_base)?;
    report.review.problems = problems;
    let words = asked.language.words();
    match &asked.output {
        args::Output::Json => {
            let definitions = report::words::definitions();
            let printed = Printed {
                report: &report,
                definitions,
            };
            serde_json::to_writer(&mut *out, &printed)?;
            // The process ends with this: nobody waits until every text of it is given back.
            std::mem::forget(report);
            Ok(writeln!(out)?)
        }
        args::Output::Terminal => {
            write!(out, "{}", report::terminal(words, &report, columns()))?;
            Ok(())
        }
        args::Output::Html(file) => {
            let page = report::page(words, &report, &head(words, &report, read.title));
            write_file(file, page.as_bytes())?;
            Ok(writeln!(out, "{}", file.display())?)
        }
        args::Output::Xlsx(file) => {
            let of = Reviewed {
                review: &report.review,
                trend: &report.trend,
                ramp_up: &report.ramp_up,
                forecast: &report.forecast,
            };
            jobs::export::workbook(of, asked.language.words(), Manner::default(), file)?;
            Ok(writeln!(out, "{}", file.display())?)
        }
        args::Output::Png(folder) => {
            let said = pictures::written(words, &report, folder)?;
            Ok(writeln!(out, "{said}")?)
        }
        args::Output::Pdf(file, paper) => {
            let pages = report::pdf(words, &report, &head(words, &report, read.title), *paper)?;
            write_file(file, &pages)?;
            Ok(writeln!(out, "{}", file.display())?)
        }
    }
}

/// What stands over a review on paper.
fn head(words: Words, report: &Report, title: String) -> PageHead {
    PageHead {
        source: words.deals(report.review.whole.deals),
        title,
        period: String::new(),
    }
}

/// Imports files into a workspace, each whole or not at all; gives the outcome.
pub(crate) fn import(asked: &args::Import) -> Result<String, Failed> {
    let fresh = !asked.workspace.exists();
    let mut workspace = if fresh {
        Workspace::create_alone(
            &asked.workspace,
            &jobs::stem_of(&asked.workspace),
            Utc::now(),
        )?
    } else {
        workspace::open(&asked.workspace)?
    };
    let outcome = import_all(asked, &mut workspace);
    let kept = matches!(outcome, Ok(_) | Err(Failed::Partly { .. }));
    let nothing_kept = asked.dry_run || !kept;
    if fresh && nothing_kept {
        drop(workspace);
        // Nobody asked for an empty workspace; that it stays would be the lesser harm.
        let _ = std::fs::remove_file(&asked.workspace);
    } else if fresh {
        // Where it cannot be now, whoever opens it next does it.
        let _ = workspace.share();
    }
    let outcome = outcome?;
    if asked.json {
        Ok(serde_json::to_string(&json!({ "imports": outcome }))? + "\n")
    } else {
        let words = asked.language.words();
        let told = outcome.iter().map(|done| told::imported(done, words));
        Ok(told.collect())
    }
}

fn import_all(asked: &args::Import, workspace: &mut Workspace) -> Result<Vec<Done>, Failed> {
    let hints = hints(&asked.reading, asked.as_of)?;
    let mode = if asked.dry_run {
        Mode::DryRun
    } else {
        Mode::Keep
    };
    let asker = asker(asked.language, asked.language_said);
    let mut outcome: Vec<Done> = Vec::new();
    let mut bundles =
        jobs::Bundle::open(&asked.sources, &hints, &mut |_| ControlFlow::Continue(()))?;
    let all = bundles.len();
    if let Some(file) = &asked.write_mapping {
        let [bundle] = bundles.as_slice() else {
            return Err(Failed::ManyReadings { all });
        };
        let mapping = jobs::import::mapping(bundle, &hints, workspace, asker)?;
        write_file(file, &serde_json::to_vec_pretty(&mapping)?)?;
    }
    for bundle in &mut bundles {
        let go_on = &mut |_| ControlFlow::Continue(());
        match jobs::import::import_bundle(bundle, &hints, workspace, mode, asker, go_on) {
            Ok(done) => outcome.push(done),
            Err(source) if outcome.is_empty() || asked.dry_run => return Err(source.into()),
            Err(source) => {
                let done = outcome.len();
                let source = Box::new(source);
                return Err(Failed::Partly { done, all, source });
            }
        }
    }
    Ok(outcome)
}

/// Writes a workspace's moves, or a table of it, out again.
pub(crate) fn export(asked: &args::Export) -> Result<String, Failed> {
    let workspace = workspace::open(&asked.workspace)?;
    let (form, manner, file) = (asked.form, asked.manner, asked.file.as_path());
    let words = asked.language.words();
    let (said, name) = (&words.command, file.display().to_string());
    let written = match &asked.table {
        args::Wanted::Moves => {
            let rows = jobs::export::moves(&workspace, form, manner, file)?;
            said.moves_written(&name, rows)
        }
        args::Wanted::Sheet(sheet) => {
            let pipeline = workspace.fullest()?.filter(|p| p.deals > 0);
            let pipeline = pipeline.ok_or(jobs::Error::NothingToWrite)?;
            let ledger = workspace.ledger(pipeline.id)?;
            let filter = Filter {
                as_of: asked.as_of,
                ..Filter::default()
            };
            let filter = jobs::as_of::settled(&filter, &ledger, Local::now().date_naive());
            let looked_at = Looked {
                ledger: &ledger,
                review: &ledger.review(&filter),
                filter: &filter,
            };
            let rows = jobs::export::sheet(sheet, looked_at, words, (form, manner), file)?;
            said.rows_written(&name, rows)
        }
    };
    Ok(written + "\n")
}

/// Writes the fullest pipeline's review dates and next steps as a calendar.
pub(crate) fn calendar(path: &Path, file: &Path, language: Tongue) -> Result<String, Failed> {
    let workspace = workspace::open(path)?;
    let pipeline = workspace.fullest()?.ok_or(jobs::Error::NothingToWrite)?;
    let ledger = workspace.ledger(pipeline.id)?;
    let bytes = jobs::calendar::file(
        &workspace,
        pipeline.id,
        &ledger,
        language.language,
        Utc::now(),
    )?;
    write_file(file, &bytes)?;
    Ok(format!("{}\n", file.display()))
}

/// Writes the sheet of a one-to-one with a rep of the fullest pipeline.
pub(crate) fn one_to_one(
    (path, rep, as_of): (&Path, &str, Option<NaiveDate>),
    file: &Path,
    paper: Paper,
    language: Tongue,
) -> Result<String, Failed> {
    let workspace = workspace::open(path)?;
    let pipeline = workspace.fullest()?.ok_or(jobs::Error::NothingToWrite)?;
    let ledger = workspace.ledger(pipeline.id)?;
    let filter = Filter {
        as_of,
        ..Filter::default()
    };
    let today = Local::now().date_naive();
    let filter = jobs::as_of::settled(&filter, &ledger, today);
    let filter = jobs::one_to_one::of_rep(&filter, rep);
    let review = ledger.review(&filter);
    if !review
        .reps
        .iter()
        .any(|own| own.rep.as_deref() == Some(rep))
    {
        return Err(Failed::NoRep {
            rep: rep.to_owned(),
        });
    }
    let of = (&ledger, &filter, &review);
    let sheet = jobs::one_to_one::sheet(&workspace, pipeline.id, of, rep, today)?;
    write_file(
        file,
        &report::one_to_one_pdf(language.words(), &sheet, workspace.name(), paper)?,
    )?;
    Ok(format!("{}\n", file.display()))
}

/// Makes the sample team's workspace.
pub(crate) fn sample(path: &Path, language: Tongue) -> Result<String, Failed> {
    let asker = Asker::new(Utc::now(), language.language);
    jobs::sample::make(path, Local::now().date_naive(), asker)?;
    Ok(format!("{}\n", path.display()))
}

fn hints(reading: &args::Reading, as_of: Option<chrono::NaiveDate>) -> Result<Hints, Failed> {
    let mappings = reading.mappings.iter().map(|path| mapping(path));
    Ok(Hints {
        mappings: mappings.collect::<Result<_, _>>()?,
        stages: reading.stages.clone(),
        won: reading.won.clone(),
        lost: reading.lost.clone(),
        decimal: reading.decimal,
        dates: reading.dates.as_deref().map(|order| match order {
            "dmy" => DateOrder::Dmy,
            "mdy" => DateOrder::Mdy,
            _ => DateOrder::Ymd,
        }),
        sheet: reading.sheet.clone(),
        as_of,
        preset: reading.preset.clone(),
        pipeline: reading.pipeline.clone(),
        ..Hints::default()
    })
}

/// A mapping that was kept as JSON.
fn mapping(path: &Path) -> Result<Mapping, Failed> {
    let refused = |why: String| Failed::Mapping {
        file: path.display().to_string(),
        why,
    };
    let text = std::fs::read_to_string(path).map_err(|error| refused(error.to_string()))?;
    let mapping: Mapping =
        serde_json::from_str(&text).map_err(|error| refused(error.to_string()))?;
    if mapping.version > MAPPING_VERSION {
        return Err(refused("a newer version made it".to_owned()));
    }
    Ok(mapping)
}

fn write_file(file: &Path, bytes: &[u8]) -> Result<(), Failed> {
    let written = jobs::whole_file::write(file, bytes);
    Ok(written.map_err(|source| jobs::Error::Writing {
        file: file.display().to_string(),
        source,
    })?)
}

/// How wide the terminal says it is.
fn columns() -> usize {
    let said = std::env::var("COLUMNS")
        .ok()
        .and_then(|text| text.parse().ok());
    said.unwrap_or(100)
}
