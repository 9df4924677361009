// A deal's reasons and causes speak of the same things in part: what a cause says, no reason says again.

type Told = {
  reasons: { kind: string }[];
  causes?: { cause: string }[];
};

/** The cause that says what a reason says. */
const SAME: Record<string, string> = {
  close_date_past: "close_date_past",
  owner_changed: "owner_silent",
};

/** The deal without the reasons that its causes say. */
export function saidOnce<Deal extends Told>(deal: Deal): Deal {
  const causes = new Set(deal.causes?.map((found) => found.cause));
  const reasons = deal.reasons.filter((reason) => !causes.has(SAME[reason.kind] ?? ""));
  return { ...deal, reasons };
}
