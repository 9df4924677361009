//! What imports said of a deal, from how it is kept to what all of it says. Pure: who settles a deal as it
//! is now, and who asks what was known of it at another moment, hear the same.

use super::{
    claim::{Abouts, Claim},
    details_of,
    fold::{Told, fold},
};
use crate::{
    Error,
    identity::ImportId,
    said::{Details, Fact, Said, When},
    table::{deal::Deal, moves::Move, said::Kept, stage::Stages},
};

/// What was said of a deal that nothing is kept of: what is stored of it. In a file of an older format
/// several imports can lie behind it; the latest then stands for its details.
pub(crate) fn read_off(deal: &Deal, moves: &[Move], abouts: &Abouts) -> Vec<Kept> {
    let mut imports: Vec<ImportId> = moves.iter().filter_map(|row| row.import).collect();
    imports.extend(deal.import);
    imports.sort_unstable();
    imports.dedup();
    let last = imports.last().copied();
    let said = |import| {
        let facts = moves.iter().filter(|row| row.import == Some(import));
        let facts = facts.map(|row| Fact {
            step: row.step,
            when: When::of(row.step, row.at, abouts.day(import)),
            rep: row.rep,
        });
        let details = Some(import) == last;
        Said {
            facts: facts.collect(),
            details: if details {
                details_of(deal)
            } else {
                Details::default()
            },
            turns: Vec::new(),
            work: None,
        }
    };
    let kept = imports.iter().map(|&import| Kept {
        imports: vec![import],
        facts: said(import).bytes(),
    });
    kept.collect()
}

/// What files alone say, by what is known of their imports: the moves apart.
pub(crate) fn told(
    said: &[Kept],
    stages: &Stages,
    abouts: &Abouts,
) -> Result<(Told, Vec<Move>), Error> {
    let mut read = said
        .iter()
        .map(|kept| Said::read(&kept.facts))
        .collect::<Result<Vec<_>, _>>()?;
    if !stages.all_used() {
        for fact in read.iter_mut().flat_map(|said| &mut said.facts) {
            fact.step = fact.step.told(stages);
        }
    }
    let claims: Vec<Claim<'_>> = said
        .iter()
        .zip(&read)
        .flat_map(|(kept, said)| {
            let imports = kept.imports.iter();
            imports.map(move |&import| Claim { import, said })
        })
        .collect();
    let mut told = fold(&claims, abouts);
    let moves = std::mem::take(&mut told.moves);
    Ok((told, moves))
}
