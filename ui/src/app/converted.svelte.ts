// Sums of several currencies in the one that the person chose, each with its rates and what stays
// apart. A screen asks for all of its sums at once. Not here: any reckoning, and any drawing.
import { ipc, query, type InBase, type Money } from "../ipc";
import type { Ground } from "./ground.svelte";

const keyOf = (sum: readonly Money[]) => JSON.stringify(sum);

/**
 * Gives a sum in the base currency; `null` where it is of one currency, no base was chosen, there is
 * no rate, or it is not known yet: the sum is then shown as it is. Call while a component is set up.
 */
export function converted(
  app: Ground,
  sums: () => readonly (readonly Money[])[],
): (sum: readonly Money[]) => InBase | null {
  const several = $derived.by(() => {
    const all = sums().filter((sum) => sum.length > 1);
    return [...new Map(all.map((sum) => [keyOf(sum), [...sum]])).values()];
  });
  const asked = query(["rates", "workspace"], () => {
    const { base } = app.settings;
    const { asOf } = app;
    if (base === null || asOf === null || several.length === 0) return null;
    const mine = several;
    return ipc
      .sumsInBase(mine, base, asOf)
      .then((made) => new Map(mine.map((sum, at) => [keyOf(sum), made[at]])));
  });
  return (sum) => {
    const made = sum.length > 1 ? asked.data?.get(keyOf(sum)) : undefined;
    return made?.parts.some((part) => part.rate !== null) ? made : null;
  };
}
