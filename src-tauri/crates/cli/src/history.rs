//! What was imported: listed, taken back, done again; and currency rates.

use chrono::Utc;
use jobs::history::{self, SOMEBODY};

use crate::{
    args,
    failed::Failed,
    told::{self, SHOWN},
    workspace,
};

/// Lists what was imported, or writes the problems of one import.
pub(crate) fn imports(asked: &args::Imports) -> Result<String, Failed> {
    let workspace = workspace::open(&asked.workspace)?;
    let words = asked.language.words();
    if let Some((id, file)) = &asked.problems {
        if !history::imports(&workspace)?
            .iter()
            .any(|past| past.id == *id)
        {
            return Err(store::Error::UnknownRow("import").into());
        }
        let problems = history::problems_csv(&workspace, *id, words, file)?;
        return Ok(words
            .command
            .problems(&file.display().to_string(), problems)
            + "\n");
    }
    let imports = history::imports(&workspace)?;
    if asked.json {
        return Ok(serde_json::to_string(&serde_json::json!({ "imports": imports }))? + "\n");
    }
    if imports.is_empty() {
        return Ok(format!("{}\n", words.command.nothing_imported));
    }
    Ok(imports
        .iter()
        .map(|import| told::past(import, words))
        .collect())
}

/// Takes an import back, or does it again.
pub(crate) fn undo(asked: &args::Undo) -> Result<String, Failed> {
    let mut workspace = workspace::open(&asked.workspace)?;
    let words = asked.language.words();
    if asked.again {
        let past = history::redo(&mut workspace, asked.id, SOMEBODY, Utc::now())?;
        return Ok(if asked.json {
            serde_json::to_string(&past)? + "\n"
        } else {
            words.command.again(&past.file_name) + "\n"
        });
    }
    let undone = if asked.dry_run {
        history::would_undo(&mut workspace, asked.id, Utc::now())?
    } else {
        history::undo(&mut workspace, asked.id, SOMEBODY, Utc::now())?
    };
    Ok(if asked.json {
        serde_json::to_string(&undone)? + "\n"
    } else {
        told::undone(&undone, words)
    })
}

/// Brings in rates, or lists them.
pub(crate) fn rates(asked: &args::Rates) -> Result<String, Failed> {
    let mut workspace = workspace::open(&asked.workspace)?;
    let words = asked.language.words();
    let said = &words.command;
    let Some(file) = &asked.file else {
        let rates = workspace.rates()?;
        if asked.json {
            return Ok(serde_json::to_string(&serde_json::json!({ "rates": rates }))? + "\n");
        }
        let line = |rate| said.rate(rate) + "\n";
        return Ok(rates.iter().map(line).collect());
    };
    let done = jobs::rates::import(file, &mut workspace)?;
    if asked.json {
        return Ok(serde_json::to_string(&done)? + "\n");
    }
    let problems = done.problems.iter().take(SHOWN).map(|problem| {
        let why = words.imports.told(&problem.told);
        format!("  {}\n", said.at_line(problem.row, &why))
    });
    let lines = [said.rates(&done.file, done.rates) + "\n"].into_iter();
    Ok(lines.chain(problems).collect())
}
