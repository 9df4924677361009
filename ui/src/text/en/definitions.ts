// What every figure means: the rule first in a sentence, then how it is reckoned. These words are
// a contract with whoever distrusts a number.

export const definitions = {
  open_pipeline: {
    title: "Open pipeline",
    body: "The value of all deals that are neither won nor lost at the as-of date. Deals without an amount count as deals, not as value. Currencies are not converted into each other.",
    how: "",
  },
  effect: {
    title: "Effect of a plan",
    body: "The rep at the stage since the plan’s start against before, beyond what changed for the rest of the team over the same two periods. Deals that began before the start count for before, as they stood then; what became of those under way counts for neither.",
    how: "Difference of differences on the scale of the flags. How bad it was before is shrunk by the team’s natural spread, since the cell was picked for looking bad. A change is told at 1 in 100 a look, so that looking every week stays honest.",
  },
  stalled: {
    title: "Stalled",
    body: "Open deals that have been in their stage, without a break, for longer than the stage’s stall point.",
    how: "Editing a deal or writing an e-mail does not reset the clock; only entering a stage does.",
  },
  stall_point: {
    title: "Stall point",
    body: "The day by which four of five deals that move on have moved on. After it, waiting is no longer usual.",
    how: "Smallest t with F(t) ≥ 0.8 · F(end), F the advance curve. With fewer than 20 advances the stage’s own default days; a manager’s own figure overrides both.",
  },
  win_rate: {
    title: "Win rate",
    body: "The chance that a deal will be won in the end. Deals still open count for as long as they have been watched. Won among closed stands beside it: it runs high or low while deals are open.",
    how: "Aalen–Johansen cumulative incidence of winning over whole deals, losing as the competing end, open deals censored, with its 95 % interval. Among closed: Wilson. Where no deal has a first day, only won among closed can be said.",
  },
  days_to_win: {
    title: "Typical days to win",
    body: "Half of the won deals took no longer than this, from their first day to the day they were won.",
    how: "Median of whole calendar days; “half within” are the quartiles.",
  },
  won_in_period: {
    title: "Won in period",
    body: "What was won between the first and the last day of the period, by the day of the win.",
    how: "",
  },
  conversion: {
    title: "Conversion",
    body: "The chance that a deal which enters the stage will move beyond it in the end. Deals still open count for as long as they have been watched.",
    how: "Aalen–Johansen cumulative incidence of advancing, with being lost as the competing end and open deals censored; standard error by the infinitesimal jackknife, 95 % interval as Wilson’s, of as many plain trials as have the same error, with Student’s t while deals are open.",
  },
  decided: {
    title: "Decided",
    body: "Advanced among those that advanced or were lost. Simple, but it runs high or low while deals are open.",
    how: "With the Wilson 95 % interval.",
  },
  median_days: {
    title: "Half left by",
    body: "Half of the deals that entered the stage had left it, either way, by this day.",
    how: "Kaplan–Meier: smallest t with S(t) ≤ ½. None if half never left.",
  },
  quartile_days: {
    title: "Quartiles",
    body: "A quarter, half and three quarters of the deals had left the stage, either way, by these days.",
    how: "Kaplan–Meier; a quartile that was never reached is left out.",
  },
  entered: {
    title: "Entered",
    body: "Deals that entered the stage in the period. Each is advanced, lost or still open: the three always add up.",
    how: "A deal counts once per stage, from its first entry; going back does not start it again.",
  },
  advanced: {
    title: "Advanced",
    body: "Deals that moved to any later stage, or were won.",
    how: "",
  },
  lost: {
    title: "Lost",
    body: "Deals whose last move is Lost without having advanced. A loss that was taken back never happened.",
    how: "",
  },
  open: {
    title: "Open",
    body: "Deals that are neither advanced nor lost at the as-of date.",
    how: "",
  },
  skipped: {
    title: "Skipped",
    body: "Deals that got beyond the stage without entering it. They are in no time and no conversion of this stage.",
    how: "",
  },
  went_back: {
    title: "Went back",
    body: "Deals that moved to an earlier stage while they were in this one. Their clock ran on.",
    how: "",
  },
  exits: {
    title: "Left and expected",
    body: "How many deals left the stage, beside how many would have at the pace they are held against: the whole team’s, or that of the period before.",
    how: "Log-rank: observed and expected exits of either kind, day by day over the deals at risk.",
  },
  expected_advances: {
    title: "Advanced and expected",
    body: "How many deals advanced, beside how many would have at the rate they are held against: that of the rest of the team, of the other sources or personas, or of the period before.",
    how: "The decided deals × the advance share of those they are held against.",
  },
  chance_now: {
    title: "Chance now",
    body: "The chance that the deal still advances after having waited this long, beside the chance it had on its first day in the stage.",
    how: "(F(end) − F(t)) / S(t) at t days; F(end) when fresh.",
  },
  at_stake: {
    title: "Value at stake",
    body: "The deal’s value times what waiting has cost its chance. Most at stake comes first.",
    how: "",
  },
  advance_30: {
    title: "Moves within 30 days",
    body: "The chance that a deal moves on within the next 30 days, as deals like it did that had waited as long. On hover: its 95 % interval, what it rests on, and how many past cases.",
    how: "Learned from days in stage, rep, source, amount and the deal’s own history, where that foretold later months better than the stage’s plain curve; that curve otherwise.",
  },
  trend: {
    title: "By month of entry",
    body: "Each deal counts in the month in which it came in, whenever it ended: a month does not change with later business, it only settles. A hatched month is not settled: more than 5 % of what its deals will come to is still expected.",
    how: "Conversion as everywhere (Aalen–Johansen, 95 % interval), days as Kaplan–Meier medians with their 95 % interval, each from the month’s own deals. “Still to come” is the share of a month’s final wins expected after the as-of date, by the curve of earlier months.",
  },
  forecast: {
    title: "Forecast",
    body: "How many of the deals that are open now will be won by a day, and what they are worth, if they move as deals here have moved so far. In four of five cases the outcome lies in the range.",
    how: "Each open deal is followed on through the stages’ own curves, thousands of times (semi-Markov, lost as the competing end, the same seed every time). Expected is the mean; the range is the 80 % interval. The filters choose which open deals are counted; the period plays no part. Currencies are not converted into each other.",
  },
  tenure: {
    title: "First months",
    body: "A new rep’s first months beside what earlier hires had done at the same tenure. The band holds the middle half of them: it says what was usual, and is no test.",
    how: "Wins, and advances among decided passages, counted from the first day (of hiring, or of the first move) whatever the period; quartiles over earlier hires who had been here as long, at least three.",
  },
  ramp: {
    title: "Ramp-up",
    body: "Everybody in the first year, month by month, beside the hires whose first year is over, at the same tenure. The band holds 80 in 100 of them, or all where they are fewer than ten: it says what was usual, and is no test.",
    how: "Counted from the first day (of hiring, or of the first move) to the end of each month, by what was decided then, for new and earlier hires alike, whatever the period. The earlier hires are the same ones in every month, at least three; who left early is among them. A hollow mark is a month that is not over, drawn as far along as it has come.",
  },
  findings: {
    title: "For marketing",
    body: "A lead source or a buyer persona whose deals do worse at a stage than those of the others. It says something about where deals come from, not about a rep.",
    how: "Judged as reps are, in a list of its own that is held to at most 1 in 10 expected wrong.",
  },
  flags: {
    title: "Flags",
    body: "A rep at a stage, or a stage as a whole, that is worth an hour of yours. The list is held to at most 1 in 10 expected wrong.",
    how: "False discovery rate of 10 % over all reps, stages and both problems together; reps differ naturally, and that alone is no flag.",
  },
  causes: {
    title: "What lies behind it",
    body: "Causes found on the deal itself: what is recorded of it, held against what its stage asks for and what is usual in this team. Nothing is guessed: where nothing is recorded from which a cause could be told, it is not known, and what would bring it is said.",
    how: "A lack counts only where the team keeps a record of such things, or the file had a column for them. “Usual” is what four of five pauses between two activities last at most; for objections, the median until they were settled. Those that hold deals back come first, those that made no difference last.",
  },
  cause_test: {
    title: "Does it matter?",
    body: "Deals at this stage that had the cause, beside deals that had not, at the same age: which share of them moved on within 30 days, over the last two years. A comparison, not a proof: such deals may differ in what nobody recorded.",
    how: "One look per deal and 30 days; difference of shares over bands of age (Mantel–Haenszel) with its 95 % interval, looks at one deal taken together. “Holds deals back” says that the difference is more than 2 points; at most 1 in 20 is expected wrong over all causes and stages of a team (Benjamini–Hochberg); fewer than 15 deals on either side are too few to tell.",
  },
  as_of: {
    title: "As-of date",
    body: "Everything after this day is ignored, as if you had looked on that day.",
    how: "",
  },
};
