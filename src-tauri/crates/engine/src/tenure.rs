//! A rep's first months against the team's earlier hires at the same tenure.
//!
//! Month k of a rep runs from k to k + 1 calendar months after the first day: the day hired where it
//! is known, or else the day of the first move. Everything is counted from that day on, whichever
//! period or reps a filter chooses; only its as-of day, sources and personas count here. Who was at
//! work when the data begins has first months that nobody recorded, and is no earlier hire to be
//! compared with.

mod career;
mod figures;
mod peers;
mod ramp;
mod words;

use crate::{count, filter::Filter, interval::wilson, ledger::Ledger, lens::Lens};
use career::{Career, Careers, MONTHS};
pub use figures::{
    Band, Ramp, RampBand, RampBeside, RampMonth, RampUp, Spread, Tenure, TenureBasis, TenureMonth,
};
use peers::{FEWEST_PEERS, quantile};

impl Ledger {
    /// A rep's first months. `None`: no such rep, or one without a move by the as-of day.
    #[must_use]
    pub fn tenure(&self, filter: &Filter, rep: &str) -> Option<Tenure> {
        let lens = Lens::new(self, filter);
        let rep = self.rep_id(rep)?;
        told(self, &lens, &Careers::of(self, &lens), rep)
    }

    /// The reps that the filter leaves whose first twelve months are not over by the as-of day and
    /// whose beginning is on record, by name.
    #[must_use]
    pub fn newcomers(&self, filter: &Filter) -> Vec<Tenure> {
        let lens = Lens::new(self, filter);
        let careers = Careers::of(self, &lens);
        let is_new = |career: &Career| !career.was_there && career.ends(MONTHS - 1) > lens.as_of;
        let mut newcomers: Vec<Tenure> = (0..self.rep_count() as u32)
            .filter(|rep| lens.rep(*rep) && careers.of_rep(*rep).is_some_and(is_new))
            .filter_map(|rep| told(self, &lens, &careers, rep))
            .collect();
        newcomers.sort_by(|a, b| a.rep.cmp(&b.rep));
        newcomers
    }
}

fn told(ledger: &Ledger, lens: &Lens, careers: &Careers, rep: u32) -> Option<Tenure> {
    let own = careers.of_rep(rep)?;
    let peers = careers.hired_before(own);
    let months = if own.was_there {
        Vec::new()
    } else {
        (0..MONTHS)
            .take_while(|month| own.begins(*month) <= lens.as_of)
            .map(|month| of_month(own, &peers, month, lens))
            .collect()
    };
    let with_a_month = peers.iter().filter(|peer| peer.ends(0) <= lens.as_of);
    let mut tenure = Tenure {
        rep: ledger.rep_name(rep).unwrap_or_default().to_owned(),
        since: own.since,
        basis: own.basis,
        peers: count::of(with_a_month.count()),
        months,
        summary: String::new(),
    };
    tenure.summary = words::summary(&tenure, own.was_there);
    Some(tenure)
}

fn of_month(own: &Career, peers: &[&Career], month: usize, lens: &Lens) -> TenureMonth {
    let that_long: Vec<&&Career> = peers
        .iter()
        .filter(|peer| peer.ends(month) <= lens.as_of)
        .collect();
    let so_far = own.by(month);
    TenureMonth {
        month: month as u32,
        complete: own.ends(month) <= lens.as_of,
        wins: so_far.wins,
        advances: so_far.advances,
        decided: so_far.decided,
        conversion: (so_far.decided > 0).then(|| wilson(so_far.advances, so_far.decided)),
        wins_peers: band(that_long.iter().map(|peer| f64::from(peer.by(month).wins))),
        conversion_peers: band(that_long.iter().filter_map(|peer| {
            let theirs = peer.by(month);
            (theirs.decided > 0).then(|| f64::from(theirs.advances) / f64::from(theirs.decided))
        })),
    }
}

fn band(values: impl Iterator<Item = f64>) -> Option<Band> {
    let mut values: Vec<f64> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    (values.len() >= FEWEST_PEERS).then(|| Band {
        n: values.len() as u32,
        low: quantile(&values, 0.25),
        median: quantile(&values, 0.5),
        high: quantile(&values, 0.75),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_are_those_of_r() {
        let check = |values: &[f64], want: Option<(f64, f64, f64)>| {
            let got = band(values.iter().copied()).map(|band| (band.low, band.median, band.high));
            assert_eq!(got, want);
        };
        check(&[1.0, 2.0], None);
        check(&[3.0, 1.0, 2.0], Some((1.5, 2.0, 2.5)));
        check(&[4.0, 1.0, 3.0, 2.0], Some((1.75, 2.5, 3.25)));
        check(&[5.0; 7], Some((5.0, 5.0, 5.0)));
    }
}
