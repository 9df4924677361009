// Sentences about findings. In English the program says them itself, and they are passed on; another
// language words them from the same facts.

/** A flag or a finding: what is wrong at a stage, and the numbers it rests on. */
export type CaseFacts = {
  rep?: string | null;
  aspect?: "source" | "persona";
  of?: string;
  stage: string;
  problem: "loses" | "slow";
  against: "rest" | "before" | "held";
  observed: number;
  expected: number;
  summary: string;
  /** What nearly all of a rep's deals share, and hardly anyone else's do. */
  twin?: { aspect: "source" | "persona"; of: string } | null;
};

/** What was seen of a rep at a stage when a plan was made. */
export type SeenFacts = {
  rep: string;
  stage: string;
  problem: "loses" | "slow";
  flag: object | null;
  counts: { entered: number; advanced: number; lost: number };
  expected_exits: number;
  expected_advances: number | null;
  words: string;
};

type Told = {
  entered: number;
  advanced: number;
  lost: number;
  decided: { estimate: number } | null;
  median_days: number | null;
};

/** What came of a plan. */
export type EffectFacts = {
  spot: { rep: string; stage: string; problem: "loses" | "slow" };
  rep: { since: Told };
  rest: { before: Told; since: Told };
  expected: number | null;
  verdict:
    | { kind: "improved" | "worse" | "no_change" | "cannot_tell" }
    | { kind: "too_early"; more: number };
  words: string;
};

type Stalled = {
  stalled: number;
  open_now: number;
  stalled_value: readonly { minor: number; currency: string }[];
};

/** What the headline of a review is made of. */
export type ReviewFacts = {
  whole: Stalled & { deals: number; won: number };
  stages: readonly ({ stage: string; entered: number } & Stalled)[];
  flags: readonly CaseFacts[];
  notes: readonly { kind: string; cells?: number; of?: number }[];
};

type Headline = { title: string; sub: string };

export const said = {
  finding: (of: CaseFacts): string => of.summary,
  seen: (of: SeenFacts): string => of.words,
  effect: (of: EffectFacts): string => of.words,
  headline: (_: ReviewFacts, program: Headline): Headline => program,
};
