// Words of the pipeline screen.
import { count } from "../format";
import { plural } from "./plural";

export const pipeline = {
  title: "Pipeline",
  tabs: "Which deals",
  which: { open: "Open", stalled: "Stalled", won: "Won", lost: "Lost", all: "All" },
  grid: (which: string) => `${which} deals`,
  total: (n: number) => plural(n, "deal"),
  columns: {
    deal: "Deal",
    account: "Account",
    rep: "Rep",
    stage: "Stage",
    days: "Days here",
    advance_30: "In 30 days",
    value: "Value",
    began: "Began",
    expected_close: "Expected close",
    state: "State",
  },
  state: {
    open: "Open",
    won: "Won",
    lost: "Lost",
    completed: "Completed",
    churned: "Churned",
    stalled: "Stalled",
  },
  past: (days: number, point: number) =>
    `${count(days)} days in this stage; the stall point is ${count(point)}.`,
  noDays: "not known from a snapshot",
  closePast: "The expected close date has passed.",
  empty: {
    open: "No open deal by these filters.",
    stalled: "Nothing is stalled: every open deal is within its stage’s stall point.",
    won: "No deal was won by these filters.",
    lost: "No deal was lost by these filters.",
    all: "No deals by these filters.",
  },
  clear: "Clear filters",
  views: { label: "As", board: "Board", table: "Table" },
  board: {
    label: "Open deals by stage",
    keys: "Arrow keys go from card to card, Enter opens one, Shift with left or right moves it to the stage beside.",
    column: (stage: string, n: number) => `${stage}: ${plural(n, "deal")}`,
    share: (share: string) => `${share} stalled`,
    stalledOf: (stalled: number, open: number) =>
      `${count(stalled)} of ${plural(open, "open deal")} past the stall point`,
    days: (days: number, point: number) => `${count(days)} of ${count(point)} d`,
    none: "No deal here.",
  },
};
