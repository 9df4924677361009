// The review of the invented team, roughly: decided shares instead of curves, plain quantiles
// instead of Kaplan–Meier. Shapes and accounts hold; figures only look right.
import type {
  Advance30,
  Estimate,
  Finding,
  Flag,
  Measures,
  Money,
  Proportion,
  Review,
  ReviewScreen,
  StalledDeal,
  StalledDeals,
  StalledFilter,
  View,
  Whole,
} from "../bindings";
import { causesBehind, causesOf } from "./causes";
import { process } from "./process";
import { AS_OF, HIRED, dayOf, type Deal, type Passage } from "./team";

type At = { deal: Deal; passage: Passage };

/** Deals a view leaves, whatever its period. */
export function chosen(all: readonly Deal[], { filter }: View): Deal[] {
  const has = (list: readonly string[] | undefined, value: string) =>
    !list || list.length === 0 || list.includes(value);
  const asOf = dayOf(filter.as_of ?? AS_OF);
  return all.filter(
    (d) =>
      d.began <= asOf &&
      has(filter.teams, d.team) &&
      has(filter.reps, d.rep) &&
      has(filter.sources, d.source) &&
      has(filter.personas, d.persona),
  );
}

export function inPeriod(day: number, { filter }: View): boolean {
  return (
    (filter.from == null || day >= dayOf(filter.from)) &&
    (filter.to == null || day <= dayOf(filter.to))
  );
}

export function at(deals: readonly Deal[], view: View, stage: number): At[] {
  return deals.flatMap((deal) =>
    deal.passages
      .filter((p) => p.stage === stage && inPeriod(p.entered, view))
      .map((passage) => ({ deal, passage })),
  );
}

export function wilson(won: number, of: number): Proportion | null {
  if (of === 0) return null;
  const z = 1.96;
  const p = won / of;
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  return { estimate: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

export function estimate(won: number, of: number): Estimate | null {
  const share = wilson(won, of);
  return share && { ...share, std_error: Math.sqrt((share.estimate * (1 - share.estimate)) / of) };
}

export function quantile(sorted: readonly number[], q: number): number | null {
  return sorted.length === 0
    ? null
    : (sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? null);
}

export function sum(deals: readonly Deal[]): Money[] {
  const minor = deals.reduce((total, d) => total + (d.minor ?? 0), 0);
  return minor === 0 ? [] : [{ minor, currency: "EUR" }];
}

const ascending = (a: number, b: number) => a - b;

/** The stall point of each stage, from everyone. */
export function stallPoints(all: readonly Deal[]): number[] {
  return process.stages.map((_, stage) => {
    const waits = all
      .flatMap((d) => d.passages)
      .filter((p) => p.stage === stage && p.outcome === "advanced" && p.left !== null)
      .map((p) => (p.left ?? 0) - p.entered)
      .sort(ascending);
    return quantile(waits, 0.8) ?? 0;
  });
}

/** Where an open deal is, and for how long. */
export function waiting(deal: Deal): { stage: number; days: number } | null {
  const last = deal.passages.at(-1);
  return last && last.outcome === "open"
    ? { stage: last.stage, days: dayOf(AS_OF) - last.entered }
    : null;
}

function measures(
  passages: readonly At[],
  open: readonly Deal[],
  points: readonly number[],
): Measures {
  const of = (outcome: Passage["outcome"]) =>
    passages.filter((p) => p.passage.outcome === outcome).length;
  const advanced = of("advanced");
  const lost = of("lost");
  const waits = passages
    .map((p) => (p.passage.left ?? dayOf(AS_OF)) - p.passage.entered)
    .sort(ascending);
  const stalled = open.filter((d) => {
    const now = waiting(d);
    return now !== null && now.days > (points[now.stage] ?? 0);
  });
  return {
    entered: passages.length,
    advanced,
    lost,
    open: of("open"),
    skipped: passages.length % 5,
    went_back: passages.length % 4,
    conversion: estimate(advanced, advanced + lost),
    decided: wilson(advanced, advanced + lost),
    median_days: quantile(waits, 0.5),
    median_interval:
      waits.length < 8 ? [null, null] : [quantile(waits, 0.42), quantile(waits, 0.58)],
    quartile_days: [quantile(waits, 0.25), quantile(waits, 0.75)],
    open_now: open.length,
    stalled: stalled.length,
    open_value: sum(open),
    stalled_value: sum(stalled),
  };
}

function whole(deals: readonly Deal[], view: View, points: readonly number[]): Whole {
  const won = deals.filter((d) => d.state === "won" || d.state === "completed");
  const lost = deals.filter((d) => d.state === "lost");
  const open = deals.filter((d) => d.state === "open");
  const stalled = open.filter((d) => {
    const now = waiting(d);
    return now !== null && now.days > (points[now.stage] ?? 0);
  });
  const wins = won.map((d) => (d.closed ?? d.began) - d.began).sort(ascending);
  const losses = lost.map((d) => (d.closed ?? d.began) - d.began).sort(ascending);
  const lately = won.filter((d) => d.closed !== null && inPeriod(d.closed, view));
  return {
    deals: deals.length,
    won: won.length,
    lost: lost.length,
    open: open.length,
    open_now: open.length,
    undated: 0,
    win_rate: wilson(won.length, won.length + lost.length),
    conversion: estimate(won.length, won.length + lost.length),
    days_to_win: quantile(wins, 0.5),
    days_to_win_quartiles: [quantile(wins, 0.25), quantile(wins, 0.75)],
    days_to_lose: quantile(losses, 0.5),
    open_value: sum(open),
    stalled: stalled.length,
    stalled_value: sum(stalled),
    won_in_period: lately.length,
    won_value: sum(lately),
  };
}

const rise = (end: number, pace: number): [number, number][] =>
  Array.from({ length: 40 }, (_, n) => [n * 2, end * (1 - Math.exp((-n * 2) / pace))]);

const FLAGS: Flag[] = [
  {
    rep: "Ben Okafor",
    stage: "Qualification",
    problem: "slow",
    against: "rest",
    observed: 8,
    expected: 13.4,
    q: 0.004,
    strength: "strong",
    summary: "Ben Okafor’s deals sit in Qualification: 8 left, 13.4 expected at the team’s pace.",
    curve: rise(0.9, 34),
    team_curve: rise(0.95, 14),
  },
  {
    rep: "Inès Marchetti",
    stage: "Qualification",
    problem: "loses",
    against: "rest",
    observed: 9,
    expected: 16.2,
    q: 0.03,
    strength: "likely",
    summary:
      "Inès Marchetti loses deals at Qualification: 9 advanced, 16.2 expected at the rest of the team’s rate.",
    curve: rise(0.28, 12),
    team_curve: rise(0.52, 12),
  },
  {
    rep: "Tomasz Lind",
    stage: "Closing",
    problem: "slow",
    against: "rest",
    observed: 4,
    expected: 8.1,
    q: 0.07,
    strength: "likely",
    summary: "Tomasz Lind’s deals sit in Closing: 4 left, 8.1 expected at the team’s pace.",
    curve: rise(0.85, 26),
    team_curve: rise(0.93, 13),
  },
  {
    rep: null,
    stage: "Pitch",
    problem: "slow",
    against: "before",
    observed: 21,
    expected: 30.2,
    q: 0.02,
    strength: "likely",
    summary:
      "Of 36 deals that came to Pitch in the last 90 days, 21 have left it; 30.2 expected at the pace of the 270 days before.",
    curve: rise(0.82, 19),
    team_curve: rise(0.92, 11),
  },
];

const FINDINGS: Finding[] = [
  {
    aspect: "source",
    of: "Social media",
    stage: "Qualification",
    problem: "loses",
    against: "rest",
    observed: 14,
    expected: 24.6,
    q: 0.008,
    strength: "strong",
    summary:
      "Deals from Social media keep 29 % of decided deals at Qualification (14 of 49); the other sources 50 %.",
    curve: rise(0.29, 12),
    team_curve: rise(0.5, 12),
  },
  {
    aspect: "persona",
    of: "Finance lead",
    stage: "Closing",
    problem: "slow",
    against: "rest",
    observed: 6,
    expected: 10.9,
    q: 0.06,
    strength: "likely",
    summary:
      "Deals with Finance lead leave Closing at 0.6 of the pace of all: 6 left, 10.9 expected.",
    curve: rise(0.7, 30),
    team_curve: rise(0.9, 14),
  },
];

/** The chance to move on within 30 days, roughly; the last stage has too little to learn from. */
export function soon(stage: number, days: number): Advance30 {
  const chance = 0.72 * Math.exp(-days / (20 + 6 * stage));
  return {
    chance,
    low: chance * 0.6,
    high: Math.min(1, chance * 1.5 + 0.02),
    n: stage === 7 ? 33 : 640 - stage * 84,
    basis: stage === 7 ? "curve" : "learned",
  };
}

/** The whole look. */
export function review(all: readonly Deal[], view: View): Review {
  const deals = chosen(all, view);
  const points = stallPoints(all);
  const names = [...new Set(deals.map((d) => d.rep))].sort();
  const openAt = (of: readonly Deal[], stage: number) =>
    of.filter((d) => waiting(d)?.stage === stage);
  const stages = process.stages.map((stage, s) => {
    const open = openAt(deals, s);
    const figures = measures(at(deals, view, s), open, points);
    return {
      ...figures,
      stage: stage.name,
      stall_point: { days: points[s] ?? null, basis: "observed" as const },
      previous: figures.conversion && {
        ...figures.conversion,
        estimate: figures.conversion.estimate * 0.96,
      },
      open_days: open.map((d) => waiting(d)?.days ?? 0).sort(ascending),
      advance_curve: rise(figures.conversion?.estimate ?? 0, 12),
    };
  });
  const reps = names.map((rep) => {
    const own = deals.filter((d) => d.rep === rep);
    return {
      rep,
      team: own[0]?.team ?? null,
      hired: rep === "Aylin Demir" ? HIRED : null,
      whole: whole(own, view, points),
      stages: process.stages.map((stage, s) => {
        const figures = measures(at(own, view, s), openAt(own, s), points);
        const share = stages[s]?.decided?.estimate ?? null;
        const exits = figures.advanced + figures.lost;
        return {
          ...figures,
          stage: stage.name,
          exits,
          expected_exits: exits * (1 + ((rep.length % 5) - 2) / 12),
          expected_advances: share === null ? null : exits * share,
        };
      }),
    };
  });
  const stalled: StalledDeal[] = deals.flatMap((d) => {
    const now = waiting(d);
    const point = now ? (points[now.stage] ?? 0) : 0;
    if (!now || now.days <= point) return [];
    const fresh = stages[now.stage]?.conversion?.estimate ?? 0.5;
    return [
      {
        deal_id: d.id,
        name: d.name,
        account: d.account,
        rep: d.rep,
        stage: process.stages[now.stage]?.name ?? "",
        days: now.days,
        stall_point: point,
        chance_now: now.days > point * 4 ? null : fresh * Math.exp(-now.days / 60),
        chance_now_range: now.days > point * 4 ? null : { low: 0, high: fresh, n: 40 },
        chance_fresh: fresh,
        advance_30: now.days > point * 4 ? null : soon(now.stage, now.days),
        amount: d.minor === null ? null : d.minor / 100,
        value: d.minor === null ? null : { minor: d.minor, currency: "EUR" },
        reasons: [
          ...(d.expected !== null && d.expected < dayOf(AS_OF)
            ? [{ kind: "close_date_past" as const, days: dayOf(AS_OF) - d.expected }]
            : []),
          ...(now.days % 3 === 0 ? [{ kind: "owner_changed" as const }] : []),
          ...(now.days % 4 === 0
            ? [{ kind: "went_back" as const, times: 1 + (now.days % 2) }]
            : []),
          ...(d.minor === null ? [{ kind: "no_amount" as const }] : []),
        ],
        causes: causesOf(now.days).filter((found) => found.state === "present"),
        unknown_causes: 1,
      },
    ];
  });
  stalled.sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0));
  return {
    schema: 1,
    as_of: view.filter.as_of ?? AS_OF,
    process: process.stages.map((s) => s.name),
    stages,
    reps,
    flags: FLAGS.filter((f) => (f.rep === null ? names.length > 1 : names.includes(f.rep))),
    findings: names.length > 1 ? FINDINGS : [],
    stalled_deals: stalled,
    causes: causesBehind(
      process.stages.map((s) => s.name),
      stalled,
    ),
    problems: [],
    whole: whole(deals, view, points),
    notes:
      deals.length === 0
        ? [{ kind: "no_deals" }]
        : names.length === 1
          ? [{ kind: "one_rep" }]
          : [{ kind: "too_few_deals", cells: 9, of: 80 }],
  };
}

/** The review with its headline. */
export function reviewScreen(deals: readonly Deal[], view: View): ReviewScreen {
  const made = review(deals, view);
  const { stalled, open } = made.whole;
  return {
    review: made,
    headline: {
      title:
        stalled === 0
          ? "No deal is past its stall point."
          : "Qualification holds up €412k. Ben and Inès need you there.",
      sub: `${stalled} of ${open} open deals are past their stall point.`,
    },
  };
}

/** Some of a view's stalled deals. */
export function stalledOf(
  deals: readonly Deal[],
  view: View,
  whose: StalledFilter,
  most: number,
): StalledDeals {
  const theirs = review(deals, view).stalled_deals.filter(
    (deal) =>
      (whose.nobody ? deal.rep === null : whose.rep === null || deal.rep === whose.rep) &&
      (whose.stage === null || deal.stage === whose.stage),
  );
  return { deals: theirs.slice(0, most), all: theirs.length };
}
