//! A team of 30 reps whose deals have all that a person filters by: names, amounts, sources, personas,
//! teams.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

use stagecoach_tests::moves::{Beside, STAGES, deal_id, rep_name, tell};

const REPS: u32 = 30;

/// Writes their moves; what is told of a deal once is told with its first.
pub(crate) fn write(file: &Path, deals: u32) -> io::Result<()> {
    let mut to = BufWriter::new(File::create(file)?);
    writeln!(
        to,
        "deal_id,rep,stage,at,deal,account,amount,currency,source,persona,team"
    )?;
    let mut last = u32::MAX;
    tell(deals, REPS, 1, |(deal, rep, stage, day)| {
        let stage = stage.map_or("Lost", |ix| STAGES[ix]);
        write!(to, "{},{},{stage},{day},", deal_id(deal), rep_name(rep))?;
        if last == deal {
            return writeln!(to, ",,,,,,");
        }
        last = deal;
        let Beside {
            amount,
            source,
            persona,
        } = Beside::of(deal);
        writeln!(
            to,
            "Deal {deal},Account {},{amount},EUR,{source},{persona},Team {}",
            deal / 3,
            rep % 4
        )
    })?;
    to.flush()
}
