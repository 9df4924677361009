// Words that many screens share.
import { plural } from "./plural";

export const common = {
  cancel: "Cancel",
  change: "Change",
  close: "Close",
  clear: "Clear",
  done: "Done",
  open: "Open",
  save: "Save",
  retry: "Try again",
  search: "Search",
  all: "All",
  none: "None",
  /** A label within a sentence or behind a colon. */
  within: (label: string) => label.toLowerCase(),
  noMatch: (words: string) => `Nothing matches “${words}”.`,
  loading: "Loading",
  more: "More",
  deals: (n: number) => plural(n, "deal"),
  moves: (n: number) => plural(n, "move"),
  rows: (n: number) => plural(n, "row"),
  days: (n: number) => plural(n, "day"),
  nobody: "Nobody",
  unnamed: "No name",
  nothingYet: {
    title: "No deals yet",
    body: "Bring in an export of your CRM, and they are here in seconds.",
  },
  outcome: { advanced: "Advanced", lost: "Lost", open: "Open" },
  state: {
    open: "Open",
    won: "Won",
    lost: "Lost",
    completed: "Completed",
    churned: "Customer lost",
  },
  /** An end that was never reached is absent. */
  medianRange: (low: string | null, high: string | null) =>
    high === null
      ? `95 % interval from ${low ?? "0"}, its upper end not reached yet`
      : low === null
        ? `95 % interval up to ${high}`
        : `95 % interval ${low} to ${high}`,
  explain: (figure: string) => `What “${figure}” means`,
  sortedUp: "sorted, smallest first",
  sortedDown: "sorted, largest first",
  rowOf: (row: number, of: number) => `Row ${row} of ${of}`,
  /** A list whose order is the person's. */
  order: {
    line: (name: string, at: number, of: number) =>
      `${name}, ${at} of ${of}. Alt and an arrow key move it.`,
    up: (name: string) => `Move ${name} up`,
    down: (name: string) => `Move ${name} down`,
    moved: (name: string, at: number, of: number) => `${name} is now ${at} of ${of}.`,
  },
  chart: {
    menu: "Chart options",
    asTable: "Show as table",
    asChart: "Show as chart",
    copy: "Copy as a picture",
    copied: "The chart is on the clipboard.",
    notCopied:
      "This window may not put pictures on the clipboard. Save the chart as a PNG instead.",
    save: { svg: "Save as SVG…", png: "Save as PNG…" },
    saved: (name: string) => `Saved as ${name}.`,
    none: "No chart",
    points: (title: string) => `${title}: parts of the chart`,
    broken: "This chart could not be drawn. The table shows the same figures.",
  },
  /** A table as a file. */
  saveTable: {
    label: (of: string) => `Save ${of} as…`,
    forms: { csv: "Save as CSV…", xlsx: "Save as a spreadsheet…" },
    saved: (name: string) => `Saved as ${name}, as filtered and sorted here.`,
  },
  /** A sum of several currencies in one. */
  inBase: {
    title: (what: string, base: string) => `${what} in ${base}`,
    at: (value: string, day: string) => `at ${value}, from ${day}`,
    own: (currency: string) => `in ${currency} already`,
    total: "together",
    rest: (amounts: string[]) =>
      `Not in it, for want of a rate up to the day looked from: ${amounts.join(", ")}.`,
  },
  grid: {
    chosen: "Chosen",
    empty: "No deals to list.",
    failed: "These rows could not be read.",
  },
};
