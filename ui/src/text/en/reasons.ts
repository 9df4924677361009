// Why a deal waits, and what a reader of the figures must know, in words.
import { count } from "../format";
import { plural } from "./plural";

type Reason =
  | { kind: "close_date_past"; days: number }
  | { kind: "went_back"; times: number }
  | { kind: "owner_changed" }
  | { kind: "no_amount" };

type Note =
  | { kind: "no_history"; deals: number; of: number }
  | { kind: "too_few_deals"; cells: number; of: number }
  | { kind: "no_deals" }
  | { kind: "one_rep" }
  | { kind: "two_reps" };

/** How loud a reason is: `lost` is red, `stalled` amber, `plain` grey. */
export type Loud = "lost" | "stalled" | "plain";

export const reasons = {
  reason(of: Reason): { words: string; loud: Loud } {
    switch (of.kind) {
      case "close_date_past":
        return { words: `close date ${plural(of.days, "day")} past`, loud: "lost" };
      case "went_back":
        return {
          words: of.times === 1 ? "went back" : `went back ×${count(of.times)}`,
          loud: "stalled",
        };
      case "owner_changed":
        return { words: "owner changed", loud: "plain" };
      case "no_amount":
        return { words: "no amount", loud: "plain" };
    }
  },
  note(of: Note): { title: string; body: string } {
    switch (of.kind) {
      case "no_history":
        return of.deals >= of.of
          ? {
              title: "These deals come from a snapshot: their way through the stages is not known.",
              body: "Win rate, days to win and open value can be said. Conversion by stage, time in stage and stalled deals cannot, until a second export shows what moved.",
            }
          : {
              title: `${plural(of.deals, "deal")} of ${count(of.of)} came without the day on which they entered a stage.`,
              body: `They are in the open pipeline and among closed deals, but in no stage’s conversion, time or stalled deals. The other ${count(of.of - of.deals)} count everywhere.`,
            };
      case "too_few_deals":
        return {
          title: `${count(of.cells)} of ${count(of.of)} rep and stage pairs have too few deals to be judged.`,
          body: "They are shown, and never flagged. A longer period brings more deals.",
        };
      case "no_deals":
        return {
          title: "No deals are left by these filters.",
          body: "Widen the period or clear the filters.",
        };
      case "one_rep":
        return {
          title: "There is one rep only: nobody to compare with.",
          body: "Stages can still stall; reps are not flagged.",
        };
      case "two_reps":
        return {
          title:
            "There are two reps only: where they differ, nobody can tell which of them is odd.",
          body: "Stages can still stall; reps are not flagged.",
        };
    }
  },
  strength: { strong: "strong", likely: "likely" },
  problem: { loses: "loses deals", slow: "deals sit" },
};
