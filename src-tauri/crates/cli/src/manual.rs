//! The manual.

/// All of it, as printed by `--help`.
pub(crate) const TEXT: &str = "\
stagecoach-cli: which stage stalls, with whom, and why

  stagecoach-cli review  SOURCE... [--as-of DATE] [--stages A,B,C] [--won NAME,..] [--lost NAME,..]
                         [--dates dmy|mdy|ymd] [--decimal comma|point] [--preset NAME]
                         [--pipeline NAME] [--mapping FILE] [--sheet NAME]
                         [--forecast DATE] [--base CODE [--rates FILE]]
                         [--json | --html FILE | --pdf FILE [--paper a4|letter] | --xlsx FILE
                          | --png FOLDER]
                         [--language en|de]
  stagecoach-cli import  SOURCE... --workspace FILE [--as-of DATE] [--stages A,B,C] [--won NAME,..]
                         [--lost NAME,..] [--dates dmy|mdy|ymd] [--decimal comma|point]
                         [--preset NAME] [--pipeline NAME] [--mapping FILE] [--sheet NAME]
                         [--dry-run] [--write-mapping FILE] [--json] [--language en|de]
  stagecoach-cli imports --workspace FILE [--json] [NUMBER --csv FILE] [--language en|de]
  stagecoach-cli undo-import NUMBER --workspace FILE [--dry-run] [--json] [--language en|de]
  stagecoach-cli redo-import NUMBER --workspace FILE [--json] [--language en|de]
  stagecoach-cli rates   [FILE] --workspace FILE [--json] [--language en|de]
  stagecoach-cli export  --workspace FILE (--csv FILE | --xlsx FILE)
                         [--table moves|deals|stalled|stages|reps] [--as-of DATE]
                         [--decimal comma|point] [--delimiter comma|semicolon|tab]
                         [--date-format yyyy-mm-dd|dd/mm/yyyy|dd.mm.yyyy|dd-mm-yyyy|mm/dd/yyyy]
                         [--language en|de]
  stagecoach-cli calendar --workspace FILE --ics FILE [--language en|de]
  stagecoach-cli one-to-one --workspace FILE --rep NAME --pdf FILE [--paper a4|letter] [--as-of DATE]
                         [--language en|de]
  stagecoach-cli sample  --workspace FILE [--language en|de]

SOURCE     moves (deal_id, rep, stage, at) or a CRM's snapshot (a row per deal), as CSV, also packed
           with gzip or ZIP, or as XLSX, XLSB, XLS or ODS; files that belong together (deals and
           their history, teams, names, labels) are read as one; review also takes one workspace
imports    what was imported, latest first; with a NUMBER and --csv, its problems with their rows
undo-import, redo-import
           take an import back, also after others came later, and do it again without its file; what
           others brought too, and what was changed by hand, stays
rates      currency rates from a CSV (currency, base, day, rate), or those there are
calendar   the days of coaching reviews and next steps of open deals, for any calendar
one-to-one a sheet to talk from: what changed since the last talk, flags, deals with why they wait and
           their next steps, plans, what was agreed, room for notes
--as-of    ignore everything after this day, as 2026-01-31; without it, the day of the last move;
           of a snapshot: the day it was exported on
--stages   the source's own stage names in order; without it, the built-in process where the
           source speaks of it, else the source's own stages
--won      names that mean won, beside Won
--lost     names that mean lost, beside Lost
--dates    how day and month stand, where the file leaves it open
--preset   the known kind of file it is, where its columns do not tell (hubspot_deals, say; a name
           that is not known lists all)
--pipeline the pipeline to read, where a file has several; without it, the fullest
--mapping  a kept reading of a file (JSON), used for the sources whose columns it fits
--sheet    the sheet of a workbook, or the file of a ZIP, to read; without it, the one that looks
           most like a table of deals
--decimal  what parts units from decimals: reading, where 1.234 leaves it open; writing, always
--table    what to write: moves (the default) reads back the same, so its heads are the same in
           every language
--forecast the last day of the forecast; without it, 90 days after the as-of day
--base     a currency, as EUR: sums of several are said in it too, with the rates in force on the
           as-of day, each named; what has none by then is said to be left out
--rates    a CSV of rates (currency, base, day, rate) for --base, beside those of a workspace
--write-mapping
           write how the file is read as JSON, for --mapping; with --dry-run nothing else happens
--json     one object on stdout
--html     one page with charts, which opens anywhere
--pdf      pages to print and to send, on A4 unless --paper says letter
--xlsx     of review: a workbook with every table and its charts; of export: the file to write
--png      a picture of every chart of the review, into a folder, which is made where it is missing
--language the words of what is printed or written, of the built-in stages, and of why a file is
           refused: en, or de (German); with a region, numbers and days as they are written there: de-AT,
           de-CH, en-US; JSON is always English but for the stages; without it, English, and the
           built-in stages as the files name them
--dry-run  say what the import would do, and do nothing

A workspace that is protected opens with the passphrase in the environment variable
STAGECOACH_PASSPHRASE.

Exit status: 0 done, 1 the job failed, 2 the words were not understood.
";
