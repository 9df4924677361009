//! What was asked for on the command line, and a plain sentence for what was not understood.

mod history;
mod job;
mod needs;
mod out;
mod sources;
mod values;

use std::path::PathBuf;

use chrono::NaiveDate;
use engine::money::Currency;
use exchange::{DateManner, DecimalSign};
use lexopt::{Arg, Parser, ValueExt as _};
use report::{Paper, words::Tongue};

use history::number;
pub(crate) use history::{Imports, Rates, Undo};
pub(crate) use job::Job;
pub(crate) use out::{Export, Wanted};
use out::{currency, date_format, delimiter, not_one, wanted};
pub(crate) use sources::{Import, Output, Reading, Review};
use values::{date_order, day, language, names};

/// The command line was not understood: exit status 2.
#[derive(Debug, thiserror::Error)]
#[error("{0} Say \"stagecoach-cli --help\" for what there is.")]
pub(crate) struct Misunderstood(String);

impl From<lexopt::Error> for Misunderstood {
    fn from(error: lexopt::Error) -> Self {
        let said = error.to_string();
        let mut letters = said.chars();
        let first = letters
            .next()
            .map(|c| c.to_uppercase().to_string())
            .unwrap_or_default();
        Self(format!(
            "{first}{}.",
            letters.as_str().trim_end_matches('.')
        ))
    }
}

/// Reads the command line.
///
/// # Errors
/// One plain sentence for the first thing that is not understood.
pub(crate) fn parse(mut words: Parser) -> Result<Job, Misunderstood> {
    let job = match words.next()? {
        None => return Ok(Job::Help),
        Some(Arg::Short('h') | Arg::Long("help")) => return Ok(Job::Help),
        Some(Arg::Short('V') | Arg::Long("version")) => return Ok(Job::Version),
        Some(Arg::Value(job)) => job.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    match job.as_str() {
        "review" | "import" | "imports" | "undo-import" | "redo-import" | "rates" | "export"
        | "calendar" | "one-to-one" | "sample" => options(&job, words),
        "help" => Ok(Job::Help),
        _ => Err(Misunderstood(format!(
            "There is no job \"{job}\": it is review, import, imports, undo-import, redo-import, rates, export, calendar, one-to-one or sample."
        ))),
    }
}

/// Everything that may follow the job's name. One loop for all jobs; what a job has no use for is
/// refused by name, so that nothing asked for is silently ignored.
#[derive(Default)]
struct Options {
    sources: Vec<PathBuf>,
    workspace: Option<PathBuf>,
    as_of: Option<NaiveDate>,
    forecast: Option<NaiveDate>,
    reading: Reading,
    json: bool,
    html: Option<PathBuf>,
    pdf: Option<PathBuf>,
    paper: Option<Paper>,
    language: Option<Tongue>,
    csv: Option<PathBuf>,
    ics: Option<PathBuf>,
    rep: Option<String>,
    xlsx: Option<PathBuf>,
    png: Option<PathBuf>,
    table: Option<Wanted>,
    delimiter: Option<char>,
    date_format: Option<DateManner>,
    dry_run: bool,
    base: Option<Currency>,
    rates: Option<PathBuf>,
    write_mapping: Option<PathBuf>,
    given: Vec<&'static str>,
}

fn options(job: &str, mut words: Parser) -> Result<Job, Misunderstood> {
    let mut o = Options::default();
    while let Some(word) = words.next()? {
        match word {
            Arg::Value(source) => o.sources.push(source.into()),
            Arg::Short('h') | Arg::Long("help") => return Ok(Job::Help),
            Arg::Long(name) => {
                let name = name.to_owned();
                option(&mut o, &name, &mut words)?;
            }
            other => return Err(other.unexpected().into()),
        }
    }
    o.into_job(job)
}

fn option(o: &mut Options, name: &str, words: &mut Parser) -> Result<(), Misunderstood> {
    let known = match name {
        "as-of" => {
            o.as_of = Some(day(&words.value()?.string()?)?);
            "as-of"
        }
        "forecast" => {
            o.forecast = Some(day(&words.value()?.string()?)?);
            "forecast"
        }
        "stages" => {
            o.reading.stages = names(&words.value()?.string()?);
            "stages"
        }
        "won" => {
            o.reading.won = names(&words.value()?.string()?);
            "won"
        }
        "lost" => {
            o.reading.lost = names(&words.value()?.string()?);
            "lost"
        }
        "dates" => {
            o.reading.dates = Some(date_order(&words.value()?.string()?)?);
            "dates"
        }
        "sheet" => {
            o.reading.sheet = Some(words.value()?.string()?);
            "sheet"
        }
        "workspace" => {
            o.workspace = Some(words.value()?.into());
            "workspace"
        }
        "html" => {
            o.html = Some(words.value()?.into());
            "html"
        }
        "ics" => {
            o.ics = Some(words.value()?.into());
            "ics"
        }
        "rep" => {
            o.rep = Some(words.value()?.string()?);
            "rep"
        }
        "csv" => {
            o.csv = Some(words.value()?.into());
            "csv"
        }
        "json" => {
            o.json = true;
            "json"
        }
        "dry-run" => {
            o.dry_run = true;
            "dry-run"
        }
        "pdf" => {
            o.pdf = Some(words.value()?.into());
            "pdf"
        }
        "paper" => {
            o.paper = Some(match words.value()?.string()?.as_str() {
                "a4" => Paper::A4,
                "letter" => Paper::Letter,
                other => return Err(not_one("--paper", "a4 or letter", other)),
            });
            "paper"
        }
        "language" => {
            o.language = Some(language(&words.value()?.string()?)?);
            "language"
        }
        "xlsx" => {
            o.xlsx = Some(words.value()?.into());
            "xlsx"
        }
        "png" => {
            o.png = Some(words.value()?.into());
            "png"
        }
        "table" => {
            o.table = Some(wanted(&words.value()?.string()?)?);
            "table"
        }
        "decimal" => {
            o.reading.decimal = Some(match words.value()?.string()?.as_str() {
                "comma" => DecimalSign::Comma,
                "point" => DecimalSign::Point,
                other => return Err(not_one("--decimal", "comma or point", other)),
            });
            "decimal"
        }
        "delimiter" => {
            o.delimiter = Some(delimiter(&words.value()?.string()?)?);
            "delimiter"
        }
        "date-format" => {
            o.date_format = Some(date_format(&words.value()?.string()?)?);
            "date-format"
        }
        "base" => {
            o.base = Some(currency(&words.value()?.string()?)?);
            "base"
        }
        "rates" => {
            o.rates = Some(words.value()?.into());
            "rates"
        }
        "write-mapping" => {
            o.write_mapping = Some(words.value()?.into());
            "write-mapping"
        }
        "preset" => {
            o.reading.preset = Some(words.value()?.string()?);
            "preset"
        }
        "pipeline" => {
            o.reading.pipeline = Some(words.value()?.string()?);
            "pipeline"
        }
        "mapping" => {
            o.reading.mappings.push(words.value()?.into());
            "mapping"
        }
        other => return Err(Misunderstood(format!("There is no option --{other}."))),
    };
    o.given.push(known);
    Ok(())
}

impl Options {
    fn into_job(mut self, job: &str) -> Result<Job, Misunderstood> {
        match job {
            "review" => {
                self.only(
                    job,
                    &[
                        "as-of", "forecast", "stages", "won", "lost", "dates", "preset", "decimal",
                        "pipeline", "mapping", "sheet", "json", "html", "pdf", "paper", "xlsx",
                        "png", "base", "rates", "language",
                    ],
                )?;
                self.needs_sources(job)?;
                if self.rates.is_some() && self.base.is_none() {
                    return Err(Misunderstood(
                        "--rates needs --base, the currency to say sums in.".into(),
                    ));
                }
                let output = self.output()?;
                Ok(Job::Review(Review {
                    sources: self.sources,
                    as_of: self.as_of,
                    forecast: self.forecast,
                    reading: self.reading,
                    base: self.base,
                    rates: self.rates,
                    language: self.language.unwrap_or_default(),
                    language_said: self.language.is_some(),
                    output,
                }))
            }
            "import" => {
                self.only(
                    job,
                    &[
                        "as-of",
                        "stages",
                        "won",
                        "lost",
                        "dates",
                        "preset",
                        "pipeline",
                        "mapping",
                        "sheet",
                        "decimal",
                        "workspace",
                        "dry-run",
                        "write-mapping",
                        "json",
                        "language",
                    ],
                )?;
                self.needs_sources(job)?;
                let workspace = self.needs_workspace(job)?;
                Ok(Job::Import(Import {
                    sources: self.sources,
                    workspace,
                    reading: self.reading,
                    as_of: self.as_of,
                    dry_run: self.dry_run,
                    write_mapping: self.write_mapping,
                    json: self.json,
                    language: self.language.unwrap_or_default(),
                    language_said: self.language.is_some(),
                }))
            }
            "imports" => {
                self.only(job, &["workspace", "json", "csv", "language"])?;
                let workspace = self.needs_workspace(job)?;
                let problems = match (self.sources.as_slice(), self.csv.clone()) {
                    ([], None) => None,
                    ([id], Some(csv)) => Some((number(id)?, csv)),
                    _ => {
                        return Err(Misunderstood(
                            "imports takes an import's number and --csv FILE together, to write its problems, or neither.".into(),
                        ));
                    }
                };
                Ok(Job::Imports(Imports {
                    workspace,
                    json: self.json,
                    problems,
                    language: self.language.unwrap_or_default(),
                }))
            }
            "undo-import" | "redo-import" => {
                self.only(job, &["workspace", "dry-run", "json", "language"])?;
                let again = job == "redo-import";
                if again && self.dry_run {
                    return Err(Misunderstood(format!("{job} has no option --dry-run.")));
                }
                let workspace = self.needs_workspace(job)?;
                let [id] = self.sources.as_slice() else {
                    return Err(Misunderstood(format!(
                        "{job} needs the number of one import; \"imports\" lists them."
                    )));
                };
                Ok(Job::Undo(Undo {
                    id: number(id)?,
                    again,
                    workspace,
                    dry_run: self.dry_run,
                    json: self.json,
                    language: self.language.unwrap_or_default(),
                }))
            }
            "rates" => {
                self.only(job, &["workspace", "json", "language"])?;
                let workspace = self.needs_workspace(job)?;
                if let Some(second) = self.sources.get(1) {
                    let second = second.display();
                    return Err(Misunderstood(format!("rates has no use for \"{second}\".")));
                }
                Ok(Job::Rates(Rates {
                    file: self.sources.into_iter().next(),
                    workspace,
                    json: self.json,
                    language: self.language.unwrap_or_default(),
                }))
            }
            "export" => {
                self.only(
                    job,
                    &[
                        "workspace",
                        "csv",
                        "xlsx",
                        "table",
                        "as-of",
                        "decimal",
                        "delimiter",
                        "date-format",
                        "language",
                    ],
                )?;
                self.no_sources(job)?;
                let workspace = self.needs_workspace(job)?;
                Ok(Job::Export(self.into_export(workspace)?))
            }
            "calendar" => {
                self.only(job, &["workspace", "ics", "language"])?;
                self.no_sources(job)?;
                let workspace = self.needs_workspace(job)?;
                let file = self.ics.ok_or_else(|| {
                    Misunderstood("calendar needs --ics FILE, the file to write.".into())
                })?;
                Ok(Job::Calendar {
                    workspace,
                    file,
                    language: self.language.unwrap_or_default(),
                })
            }
            "one-to-one" => {
                self.only(
                    job,
                    &["workspace", "rep", "pdf", "paper", "as-of", "language"],
                )?;
                self.no_sources(job)?;
                let workspace = self.needs_workspace(job)?;
                let (Some(rep), Some(file)) = (self.rep, self.pdf) else {
                    return Err(Misunderstood(
                        "one-to-one needs --rep NAME, with whom, and --pdf FILE, the file to write.".into(),
                    ));
                };
                Ok(Job::OneToOne {
                    workspace,
                    rep,
                    file,
                    paper: self.paper.unwrap_or_default(),
                    as_of: self.as_of,
                    language: self.language.unwrap_or_default(),
                })
            }
            _ => {
                self.only(job, &["workspace", "language"])?;
                self.no_sources(job)?;
                Ok(Job::Sample {
                    workspace: self.needs_workspace(job)?,
                    language: self.language.unwrap_or_default(),
                })
            }
        }
    }
}

#[cfg(test)]
#[path = "args_tests.rs"]
mod tests;
