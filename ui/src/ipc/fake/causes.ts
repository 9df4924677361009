// Why the invented deals wait: enough to look at. Which causes a deal has follows from its days.
import type { Cause, CauseFound, CausesBehind, Money, StalledDeal } from "../bindings";

const NOTHING = { since: null, days: null, usual_days: null, times: null, objection: null };

/** Every cause of a deal that has been somewhere for so many days. */
export function causesOf(days: number): CauseFound[] {
  const found = (cause: Cause, more: Partial<CauseFound> = {}): CauseFound => ({
    cause,
    state: "present",
    evidence: NOTHING,
    brought_by: null,
    verdict: "too_few",
    ...more,
  });
  return [
    found("no_decision_maker", {
      state: days % 2 === 0 ? "present" : "absent",
      verdict: "holds_back",
    }),
    found("no_activity", {
      state: days % 3 === 0 ? "absent" : "present",
      evidence: { ...NOTHING, since: "2026-01-05", days: 26, usual_days: 9 },
    }),
    found("proposal_not_sent", { state: "unknown", brought_by: "proposal" }),
    found("timing_unknown", {
      state: days % 5 === 0 ? "present" : "absent",
      verdict: "no_difference",
    }),
  ];
}

function worth(deals: StalledDeal[]): Money[] {
  const minor = deals.reduce((total, deal) => total + (deal.value?.minor ?? 0), 0);
  return minor === 0 ? [] : [{ minor, currency: "EUR" }];
}

/** Those of stalled deals, by stage and by rep. */
export function causesBehind(process: readonly string[], deals: StalledDeal[]): CausesBehind {
  const known: readonly Cause[] = ["no_decision_maker", "no_activity", "timing_unknown"];
  const arm = (advanced: number) => ({ deals: 64, looks: 91, advanced });
  const counts = (of: StalledDeal[]) =>
    known.map((cause) => {
      const own = of.filter((deal) => deal.causes?.some((found) => found.cause === cause));
      return {
        cause,
        stalled: own.length,
        unknown: 0,
        stalled_value: worth(own),
        verdict: causesOf(0).find((found) => found.cause === cause)?.verdict ?? "too_few",
      };
    });
  const reps = [...new Set(deals.map((deal) => deal.rep))].filter((rep) => rep !== null);
  return {
    stages: process.flatMap((stage) => {
      const here = deals.filter((deal) => deal.stage === stage);
      if (here.length === 0) return [];
      const test = {
        with: arm(0.2),
        without: arm(0.41),
        difference: -0.21,
        low: -0.33,
        high: -0.09,
        q: 0.004,
      };
      const causes = counts(here).map((count) => ({ ...count, test, brought_by: null }));
      return [{ stage, stalled: here.length, causes }];
    }),
    reps: reps.flatMap((rep) =>
      process.flatMap((stage) => {
        const own = deals.filter((deal) => deal.rep === rep && deal.stage === stage);
        const causes = counts(own).filter((count) => count.stalled > 0);
        return own.length === 0 ? [] : [{ rep, stage, stalled: own.length, causes }];
      }),
    ),
  };
}
