// The review is marked as seen, from its panel or from the palette.
import { format, t } from "../text";
import type { Ground } from "./ground.svelte";

/** Marks the review of the view as seen, and says so; whether it could be kept. */
export async function markReviewed(app: Ground): Promise<boolean> {
  if (!(await app.markReviewed())) return false;
  if (app.asOf !== null) app.say(t.weekly.since.marked(format.date(app.asOf)));
  return true;
}
