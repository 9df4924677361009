// The stalled deals of a view, or of a rep or a stage in it. A review brings the first of them along;
// further ones are asked for when somebody wants to see them.
import { ipc, query, type Review, type StalledDeal, type StalledFilter } from "../ipc";
import type { Ground } from "./ground.svelte";

/** Those wanted before anybody asks for more. */
const FIRST = 12;

export type WaitingDeals = {
  /** The first of them, most at stake first. */
  readonly deals: readonly StalledDeal[];
  /** How many there are. */
  readonly all: number;
  /** So many are to stand there. */
  want(many: number): void;
};

function isTheirs(deal: StalledDeal, whose: StalledFilter): boolean {
  const ofRep = whose.nobody ? deal.rep === null : whose.rep === null || deal.rep === whose.rep;
  return ofRep && (whose.stage === null || deal.stage === whose.stage);
}

/** Call while a component is being set up. */
export function waitingDeals(
  app: Ground,
  review: () => Review,
  whose: () => StalledFilter,
): WaitingDeals {
  let many = $state(FIRST);
  const known = $derived(review().stalled_deals.filter((deal) => isTheirs(deal, whose())));
  /** As the figures count them, until the list is there. */
  const counted = $derived.by(() => {
    const { rep, nobody, stage } = whose();
    const isOfRep = nobody || rep !== null;
    const cells = isOfRep ? review().reps.find((one) => one.rep === rep)?.stages : review().stages;
    const here = (cells ?? []).filter((cell) => stage === null || cell.stage === stage);
    return here.reduce((sum, cell) => sum + cell.stalled, 0);
  });
  const key = $derived(JSON.stringify(whose()));
  const asked = query(["deals", "workspace"], () => {
    // The first of all, narrowed to theirs, are the first of theirs.
    if (known.length >= Math.min(many, counted)) return null;
    const mine = key;
    return ipc.stalled(app.view, whose(), many).then((answer) => ({ ...answer, key: mine }));
  });
  // What was asked of somebody else is not theirs.
  const told = $derived(asked.data?.key === key ? asked.data : null);
  return {
    get deals() {
      return told?.deals ?? known;
    },
    get all() {
      return told?.all ?? counted;
    },
    want(wanted) {
      many = Math.max(many, wanted);
    },
  };
}
