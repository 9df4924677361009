//! A team whose names were written by an enemy, or by a person in a hurry: mark-up, quotes, other
//! scripts, letters without width, three hundred letters in a row.

use std::io::{self, Write};

use chrono::{Days, NaiveDate};

use crate::moves::Dice;

/// What the title of a window is once any of these has run.
pub const RAN: &str = "ran";

/// Names no program should fear. None reads as a number that is none ("NaN"), so that such a word in
/// the window is the program's own.
pub const NAMES: [&str; 20] = [
    "<img src=x onerror=document.title='ran'>",
    "\"><script>document.title='ran'</script>",
    "<svg/onload=document.title='ran'>",
    "'><iframe srcdoc=\"<script>parent.document.title='ran'</script>\">",
    "{{constructor.constructor('document.title=`ran`')()}}",
    "javascript:document.title='ran'",
    "<a href=javascript:document.title='ran'>x</a>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=document.title='ran'>",
    "חברת הבנייה והפיתוח",
    "شركة النور للتجارة العامة",
    "\u{202e}backwards\u{202c}",
    "🚀 👨‍👩‍👧‍👦 🧑🏽‍💻 🇩🇪",
    "Zoë & Søn \"quoted\" 'n' `tick`",
    "&lt;b&gt;x&lt;/b&gt; &amp; ]]>",
    "=HYPERLINK(\"http://192.0.2.1\")",
    "%s%n%d",
    "../../etc/passwd",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "   ",
    "\u{200b}\u{200b}\u{feff}",
];

/// Writes the moves of `deals` deals of `reps` reps through `stages` stages, every name of them one of
/// [`NAMES`] or a very long one.
///
/// # Errors
/// What the writer says.
pub fn write(mut to: impl Write, deals: u32, reps: u32, stages: u32) -> io::Result<()> {
    let mut dice = Dice(7);
    let first = NaiveDate::from_ymd_opt(2025, 1, 1).expect("a day of the calendar");
    writeln!(
        to,
        "deal_id,rep,stage,at,deal,account,amount,currency,source,persona,lost_reason,product,team"
    )?;
    for deal in 0..deals {
        // Half of the deals are with a few reps, so that some have enough of them to be judged.
        let rep = if deal < reps || deal % 2 == 0 {
            deal % reps
        } else {
            deal % 12
        };
        let rep = quoted(&name(rep));
        let [own, other] = [deal, deal / 20].map(|n| quoted(&name(n % 22)));
        let amount = ["1000", "999999999.99", "0.01", ""][deal as usize % 4];
        let mut day = first + Days::new(u64::from(dice.below(400)));
        for stage in 0..stages {
            let stage = quoted(&format!("{} {stage}", name(stage)));
            writeln!(
                to,
                "D{deal},{rep},{stage},{day},{own},{other},{amount},EUR,{own},{other},,{own},{other}"
            )?;
            day = day + Days::new(u64::from(1 + dice.below(18)));
            // The first deal goes the whole way, so that every stage is there.
            let chance = dice.share();
            if deal > 0 && chance < 0.2 {
                writeln!(to, "D{deal},{rep},Lost,{day},,,,,,,{other},,")?;
            }
            if deal > 0 && chance < 0.35 {
                break;
            }
        }
    }
    to.flush()
}

/// The name of the number `n`: the hostile ones first, then plain ones that are only many.
fn name(n: u32) -> String {
    match NAMES.get(n as usize) {
        Some(name) => (*name).to_owned(),
        None if n == 20 => "W".repeat(300),
        None if n == 21 => "a long name of many words ".repeat(12),
        None => format!("Number {n} von und zu Langenname"),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
