// A place: a screen and what is chosen on it. Back and forward walk over places.
import type { Narrow, View } from "../ipc";
import { span, type Calendar, type Period } from "./period";

/** The screens that there are. */
export const SCREENS = [
  "review",
  "funnel",
  "team",
  "pipeline",
  "coaching",
  "import",
  "process",
  "settings",
  "guide",
] as const;
export type Screen = (typeof SCREENS)[number] | "start";

/** What the filter bar holds. */
export type Choice = {
  pipeline: number | null;
  period: Period;
  asOf: string | null;
  teams: string[];
  reps: string[];
  sources: string[];
  personas: string[];
};

export const EVERYTHING: Choice = {
  pipeline: null,
  period: { kind: "all" },
  asOf: null,
  teams: [],
  reps: [],
  sources: [],
  personas: [],
};

/** What deals are asked about with, written down: of two alike, neither is news. */
export function written(choice: Choice, asOf: string | null, calendar: Calendar): string {
  const { pipeline, period, teams, reps, sources, personas } = choice;
  const { from, to } = span(period, asOf, calendar);
  const view: View = {
    pipeline,
    filter: { from, to, as_of: choice.asOf, teams, reps, sources, personas },
  };
  return JSON.stringify(view);
}

/** `inner`: what is open within the screen, in a word of the screen's own; `null`: nothing. */
export type Place = { screen: Screen; choice: Choice; inner: string | null };

/** Is anything narrowed? The pipeline is not a narrowing: one is always looked at. */
export function narrowed(choice: Choice): boolean {
  return (
    choice.period.kind !== "all" ||
    choice.asOf !== null ||
    choice.teams.length + choice.reps.length + choice.sources.length + choice.personas.length > 0
  );
}

/** Reads a remembered screen's name; anything unknown is none. */
export function asScreen(name: string | null | undefined): Screen | null {
  return SCREENS.find((screen) => screen === name) ?? null;
}

/** Quick choices of the table of deals. */
export const WHICH = ["open", "stalled", "won", "lost", "all"] as const;
export type Which = (typeof WHICH)[number];

/** How the deals stand under Pipeline. */
export type Table = {
  which: Which;
  sort: { column: string; descending: boolean };
  narrow: Narrow[];
  as: "board" | "table";
};

export const DEAREST: Table = {
  which: "open",
  sort: { column: "value", descending: true },
  narrow: [],
  as: "table",
};
