// An invented team, the same on every run: reps, deals and their passages. The arithmetic is
// simple on purpose: it must be plausible to look at, not right. The engine is right.

export const AS_OF = "2026-01-31";
/** When the newest rep, Aylin Demir, began. */
export const HIRED = "2025-08-18";

export type Passage = {
  stage: number;
  entered: number;
  left: number | null;
  outcome: "advanced" | "lost" | "open";
};
export type Deal = {
  id: string;
  name: string;
  account: string;
  rep: string;
  team: string;
  source: string;
  persona: string;
  minor: number | null;
  began: number;
  closed: number | null;
  expected: number | null;
  state: "open" | "won" | "lost" | "completed";
  passages: Passage[];
};

/** Days since 1970 of a written date. */
export const dayOf = (iso: string): number => Math.round(Date.parse(`${iso}T00:00Z`) / 86_400_000);
/** And back. */
export const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Mulberry32: small, seeded, good enough to invent deals. */
export function dice(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let x = Math.imul(a ^ (a >>> 15), 1 | a);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const REPS: readonly (readonly [string, string])[] = [
  ["Ben Okafor", "North"],
  ["Inès Marchetti", "South"],
  ["Tomasz Lind", "North"],
  ["Mia Sørensen", "North"],
  ["Jonas Weber", "DACH"],
  ["Aylin Demir", "DACH"],
  ["Pieter de Vries", "South"],
  ["Hannah Fischer", "DACH"],
  ["Luca Romano", "South"],
  ["Eva Novák", "DACH"],
];
export const SOURCES = [
  "Social media",
  "Existing network",
  "Customer referral",
  "Inbound",
  "Event",
];
export const PERSONAS = ["Owner", "Head of operations", "Finance lead", "IT lead"];

const FIRST = [
  "Halvorsen",
  "Aurum",
  "Kestrel",
  "Ostrava",
  "Lumen",
  "Verde",
  "Brightwater",
  "Corvid",
  "Delphi",
  "Eastgate",
  "Fjordline",
  "Granary",
  "Harrow",
  "Iveta",
  "Juniper",
  "Kronos",
  "Larkspur",
  "Meridian",
  "Norden",
  "Orchard",
];
const SECOND = [
  "Shipping",
  "Clinics",
  "& Co",
  "Tool Works",
  "Retail",
  "Foods",
  "Energy",
  "Logistics",
  "Textiles",
  "Labs",
];
const KEEPS = [0.56, 0.64, 0.5, 0.71, 0.72, 0.68, 0.96, 0.6];
const WAITS = [8, 6, 14, 9, 9, 13, 17, 30];

function pick<T>(from: readonly T[], roll: number): T {
  return from[Math.floor(roll * from.length)] as T;
}

/** So many deals over the fourteen months before the as-of date. */
export function invent(count: number, seed = 7): Deal[] {
  const roll = dice(seed);
  const end = dayOf(AS_OF);
  return Array.from({ length: count }, (_, n) => {
    const [rep, team] = pick(REPS, roll());
    const began = end - Math.floor(roll() * 425);
    const passages: Passage[] = [];
    let at = began;
    let state: Deal["state"] = "open";
    let won: number | null = null;
    let closed: number | null = null;
    for (let stage = 0; stage < 8; stage += 1) {
      const slow =
        rep === "Ben Okafor" && stage === 2 ? 2.2 : rep === "Tomasz Lind" && stage === 5 ? 2 : 1;
      const keep = rep === "Inès Marchetti" && stage === 2 ? 0.27 : (KEEPS[stage] ?? 0.5);
      const wait = Math.floor(-Math.log(1 - roll()) * (WAITS[stage] ?? 10) * slow);
      const left = at + wait;
      if (left > end) {
        passages.push({ stage, entered: at, left: null, outcome: "open" });
        break;
      }
      if (roll() > keep) {
        passages.push({ stage, entered: at, left, outcome: "lost" });
        state = "lost";
        closed = left;
        break;
      }
      passages.push({ stage, entered: at, left, outcome: "advanced" });
      if (stage === 5) {
        state = "won";
        won = left;
        closed = left;
      }
      if (stage === 7) state = "completed";
      at = left;
    }
    if (won !== null && state === "open") state = "won";
    const account = `${pick(FIRST, roll())} ${pick(SECOND, roll())}`;
    return {
      id: `D-${String(n + 1).padStart(5, "0")}`,
      name: `${account} ${["licences", "roll-out", "pilot", "renewal"][Math.floor(roll() * 4)]}`,
      account,
      rep,
      team,
      source: pick(SOURCES, roll()),
      persona: pick(PERSONAS, roll()),
      minor: roll() < 0.05 ? null : Math.round((4 + roll() ** 3 * 90) * 10) * 10_000,
      began,
      closed,
      expected: closed === null ? began + 60 + Math.floor(roll() * 60) : null,
      state,
      passages,
    };
  });
}
