//! What was imported: listed, taken back, done again; and currency rates.

use std::fmt::Write as _;

use chrono::Utc;
use jobs::history::{self, SOMEBODY, Stays, StaysKind, Undone};

use crate::{
    args,
    job::Failed,
    told::{self, SHOWN},
    workspace,
};

/// Lists what was imported, or writes the problems of one import.
pub(crate) fn imports(asked: &args::Imports) -> Result<String, Failed> {
    let workspace = workspace::open(&asked.workspace)?;
    let words = report::words::of(asked.language);
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
    if asked.again {
        let past = history::redo(&mut workspace, asked.id, SOMEBODY, Utc::now())?;
        return Ok(if asked.json {
            serde_json::to_string(&past)? + "\n"
        } else {
            format!("{} is part of the workspace again.\n", past.file_name)
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
        in_words(&undone)
    })
}

fn in_words(undone: &Undone) -> String {
    let verb = if undone.done {
        "undone"
    } else {
        "would be undone (dry run)"
    };
    let mut text = format!(
        "Import {}: {verb}. Deals: {} gone, {} changed, {} unchanged; {} moves, {} reps and {} accounts gone.\n",
        undone.id,
        undone.deals_gone,
        undone.deals_changed,
        undone.deals_unchanged,
        undone.moves_gone,
        undone.reps_gone,
        undone.accounts_gone,
    );
    // Writing to a String cannot fail.
    for stays in undone.stays.iter().take(SHOWN) {
        let _ = writeln!(text, "  stays: {}", what(stays));
    }
    let more = undone.stays_total.saturating_sub(SHOWN as u64);
    if more > 0 {
        let _ = writeln!(text, "  … and {more} more; --json lists them.");
    }
    text
}

fn what(stays: &Stays) -> String {
    let Stays { of, count, .. } = stays;
    let counted = |one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    };
    match stays.kind {
        StaysKind::Field => format!(
            "{of}: {} as set by {}",
            stays.field.as_deref().unwrap_or("a field"),
            stays.who.as_deref().unwrap_or("hand")
        ),
        StaysKind::Moves => format!("{of}: {} entered by hand", counted("move", "moves")),
        StaysKind::Records => format!("{of}: {} by hand", counted("entry", "entries")),
    }
}

/// Brings in rates, or lists them.
pub(crate) fn rates(asked: &args::Rates) -> Result<String, Failed> {
    let mut workspace = workspace::open(&asked.workspace)?;
    let words = report::words::of(asked.language);
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
