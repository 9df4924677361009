// Why deals stall, in words: the causes, what each was told from, and what the team's history says.
import { count, date, percent } from "../format";
import { plural } from "./plural";

type Cause =
  | "no_contact"
  | "poor_fit_kept"
  | "no_reply"
  | "no_follow_up"
  | "budget_unknown"
  | "budget_no"
  | "authority_unknown"
  | "authority_no"
  | "need_unknown"
  | "need_no"
  | "timing_unknown"
  | "timing_no"
  | "no_decision_maker"
  | "no_demo_date"
  | "demo_date_past"
  | "generic_demo"
  | "objection_old"
  | "objection_again"
  | "close_date_past"
  | "close_date_pushed"
  | "proposal_not_sent"
  | "buy_in_missing"
  | "too_many_options"
  | "offer_over"
  | "not_delivered"
  | "not_set_up"
  | "not_supported"
  | "handed_over"
  | "no_touch"
  | "health_poor"
  | "no_next_step"
  | "next_step_overdue"
  | "no_activity"
  | "owner_silent"
  | "check_passed_over";

type Verdict = "holds_back" | "too_few" | "no_difference";

type BroughtBy =
  | "last_activity"
  | "next_step"
  | "times_contacted"
  | "contacts"
  | "close_date"
  | "close_pushes"
  | "proposal"
  | "by_hand";

type Kind =
  "price" | "solution" | "trust" | "timing" | "need" | "authority" | "competitor" | "other";

type Evidence = {
  since: string | null;
  days: number | null;
  usual_days: number | null;
  times: number | null;
  objection: Kind | null;
};

/** As short as a chip. */
const names: Record<Cause, string> = {
  no_contact: "no contact",
  poor_fit_kept: "poor fit kept",
  no_reply: "no reply",
  no_follow_up: "no follow-up",
  budget_unknown: "budget unknown",
  budget_no: "no budget",
  authority_unknown: "authority unknown",
  authority_no: "nobody can decide",
  need_unknown: "need unknown",
  need_no: "no need",
  timing_unknown: "timing unknown",
  timing_no: "bad timing",
  no_decision_maker: "no decision-maker",
  no_demo_date: "no demo date",
  demo_date_past: "demo not held",
  generic_demo: "generic demo",
  objection_old: "old objection",
  objection_again: "same objection again",
  close_date_past: "close date past",
  close_date_pushed: "close date pushed",
  proposal_not_sent: "proposal not sent",
  buy_in_missing: "buy-in missing",
  too_many_options: "too many options",
  offer_over: "offer ended",
  not_delivered: "not delivered",
  not_set_up: "not set up",
  not_supported: "not supported",
  handed_over: "handed over after the sale",
  no_touch: "no touch",
  health_poor: "customer does badly",
  no_next_step: "no next step",
  next_step_overdue: "next step overdue",
  no_activity: "no activity",
  owner_silent: "new owner silent",
  check_passed_over: "exit check passed over",
};

const objection: Record<Kind, string> = {
  price: "price",
  solution: "solution",
  trust: "trust",
  timing: "timing",
  need: "need",
  authority: "authority",
  competitor: "competitor",
  other: "other",
};

const broughtBy: Record<BroughtBy, string> = {
  last_activity: "a column with the day of the last activity",
  next_step: "a column with the next step or the next activity’s day",
  times_contacted: "a column with the number of times contacted",
  contacts: "a column with the contacts or their number",
  close_date: "a column with the expected close date",
  close_pushes: "exports of several weeks, or a column with the number of pushes",
  proposal: "a column with the day of the proposal",
  by_hand: "recording it on the deals here",
};

const verdicts: Record<Verdict, string> = {
  holds_back: "holds deals back here",
  too_few: "too few deals to tell",
  no_difference: "no difference told so far",
};

/** Percentage points with their sign. */
function points(share: number): string {
  const whole = Math.round(share * 100);
  return whole < 0 ? `−${count(-whole)}` : whole > 0 ? `+${count(whole)}` : "0";
}

const since = (of: Evidence) => (of.since === null ? "" : ` since ${date(of.since)}`);
const days = (of: Evidence) => (of.days === null ? "" : plural(of.days, "day"));

/** One sentence that says what a cause was told from. */
function told(cause: Cause, of: Evidence): string {
  const times = of.times ?? 0;
  const usual = of.usual_days === null ? "" : plural(of.usual_days, "day");
  const kind = of.objection === null ? "" : objection[of.objection];
  switch (cause) {
    case "no_contact":
      return "Nobody who can be reached is recorded.";
    case "poor_fit_kept":
      return "The fit was judged a no.";
    case "no_reply":
      return `${plural(times, "attempt")}${since(of)}, and no reply to any.`;
    case "no_follow_up":
      return `One attempt${since(of)}, and none in the ${days(of)} after it.`;
    case "budget_unknown":
    case "authority_unknown":
    case "need_unknown":
    case "timing_unknown":
      return "Not recorded, where this team mostly records it.";
    case "budget_no":
    case "authority_no":
    case "need_no":
    case "timing_no":
      return "Recorded as a no.";
    case "no_decision_maker":
      return "No contact is marked as deciding, and authority is not a yes.";
    case "no_demo_date":
      return "No day is planned for the demo.";
    case "demo_date_past":
      return `Planned for ${of.since === null ? "a day past" : date(of.since)}, ${days(of)} ago, and not held.`;
    case "generic_demo":
      return `Held${of.since === null ? "" : ` on ${date(of.since)}`}, with nothing tailored.`;
    case "objection_old":
      return `About ${kind}, open for ${days(of)}${since(of)}; half of them are settled within ${usual}.`;
    case "objection_again":
      return `About ${kind}, ${count(times)} times.`;
    case "close_date_past":
      return `Expected${of.since === null ? "" : ` on ${date(of.since)}`}, ${days(of)} ago.`;
    case "close_date_pushed":
      return `Pushed ${times === 1 ? "once" : `${count(times)} times`}${of.days === null ? "" : `, by ${days(of)} in sum`}.`;
    case "proposal_not_sent":
      return "No day is recorded on which the proposal was sent.";
    case "buy_in_missing":
      return times === 0
        ? "Nobody who decides is recorded as having agreed."
        : `${count(times)} of those who decide ${times === 1 ? "has" : "have"} not agreed.`;
    case "too_many_options":
      return `${count(times)} options are on the table; three are plenty.`;
    case "offer_over":
      return `The offer ended${of.since === null ? "" : ` on ${date(of.since)}`}, ${days(of)} ago.`;
    case "not_delivered":
    case "not_set_up":
    case "not_supported":
      return "No day is recorded for it.";
    case "handed_over":
      return "Another rep than the one who sold it owns the customer now.";
    case "no_touch":
    case "no_activity":
      return of.since === null
        ? `None recorded in ${days(of) || "all its time"}; ${usual} are usual at most.`
        : `The last was ${days(of)} ago, on ${date(of.since)}; ${usual} are usual at most.`;
    case "health_poor":
      return "The customer’s health is recorded as poor.";
    case "no_next_step":
      return "Nothing is planned.";
    case "next_step_overdue":
      return `Due${of.since === null ? "" : ` on ${date(of.since)}`}, ${days(of)} ago.`;
    case "owner_silent":
      return `Changed hands${of.since === null ? "" : ` on ${date(of.since)}`}, and nothing happened in the ${days(of)} since.`;
    case "check_passed_over":
      return `${plural(times, "exit check")} open when it left an earlier stage.`;
  }
}

export const causes = {
  name: (cause: Cause) => names[cause],
  /** A chip: the cause, with the one number that matters. */
  chip: (cause: Cause, of: Evidence) => {
    switch (cause) {
      case "no_reply":
        return of.times ? `no reply to ${plural(of.times, "attempt")}` : names[cause];
      case "close_date_past":
        return of.days ? `close date ${plural(of.days, "day")} past` : names[cause];
      case "close_date_pushed":
        return of.times && of.times > 1 ? `close date pushed ×${count(of.times)}` : names[cause];
      case "next_step_overdue":
        return of.days ? `next step ${plural(of.days, "day")} overdue` : names[cause];
      case "no_activity":
      case "no_touch":
        return of.days ? `${names[cause]} for ${plural(of.days, "day")}` : names[cause];
      case "objection_old":
        return of.objection ? `${objection[of.objection]} objection open` : names[cause];
      case "objection_again":
        return of.objection ? `${objection[of.objection]} objection again` : names[cause];
      default:
        return names[cause];
    }
  },
  told,
  broughtBy: (by: BroughtBy) => broughtBy[by],
  verdict: (verdict: Verdict) => verdicts[verdict],
  verdictSentence: (verdict: Verdict) =>
    ({
      holds_back: "It holds deals back here.",
      too_few: "Too few deals had it to tell whether it matters.",
      no_difference: "It made no difference told so far.",
    })[verdict],
  /** On hover: what the comparison found. */
  tested: (
    with_: { advanced: number; deals: number },
    without: { advanced: number; deals: number },
    low: number,
    high: number,
  ) =>
    `${percent(with_.advanced)} of ${plural(with_.deals, "deal")} with it moved on within 30 days, ${percent(without.advanced)} of ${plural(without.deals, "deal")} without it, at the same ages: ${points(low)} to ${points(high)} points.`,
  waits: {
    title: "Why it waits",
    none: "Nothing recorded on the deal speaks against it.",
    unknown: (n: number) => `${plural(n, "cause")} cannot be told`,
    bring: (name: string, by: string) => `${name}: known by ${by}`,
  },
  chips: {
    more: (n: number) => `${count(n)} more`,
    unknown: (n: number) =>
      `${plural(n, "cause")} cannot be told: nothing is recorded. Open the deal to see what would bring them.`,
    unknownShort: (n: number) => `${count(n)} not known`,
  },
  behind: {
    title: "What lies behind it",
    note: "stalled deals by cause; a deal can have several",
    ofRep: (rep: string) => `What lies behind ${rep}’s stalled deals`,
    stage: "Stage",
    cause: "Cause",
    deals: "Stalled deals",
    value: "Held up",
    moved: "Moved on within 30 days",
    difference: "Difference",
    verdict: "Does it matter here?",
    of: (n: number, all: number) => `${count(n)} of ${count(all)}`,
    opens: (n: number, all: number, cause: string, stage: string, rep: string | null) =>
      rep === null
        ? `${stage}: ${count(n)} of ${plural(all, "stalled deal")}, ${cause}. Show them.`
        : `${count(n)} of ${rep}’s ${plural(all, "stalled deal")} in ${stage}: ${cause}. Show them.`,
    list: (stage: string, cause: string, rep: string | null) =>
      [rep, stage].filter(Boolean).join(" · ") + `: ${cause}`,
    against: (share: number) => `${percent(share)} without`,
    points: (low: number, high: number) => `${points(low)} to ${points(high)} points`,
    all: (n: number) => `Show all ${count(n)} causes`,
    fewer: "Show fewer",
    unknown: (n: number) => `${plural(n, "cause")} cannot be told`,
    unknownLine: (name: string, n: number, by: string) =>
      `${name}, of ${plural(n, "deal")}: known by ${by}`,
    stalled: (n: number) => plural(n, "stalled deal"),
    noneTitle: "No stalled deals here",
    none: "What lies behind stalled deals is shown once there are any.",
    nothing: "Nothing recorded on these deals speaks against them.",
  },
};
