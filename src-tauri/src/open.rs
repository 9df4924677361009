//! The open workspace, and what was worked out of it.
//!
//! A ledger is filled from the workspace once and kept until something changes it; what was worked
//! out for the views last asked for is kept too, since one screen draws several figures from it.

mod asked;
mod coaching;
mod process;
mod weekly;

use std::{cell::RefCell, collections::BTreeMap, sync::Arc};

use chrono::{DateTime, Local, NaiveDate, Utc};
use engine::{
    deal::{
        detail::{Detail, Value},
        edit::{DealEdit, NewDeal},
        sheet::DealSheet,
    },
    filter::Filter,
    forecast::Forecast,
    language::Language,
    ledger::{DealIx, Ledger, LedgerBuilder},
    listing::{DealOrder, Narrow},
    look::StalledFilter,
    reasons::Reasons,
    review::Review,
    search::Searched,
    selection::Selection,
    tenure::{RampUp, Tenure},
    trend::Trend,
};
use jobs::since::Start;
use store::{Passphrase, PipelineId, Workspace};

use asked::Kept;
pub(crate) use asked::{Asked, Work};

use crate::{
    error::{Answer, IpcError},
    view::{StalledDeals, View},
};

/// So many stalled deals go to the page with a review: more than it shows before it is asked for more.
const FIRST_DEALS: usize = 24;
/// So many lists of deals are kept in their order: a board has one for each of its columns.
const LISTS: usize = 16;
/// So many days are kept as they were read: the last review, and one that is looked at beside.
const STARTS: usize = 2;

/// A workspace that is open.
pub(crate) struct Open {
    /// The file.
    pub(crate) workspace: Workspace,
    /// It is the sample team.
    pub(crate) sample: bool,
    /// The person's, in which a process is shown that nobody made yet, and one is made.
    language: Language,
    version: i64,
    known: Known,
}

/// What was worked out of the deals.
#[derive(Default)]
struct Known {
    /// Which pipeline is meant, by what was asked for.
    pipelines: RefCell<Vec<(Option<i32>, Option<PipelineId>)>>,
    ledgers: Vec<(Option<PipelineId>, Arc<Ledger>)>,
    reviews: Kept<(View, usize), Review>,
    lists: Kept<(View, Selection, Vec<Narrow>, DealOrder), Vec<DealIx>, LISTS>,
    trends: Kept<View, Trend>,
    forecasts: Kept<(View, NaiveDate), Forecast>,
    tenures: Kept<(View, String), Option<Tenure>>,
    ramps: Kept<View, RampUp>,
    reasons: Kept<View, Reasons>,
    competitors: Vec<(Option<PipelineId>, Named)>,
    /// How deals stood on the evening of a day.
    starts: Kept<(PipelineId, NaiveDate), Answer<Start>, STARTS>,
}

/// What is named on deals, by their ids.
type Named = Arc<BTreeMap<String, String>>;

impl Open {
    /// A workspace just opened.
    pub(crate) fn new(workspace: Workspace, sample: bool, language: Language) -> Answer<Self> {
        Ok(Self {
            version: workspace.version()?,
            workspace,
            sample,
            language,
            known: Known::default(),
        })
    }

    /// The pipeline asked for, or the fullest; `None` in a workspace that holds nothing yet.
    pub(crate) fn pipeline(&self, asked: Option<i32>) -> Answer<Option<PipelineId>> {
        // Nearly every question asks this first; to know the fullest, all deals are counted.
        let unchanged = self.workspace.version()? == self.version;
        if !unchanged {
            return self.pipeline_anew(asked);
        }
        let mut known = self.known.pipelines.borrow_mut();
        if let Some((_, pipeline)) = known.iter().find(|(known, _)| *known == asked) {
            return Ok(*pipeline);
        }
        let pipeline = self.pipeline_anew(asked)?;
        known.push((asked, pipeline));
        Ok(pipeline)
    }

    fn pipeline_anew(&self, asked: Option<i32>) -> Answer<Option<PipelineId>> {
        if let Some(id) = asked.map(i64::from).map(PipelineId)
            && self.workspace.pipelines()?.iter().any(|p| p.id == id)
        {
            return Ok(Some(id));
        }
        Ok(self.workspace.fullest()?.map(|p| p.id))
    }

    /// Forgets what was worked out of the deals if anybody has written to the file since, another
    /// program too; tells whether so.
    pub(crate) fn refresh(&mut self) -> Answer<bool> {
        let version = self.workspace.version()?;
        let written = std::mem::replace(&mut self.version, version) != version;
        if written {
            self.workspace.others_wrote()?;
            self.known = Known::default();
        }
        Ok(written)
    }

    /// The ledger of a pipeline.
    pub(crate) fn ledger(&mut self, asked: Option<i32>) -> Answer<Arc<Ledger>> {
        self.refresh()?;
        let id = self.pipeline(asked)?;
        let mut ledgers = self.known.ledgers.iter();
        if let Some((_, ledger)) = ledgers.find(|(known, _)| *known == id) {
            return Ok(Arc::clone(ledger));
        }
        let ledger = Arc::new(match id {
            Some(id) => self.workspace.ledger(id)?,
            None => LedgerBuilder::new(self.builtin()).finish(),
        });
        self.known.ledgers.push((id, Arc::clone(&ledger)));
        Ok(ledger)
    }

    /// The review of a view, the first [`FIRST_DEALS`] of its stalled deals in words.
    pub(crate) fn review(&mut self, view: &View) -> Answer<Asked<Review>> {
        self.review_with(view, FIRST_DEALS)
    }

    /// The review of a view with every stalled deal in words, for what is written out or kept.
    pub(crate) fn whole_review(&mut self, view: &View) -> Answer<Asked<Review>> {
        self.review_with(view, usize::MAX)
    }

    fn review_with(&mut self, view: &View, most: usize) -> Answer<Asked<Review>> {
        let (ledger, filter) = self.looked_at(view)?;
        let work = move || ledger.look(&filter).review_with(most);
        Ok(self.known.reviews.ask((view.clone(), most), work))
    }

    /// The first `most` of some of a view's stalled deals in words.
    pub(crate) fn stalled(
        &mut self,
        view: &View,
        whose: StalledFilter,
        most: u32,
    ) -> Answer<Work<StalledDeals>> {
        let (ledger, filter) = self.looked_at(view)?;
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        Ok(Box::new(move || {
            let (deals, all) = ledger.look(&filter).stalled_of(&whose, most);
            let all = u32::try_from(all).unwrap_or(u32::MAX);
            StalledDeals { deals, all }
        }))
    }

    /// The deals behind a figure of a view that pass every test, in that order, and the ledger whose
    /// they are.
    pub(crate) fn listed(
        &mut self,
        view: &View,
        selection: Selection,
        narrow: Vec<Narrow>,
        order: DealOrder,
    ) -> Answer<(Arc<Ledger>, Asked<Vec<DealIx>>)> {
        let ledger = self.ledger(view.pipeline)?;
        let (of, filter) = (Arc::clone(&ledger), view.filter.clone());
        let asked = (view.clone(), selection, narrow, order);
        let (_, selection, narrow, order) = asked.clone();
        let work = move || of.ordered(&filter, &selection, &narrow, order);
        Ok((ledger, self.known.lists.ask(asked, work)))
    }

    /// The months of a view.
    pub(crate) fn trend(&mut self, view: &View) -> Answer<Asked<Trend>> {
        let (ledger, filter) = self.looked_at(view)?;
        let work = move || ledger.trend(&filter);
        Ok(self.known.trends.ask(view.clone(), work))
    }

    /// The wins to come of a view; without a day, a quarter ahead.
    pub(crate) fn forecast(
        &mut self,
        view: &View,
        until: Option<NaiveDate>,
    ) -> Answer<Asked<Forecast>> {
        // Its period plays no part in what is to come.
        let (mut whenever, (from, to)) = (view.clone(), (None, None));
        whenever.filter = Filter {
            from,
            to,
            ..whenever.filter
        };
        let (ledger, filter) = self.looked_at(&whenever)?;
        let as_of = filter.as_of.unwrap_or(Local::now().date_naive());
        let until = until.unwrap_or(jobs::as_of::ahead(as_of));
        let work = move || ledger.forecast(&filter, until);
        Ok(self.known.forecasts.ask((whenever, until), work))
    }

    /// A rep's first months; `None` inside: the ledger has no such rep, or none with a move.
    pub(crate) fn tenure(&mut self, view: &View, rep: &str) -> Answer<Asked<Option<Tenure>>> {
        let (ledger, filter) = self.looked_at(view)?;
        let rep = rep.to_owned();
        let asked = (view.clone(), rep.clone());
        let work = move || ledger.tenure(&filter, &rep);
        Ok(self.known.tenures.ask(asked, work))
    }

    /// Everybody in the first year at once.
    pub(crate) fn ramp_up(&mut self, view: &View) -> Answer<Asked<RampUp>> {
        let (ledger, filter) = self.looked_at(view)?;
        let work = move || ledger.ramp_up(&filter);
        Ok(self.known.ramps.ask(view.clone(), work))
    }

    /// The first months of everybody who is new.
    pub(crate) fn newcomers(&mut self, view: &View) -> Answer<Vec<Tenure>> {
        let (ledger, filter) = self.looked_at(view)?;
        Ok(ledger.newcomers(&filter))
    }

    /// Everything about one deal; `None` where it is gone.
    pub(crate) fn sheet(
        &mut self,
        view: &View,
        key: &str,
        day_of: &dyn Fn(i64) -> NaiveDate,
    ) -> Answer<Option<DealSheet>> {
        let (ledger, filter) = self.looked_at(view)?;
        let Some(pipeline) = self.pipeline(view.pipeline)? else {
            return Ok(None);
        };
        let of = (&*ledger, &filter);
        Ok(jobs::deal::sheet(
            &self.workspace,
            pipeline,
            of,
            key,
            day_of,
        )?)
    }

    /// The deals that hold the words asked for.
    pub(crate) fn search(&mut self, asked: Option<i32>, words: &str) -> Answer<Searched> {
        self.refresh()?;
        let Some(pipeline) = self.pipeline(asked)? else {
            return Ok(Searched::default());
        };
        let found = self.workspace.search(pipeline, words, Self::MOST_FOUND)?;
        // Taking deals into the index changes nothing that is shown.
        if self.wrote()? {
            self.known = Known::default();
        }
        Ok(found)
    }

    /// More deals than this are not listed of a search: the next letter narrows it.
    const MOST_FOUND: u32 = 20;

    /// Protects the file with a passphrase, or no more: it is another file then, holding the same.
    pub(crate) fn protect(&mut self, passphrase: Option<&Passphrase>) -> Answer<()> {
        let done = self.workspace.protect(passphrase);
        self.version = self.workspace.version()?;
        Ok(done?)
    }

    /// Takes note that this window wrote; whether others did meanwhile.
    fn wrote(&mut self) -> Answer<bool> {
        self.version = self.workspace.version()?;
        Ok(self.workspace.others_wrote()?)
    }

    /// The next step recorded on each of these deals, in their order.
    pub(crate) fn next_steps(
        &mut self,
        asked: Option<i32>,
        keys: &[String],
    ) -> Answer<Vec<Option<String>>> {
        let Some(pipeline) = self.pipeline(asked)? else {
            return Ok(vec![None; keys.len()]);
        };
        let each = self
            .workspace
            .detail_of_each(pipeline, keys, Detail::NextStep)?;
        let words = |value: Option<Value>| match value {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        };
        Ok(each.into_iter().map(words).collect())
    }

    /// Edits deals in one way, as one edit.
    pub(crate) fn edit_deals(
        &mut self,
        asked: Option<i32>,
        keys: &[String],
        edit: &DealEdit,
        now: DateTime<Utc>,
    ) -> Answer<()> {
        self.refresh()?;
        let pipeline = self.pipeline(asked)?.ok_or_else(IpcError::no_deal)?;
        let mut deals = Vec::with_capacity(keys.len());
        for key in keys {
            let deal = self.workspace.deal(pipeline, key)?;
            deals.push(deal.ok_or_else(IpcError::no_deal)?.id);
        }
        let mut edits = self.workspace.edit(&editor(), edit.name(), now)?;
        edits.deals(&deals, edit)?;
        edits.commit()?;
        let told: Vec<_> = keys.iter().map(|key| (pipeline, key.clone())).collect();
        self.retell(&told)
    }

    /// Edits what is no deal: no figure changes by it.
    pub(crate) fn edit(
        &mut self,
        what: &'static str,
        now: DateTime<Utc>,
        job: impl FnOnce(&mut store::Edit<'_>) -> Answer<()>,
    ) -> Answer<()> {
        self.refresh()?;
        let mut edits = self.workspace.edit(&editor(), what, now)?;
        job(&mut edits)?;
        edits.commit()?;
        self.retell(&[])
    }

    /// Makes a deal; gives its id.
    pub(crate) fn new_deal(
        &mut self,
        asked: Option<i32>,
        new: &NewDeal,
        now: DateTime<Utc>,
    ) -> Answer<String> {
        self.refresh()?;
        let (known, builtin) = (self.pipeline(asked)?, self.builtin());
        let mut edits = self.workspace.edit(&editor(), "new", now)?;
        let pipeline = match known {
            Some(pipeline) => pipeline,
            None => edits.add_pipeline(&builtin)?.0,
        };
        let id = edits.make_deal(pipeline, new)?;
        let key = edits.key_of(id)?;
        edits.commit()?;
        self.retell(&[(pipeline, key.clone())])?;
        Ok(key)
    }

    /// Undoes the latest edit, or does the one undone last again.
    pub(crate) fn turn(&mut self, undo: bool, now: DateTime<Utc>) -> Answer<()> {
        self.refresh()?;
        let turned = if undo {
            self.workspace.undo_edit(now)?
        } else {
            self.workspace.redo_edit(now)?
        };
        match turned {
            Some(turned) if turned.process => {
                self.known = Known::default();
                self.wrote()?;
                Ok(())
            }
            Some(turned) => self.retell(&turned.deals),
            None => Ok(()),
        }
    }

    /// Takes in what this window changed of some deals: the ledger is told of them alone, unless others
    /// wrote too, or a deal went.
    fn retell(&mut self, deals: &[(PipelineId, String)]) -> Answer<()> {
        let others = self.wrote()?;
        let known = std::mem::take(&mut self.known);
        if others || deals.len() > Self::MOST_RETOLD {
            return Ok(());
        }
        for (pipeline, ledger) in known.ledgers {
            let Some(id) = pipeline else { continue };
            let keys: Vec<&str> = deals
                .iter()
                .filter(|(of, _)| *of == id)
                .map(|(_, key)| key.as_str())
                .collect();
            let mut ledger = Arc::unwrap_or_clone(ledger);
            if self.workspace.retell(id, &keys, &mut ledger)? {
                self.known.ledgers.push((pipeline, Arc::new(ledger)));
            }
        }
        Ok(())
    }

    /// More deals than this are read with all others.
    const MOST_RETOLD: usize = 500;

    fn looked_at(&mut self, view: &View) -> Answer<(Arc<Ledger>, Filter)> {
        let ledger = self.ledger(view.pipeline)?;
        let filter = jobs::as_of::settled(&view.filter, &ledger, Local::now().date_naive());
        Ok((ledger, filter))
    }
}

/// Who edits: whoever is signed in to this machine.
fn editor() -> String {
    ["USER", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .unwrap_or_else(|| "Somebody".to_owned())
}
