// What the review's figures say, worked out for the eye: which stage holds up most, how a
// conversion changed, why there is no flag. Pure; no words and no widget here.
import type { Flag, Money, Note, Review, StageFigures } from "../../ipc";
import { inCurrency } from "../../text/sums";

/** The currency most of the value is in: sums of others are never compared with it. */
function mainCurrency(sums: readonly Money[]): string | undefined {
  return sums[0]?.currency;
}

/**
 * Which stage holds up most: by stalled value, by stalled deals where nothing has a value.
 * `null` where nothing is stalled.
 */
export function hottest(
  stages: readonly StageFigures[],
  stalledValue: readonly Money[],
): number | null {
  const currency = mainCurrency(stalledValue);
  const weight = (stage: StageFigures) =>
    currency === undefined ? stage.stalled : inCurrency(stage.stalled_value, currency);
  let best: number | null = null;
  let most = 0;
  stages.forEach((stage, at) => {
    if (stage.stalled > 0 && weight(stage) > most) {
      best = at;
      most = weight(stage);
    }
  });
  return best;
}

/** How much of what is open is stalled: by value in one currency, else by deals. */
export function stalledShare(review: Review): { share: number | null; by: "value" | "deals" } {
  const { open_now: open, open_value, stalled, stalled_value } = review.whole;
  const [whole, other] = open_value;
  if (whole && !other && whole.minor > 0) {
    return { share: inCurrency(stalled_value, whole.currency) / whole.minor, by: "value" };
  }
  return { share: open > 0 ? stalled / open : null, by: "deals" };
}

/** How a conversion stands to the period before. */
export type Change = { points: number; before: number; chance: boolean };

/** `null` without a period before, or without a conversion now. `points` is signed. */
export function change(stage: Pick<StageFigures, "conversion" | "previous">): Change | null {
  const { conversion: now, previous: before } = stage;
  if (!now || !before) return null;
  return {
    points: Math.round(now.estimate * 100) - Math.round(before.estimate * 100),
    before: before.estimate,
    chance: now.low <= before.high && before.low <= now.high,
  };
}

/** Fewer decided deals than this, and a conversion says little. */
export const FEW = 10;

/** So few are decided that the estimate is drawn pale and said to be so. */
export function tooFew(stage: { advanced: number; lost: number }): boolean {
  return stage.advanced + stage.lost < FEW;
}

/** The note of a kind, if the review bears it. */
export function noted<K extends Note["kind"]>(
  review: Review,
  kind: K,
): Extract<Note, { kind: K }> | undefined {
  return review.notes.find((note): note is Extract<Note, { kind: K }> => note.kind === kind);
}

/** No deal came with its moves: stages can be counted, not measured. */
export function snapshotOnly(review: Review): boolean {
  const note = noted(review, "no_history");
  return note !== undefined && note.deals >= note.of;
}

/** Flags of people: whom to coach. */
export function repFlags(review: Review): Flag[] {
  return review.flags.filter((flag) => flag.rep !== null);
}

/** Flags of stages: where the whole team stalls. */
export function stageFlags(review: Review): Flag[] {
  return review.flags.filter((flag) => flag.rep === null);
}

/** Why there is no flag of a rep. */
export type Calm = "snapshot" | "unowned" | "one" | "two" | "few" | "none";

export function whyCalm(review: Review): Calm {
  if (snapshotOnly(review)) return "snapshot";
  if (review.reps.length > 0 && review.reps.every((rep) => rep.rep === null)) return "unowned";
  if (noted(review, "one_rep")) return "one";
  if (noted(review, "two_reps")) return "two";
  const few = noted(review, "too_few_deals");
  return few && few.cells >= few.of ? "few" : "none";
}
