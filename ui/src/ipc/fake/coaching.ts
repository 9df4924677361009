// Coaching of the invented team: enough to plan, note, put off and mark done. What a plan's state
// means the engine knows; here it is read off the days.
import type {
  Coaching,
  CoachingEdit,
  HeldBack,
  PastReview,
  Keyed,
  Plan,
  PlanEffect,
  PlanNote,
  PlanShown,
  Review,
  Spot,
  Tale,
} from "../bindings";
import { process } from "./process";

type Kept = Omit<Coaching, "plans"> & {
  marks: { mark: PastReview; review: Review }[];
  plans: { id: number; plan: Plan; notes: Keyed<PlanNote>[] }[];
};

export const nothingKept = (): Kept => ({
  plans: [],
  marks: [],
  one_to_ones: [],
  agreements: [],
  put_off: [],
});

export function put<T>(rows: Keyed<T>[], id: number | null, row: T | null): Keyed<T>[] {
  if (row === null) return rows.filter((kept) => kept.id !== id);
  if (id === null) {
    const next = Math.max(0, ...rows.map((kept) => kept.id)) + 1;
    return [...rows, { id: next, ...row }];
  }
  return rows.map((kept) => (kept.id === id ? { id, ...row } : kept));
}

const ORDER = ["review_due", "running", "planned", "done"];

function stateOf(plan: Plan, today: string): PlanShown["state"] {
  if (plan.ended) return "done";
  if (today >= plan.review_on) return "review_due";
  return today >= plan.start ? "running" : "planned";
}

/** What is kept after an edit. */
export function coach(kept: Kept, edit: CoachingEdit): Kept {
  switch (edit.kind) {
    case "plan": {
      const { id, row } = edit;
      if (row === null) return { ...kept, plans: kept.plans.filter((plan) => plan.id !== id) };
      const next = Math.max(0, ...kept.plans.map((plan) => plan.id)) + 1;
      const plans =
        id === null
          ? [...kept.plans, { id: next, plan: row, notes: [] }]
          : kept.plans.map((plan) => (plan.id === id ? { ...plan, plan: row } : plan));
      return { ...kept, plans };
    }
    case "plan_note":
      return {
        ...kept,
        plans: kept.plans.map((plan) =>
          plan.id === edit.plan ? { ...plan, notes: put(plan.notes, edit.id, edit.row) } : plan,
        ),
      };
    case "one_to_one":
      return { ...kept, one_to_ones: put(kept.one_to_ones, edit.id, edit.row) };
    case "agreement":
      return { ...kept, agreements: put(kept.agreements, edit.id, edit.row) };
    case "put_off":
      return { ...kept, put_off: put(kept.put_off, edit.id, edit.row) };
  }
}

export function shown(kept: Kept, today: string): Coaching {
  const plans = kept.plans.map((plan) => ({ ...plan, state: stateOf(plan.plan, today) }));
  plans.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.id - b.id);
  const { one_to_ones, agreements, put_off } = kept;
  return { plans, one_to_ones, agreements, put_off };
}

export function heldBack(kept: Kept, today: string): HeldBack[] {
  return kept.put_off
    .filter((one) => one.until === null || today <= one.until)
    .map(({ spot, id }) => ({ spot, id }));
}

/** A plan drawn up from what a review shows. */
export function draft(review: Review, spot: Spot, today: string): Plan | null {
  const team = review.stages.find((stage) => stage.stage === spot.stage);
  const own = review.reps
    .find((rep) => rep.rep === spot.rep)
    ?.stages.find((stage) => stage.stage === spot.stage);
  if (!team || !own) return null;
  const flag = review.flags.find(
    (one) => one.rep === spot.rep && one.stage === spot.stage && one.problem === spot.problem,
  );
  const said = ({ conversion, decided, median_days, median_interval }: typeof team) => ({
    conversion,
    decided,
    median_days,
    median_interval,
  });
  const review_on = new Date(`${today}T00:00Z`);
  review_on.setUTCDate(review_on.getUTCDate() + 42);
  const { entered, advanced, lost, open, skipped, went_back } = own;
  return {
    spot,
    seen: {
      as_of: review.as_of,
      from: null,
      to: null,
      words: flag?.summary ?? `${spot.rep} at ${spot.stage}: no flag.`,
      flag: flag ? { q: flag.q, strength: flag.strength } : null,
      counts: { entered, advanced, lost, open, skipped, went_back },
      rep: said(own as unknown as typeof team),
      team: said(team),
      expected_exits: own.expected_exits,
      expected_advances: own.expected_advances,
      causes: [
        { cause: "no_decision_maker" as const, stalled: 3, of: 4, verdict: "holds_back" as const },
      ],
    },
    hints: (process.stages.find((stage) => stage.name === spot.stage)?.hints ?? []).map(
      (words) => ({ words, done: false }),
    ),
    agreed: "",
    start: today,
    review_on: review_on.toISOString().slice(0, 10),
    ended: null,
  };
}

/** What came of plans: a little better than before, and too early to tell. */
export function effects(kept: Kept, ids: readonly number[]): PlanEffect[] {
  const tale = (advanced: number, lost: number, open: number): Tale => {
    const estimate = advanced / (advanced + lost);
    return {
      entered: advanced + lost + open,
      advanced,
      lost,
      open,
      decided: { estimate, low: Math.max(0, estimate - 0.15), high: Math.min(1, estimate + 0.15) },
      median_days: 12,
      median_interval: [9, 17],
      expected_exits: advanced + lost + 1.5,
    };
  };
  return kept.plans
    .filter((plan) => ids.includes(plan.id))
    .map(({ id, plan }) => ({
      id,
      effect: {
        as_of: plan.review_on,
        from: null,
        start: plan.start,
        rep: { before: tale(8, 32, 4), since: tale(5, 6, 3) },
        rest: { before: tale(220, 190, 40), since: tale(60, 50, 30) },
        expected: 2.6,
        excess: { estimate: 0.21, low: -0.06, high: 0.45 },
        likely_real: 0.74,
        verdict: { kind: "too_early", more: 14 },
        words: `Too early to tell: 5 of 11 decided moved on since; 2.6 expected had nothing changed. 14 more decided deals are needed to tell whether ${plan.spot.rep} has caught up with the rest.`,
      },
    }));
}
