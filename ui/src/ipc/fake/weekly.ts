// What became of the invented team's deals, and why some were lost. Enough to look at and to press.
import type {
  Became,
  Change,
  Coaching,
  CountedBy,
  Money,
  OneToOneSheet,
  Pile,
  PileAsked,
  Reasons,
  ClosedDeals,
  Since,
  View,
} from "../bindings";
import { process } from "./process";
import { chosen, inPeriod, review } from "./review";
import { AS_OF, dayOf, type Deal } from "./team";

const worth = (deals: readonly Deal[]): Money[] => {
  const minor = deals.reduce((sum, deal) => sum + (deal.minor ?? 0), 0);
  return minor > 0 ? [{ minor, currency: "EUR" }] : [];
};

/** `marked`: the day is that of a review, for which some of it came too late. */
export function since(all: readonly Deal[], view: View, from: string, marked: boolean): Since {
  const to = view.filter.as_of ?? AS_OF;
  const within = (day: number | null) => day !== null && day > dayOf(from) && day <= dayOf(to);
  const deals = chosen(all, view);
  const moved = (deal: Deal) => deal.passages.slice(1).filter((p) => within(p.entered)).length;
  const lists: Partial<Record<Became, Deal[]>> = {
    new: deals.filter((deal) => within(deal.began)),
    moved_on: deals.filter((deal) => deal.state === "open" && moved(deal) > 0),
    won: deals.filter((deal) => deal.state === "won" && within(deal.closed)),
    lost: deals.filter((deal) => deal.state === "lost" && within(deal.closed)),
    grown: deals.filter((deal) => deal.state === "open").slice(0, 2),
  };
  const KINDS: readonly Became[] = [
    "new",
    "moved_on",
    "skipped_ahead",
    "went_back",
    "won",
    "lost",
    "reopened",
    "completed",
    "churned",
    "placed",
    "slipped",
    "pulled_in",
    "grown",
    "shrunk",
    "owner_changed",
  ];
  const changes = KINDS.map((became): Change => {
    const found = lists[became] ?? [];
    return {
      became,
      count: found.length,
      value: worth(found),
      by: became === "grown" && found.length > 0 ? [{ minor: 250_000, currency: "EUR" }] : [],
      deals: found.map((deal) => deal.id),
    };
  });
  return {
    from,
    to,
    changes,
    steps: { forward: deals.reduce((sum, deal) => sum + moved(deal), 0), back: 0 },
    late: marked ? changes.flatMap((change) => change.deals).slice(0, 2) : [],
    taken_back: marked ? changes.flatMap((change) => change.deals).slice(2, 3) : [],
  };
}

/** The sheet of a one-to-one: the first stalled deals of the rep, and what is kept with them. */
export function oneToOne(
  all: readonly Deal[],
  view: View,
  rep: string,
  kept: { coaching: (today: string) => Coaching },
): OneToOneSheet {
  const own = { ...view, filter: { ...view.filter, reps: [rep] } };
  const seen = review(all, own);
  const { plans, agreements } = kept.coaching(AS_OF);
  return {
    rep,
    team: seen.reps.find((one) => one.rep === rep)?.team ?? null,
    as_of: seen.as_of,
    since: since(all, own, "2026-01-03", false),
    flags: seen.flags.filter((flag) => flag.rep === rep),
    deals: seen.stalled_deals
      .filter((deal) => deal.rep === rep)
      .slice(0, 5)
      .map((deal) => ({ deal, next: { is_there: false, words: null, due: null } })),
    plans: plans.filter(({ state, plan }) => plan.spot.rep === rep && state !== "done"),
    agreed: agreements.filter((one) => one.rep === rep),
  };
}

/** A completed deal was won before. */
const STATES: Record<"lost" | "won", Deal["state"][]> = {
  lost: ["lost"],
  won: ["won", "completed"],
};
const WHY = {
  lost: ["Price", "No reply", "Went with a competitor", null],
  won: ["Best fit", "Referral", null],
};

/** Deals closed in the period one way, and how each is counted. */
function closed(all: readonly Deal[], view: View, how: "lost" | "won") {
  const those = chosen(all, view).filter(
    (deal) =>
      STATES[how].includes(deal.state) && deal.closed !== null && inPeriod(deal.closed, view),
  );
  const why = (deal: Deal) => WHY[how][(deal.minor ?? 3) % WHY[how].length] ?? null;
  const of: Record<CountedBy, (deal: Deal) => string | null> = {
    by_reason: why,
    by_stage: (deal) => process.stages[deal.passages.at(-1)?.stage ?? 0]?.name ?? null,
    by_rep: (deal) => deal.rep,
    by_source: (deal) => deal.source,
    by_competitor: () => null,
  };
  return { those, why, of };
}

export function reasons(all: readonly Deal[], view: View): Reasons {
  const ended = (how: "lost" | "won"): ClosedDeals => {
    const { those, why, of } = closed(all, view, how);
    const piles = (by: CountedBy): Pile[] => {
      const names = [...new Set(those.map(of[by]))];
      return names
        .map((name) => {
          const own = those.filter((deal) => of[by](deal) === name);
          const said = [...new Set(own.map(why))].map((reason) => ({
            reason,
            count: own.filter((deal) => why(deal) === reason).length,
          }));
          said.sort((a, b) => b.count - a.count);
          return { of: name, count: own.length, value: worth(own), reasons: said };
        })
        .sort((a, b) => b.count - a.count);
    };
    return {
      count: those.length,
      unsaid: those.filter((deal) => why(deal) === null).length,
      by_reason: piles("by_reason"),
      by_stage: piles("by_stage"),
      by_rep: piles("by_rep"),
      by_source: piles("by_source"),
      by_competitor: piles("by_competitor"),
    };
  };
  return { lost: ended("lost"), won: ended("won") };
}

/** The deals that one count counts. */
export function closedDeals(all: readonly Deal[], view: View, asked: PileAsked): string[] {
  const { those, why, of } = closed(all, view, asked.won ? "won" : "lost");
  return those
    .filter((deal) => of[asked.by](deal) === asked.of)
    .filter((deal) => asked.reason === null || why(deal) === asked.reason)
    .map((deal) => deal.id);
}
