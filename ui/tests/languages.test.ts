// The second language says everything, and nothing of it is English.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SHORTCUTS } from "../src/app/shortcuts";
import { format, speak, t } from "../src/text";
import { de } from "../src/text/de";
import { en } from "../src/text/en";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

/** Words that both languages write alike. Whoever adds one says so here. */
const SAME = new Set(
  `Stagecoach Start Team Pipeline Import Filter Passphrase Persona Deal Deals Name Board Budget Demo
  English Deutsch Coaching A4 in 2026-01-31 31/01/2026 31.01.2026 31-01-2026 01/31/2026`.split(
    /\s+/,
  ),
).add("US Letter");

type Leaf = { at: string; en: unknown; de: unknown };
function leaves(english: unknown, german: unknown, at = ""): Leaf[] {
  if (typeof english === "object" && english !== null) {
    return Object.entries(english).flatMap(([key, value]) =>
      leaves(value, (german as Record<string, unknown>)?.[key], at === "" ? key : `${at}.${key}`),
    );
  }
  return [{ at, en: english, de: german }];
}
const all = leaves(en, de);

const CAUSES =
  `no_contact poor_fit_kept no_reply no_follow_up budget_unknown budget_no authority_unknown authority_no need_unknown need_no timing_unknown timing_no
  no_decision_maker no_demo_date demo_date_past generic_demo objection_old objection_again
  close_date_past close_date_pushed proposal_not_sent buy_in_missing too_many_options offer_over
  not_delivered not_set_up not_supported handed_over no_touch health_poor no_next_step
  next_step_overdue no_activity owner_silent check_passed_over`
    .split(/\s+/)
    .flatMap((cause) => [
      [cause, { since: "2026-01-31", days: 9, usual_days: 4, times: 3, objection: "price" }],
      [cause, { since: null, days: null, usual_days: null, times: null, objection: null }],
    ]);
const BROUGHT_BY = [
  "last_activity",
  "next_step",
  "times_contacted",
  "contacts",
  "close_date",
  "close_pushes",
  "proposal",
  "by_hand",
];
const VERDICTS = ["holds_back", "too_few", "no_difference"];

const SUMS = { stalled: 2, open_now: 5, stalled_value: [{ minor: 40_000, currency: "EUR" }] };
const NONE = { stalled: 0, open_now: 0, stalled_value: [] };
const REVIEW = {
  whole: { ...SUMS, deals: 9, won: 3 },
  stages: [{ stage: "Pitch", entered: 9, ...SUMS }],
  flags: [{ rep: "Ben", stage: "Pitch" }],
  notes: [] as object[],
};
const SPOTS = (["loses", "slow"] as const).map((problem) => ({
  rep: "Ben",
  stage: "Pitch",
  problem,
}));
const SEEN = SPOTS.flatMap((spot) =>
  [
    { flag: { q: 0.02 }, counts: { entered: 49, advanced: 8, lost: 32 }, expected_advances: 13.4 },
    { flag: null, counts: { entered: 49, advanced: 8, lost: 32 }, expected_advances: null },
    { flag: null, counts: { entered: 1, advanced: 1, lost: 0 }, expected_advances: 0.5 },
    { flag: null, counts: { entered: 0, advanced: 0, lost: 0 }, expected_advances: null },
  ].map((seen) => [{ ...spot, ...seen, expected_exits: 41.2, words: "In the end." }]),
);
const TOLD = { entered: 40, advanced: 20, lost: 10, decided: { estimate: 0.67 }, median_days: 9 };
const UNTOLD = { entered: 0, advanced: 0, lost: 0, decided: null, median_days: null };
const EFFECTS = SPOTS.flatMap((spot) =>
  [
    { kind: "improved" },
    { kind: "worse" },
    { kind: "no_change" },
    { kind: "too_early", more: 1 },
    { kind: "too_early", more: 9 },
    { kind: "cannot_tell" },
  ].flatMap((verdict) =>
    [TOLD, UNTOLD].map((before) => [
      {
        spot,
        verdict,
        rep: { since: TOLD },
        rest: { before, since: TOLD },
        expected: before === TOLD ? 17.5 : null,
        words: "In the end.",
      },
    ]),
  ),
);
const HEADLINES = [
  REVIEW,
  { ...REVIEW, flags: [{ rep: "Ben", stage: "Demo" }] },
  ...["one_rep", "two_reps", "no_deals"].map((kind) => ({
    ...REVIEW,
    flags: [],
    notes: [{ kind }],
  })),
  { ...REVIEW, flags: [], notes: [{ kind: "too_few_deals", cells: 3, of: 3 }] },
  { ...REVIEW, whole: { ...NONE, deals: 0, won: 0 }, stages: [] },
  { ...REVIEW, whole: { ...NONE, deals: 9, won: 3 }, stages: [] },
  { ...REVIEW, stages: [], notes: [{ kind: "no_history" }] },
].map((review) => [review, { title: "The end.", sub: "Of it." }]);

/** What functions are tried with, where numbers and words are wanted: all that they may be given. */
const SPECIAL: Record<string, unknown[][]> = {
  ...Object.fromEntries(["causes.name", "causes.chip", "causes.told"].map((at) => [at, CAUSES])),
  "causes.broughtBy": BROUGHT_BY.map((by) => [by]),
  "causes.verdict": VERDICTS.map((verdict) => [verdict]),
  "causes.verdictSentence": VERDICTS.map((verdict) => [verdict]),
  "causes.tested": [[{ advanced: 0.1, deals: 1 }, { advanced: 0.3, deals: 40 }, -0.3, 0.05]],
  "causes.behind.opens": [
    [1, 2, "a", "b", null],
    [1, 2, "a", "b", "c"],
  ],
  "common.inBase.rest": [[["€3"]]],
  "common.medianRange": [
    ["3", null],
    [null, "9"],
    ["3", "9"],
  ],
  "found.between": [["2026-01-31", "2026-02-28"]],
  "found.until": [["2026-02-28"]],
  "found.staysField": [
    ["Amount", null],
    ["Amount", "Ben"],
  ],
  "funnel.sub": [
    [null, null, "3"],
    ["1", "2", "3"],
    ["1", null, "3"],
    [null, "2", "3"],
  ],
  "funnel.trend.unsettled": [
    [["May"], [0.2], "w"],
    [["May", "June"], [0.2, 0.3], "w"],
    [["May", "June", "July", "August"], [0.2, 0.3, 0.1, 0.4], "w"],
    [["May"], [], "w"],
    [["May", "June"], [], "w"],
  ],
  "imports.span": [["2026-01-31", "2026-02-28"]],
  "imports.tally": [
    [{ deals_new: 1, deals_changed: 2, deals_unchanged: 3, moves_new: 4, moves_known: 5 }],
  ],
  "imports.people.because": ["spelling", "unassigned", "at_once", "at_night"].flatMap((why) => [
    [{ why, timed: 4, odd: 2, proposed: { means: "nobody" } }],
    [{ why, timed: 4, odd: 2, proposed: { means: { same_as: "Ben" } } }],
  ]),
  "imports.noHistoryTitle": [[[]], [["Demo", "Pitch"]]],
  "imports.noHistoryCan": [[[]], [["Demo", "Pitch"]]],
  "imports.noHistoryCannot": [[[]], [["Demo", "Pitch"]]],
  "reasons.reason": [
    [{ kind: "close_date_past", days: 2 }],
    [{ kind: "went_back", times: 1 }],
    [{ kind: "went_back", times: 3 }],
    [{ kind: "owner_changed" }],
    [{ kind: "no_amount" }],
  ],
  "reasons.note": [
    [{ kind: "no_history", deals: 3, of: 3 }],
    [{ kind: "no_history", deals: 3, of: 9 }],
    [{ kind: "too_few_deals", cells: 3, of: 9 }],
    [{ kind: "no_deals" }],
    [{ kind: "one_rep" }],
    [{ kind: "two_reps" }],
  ],
  "said.finding": (["rest", "before", "held"] as const).flatMap((against) =>
    (["loses", "slow"] as const).flatMap((problem) =>
      [{ rep: "Ben" }, { rep: null }, { aspect: "source", of: "Fair" }, { aspect: "persona" }].map(
        (who) => [
          {
            ...who,
            stage: "Pitch",
            problem,
            against,
            observed: 8,
            expected: 13.4,
            summary: "In the end.",
          },
        ],
      ),
    ),
  ),
  "said.seen": SEEN,
  "said.effect": EFFECTS,
  "said.headline": HEADLINES,
  "review.figures.stalledNote": [
    [2, null, "value"],
    [2, 0.3, "value"],
    [1, 0.3, "deals"],
  ],
  "review.talk.soonIs": [
    ["4 %", "1–9 %", 7, "learned"],
    ["4 %", "1–9 %", 1, "curve"],
  ],
  "team.rep.tenureNote": [
    ["hired", "1"],
    ["first_move", "1"],
  ],
};

/** What a function says, whichever of numbers, words and lists it asks for. */
function said(at: string, of: (...given: never[]) => unknown): string[] {
  const say = (some: unknown[]) => {
    const answer = (of as (...given: unknown[]) => unknown)(...some);
    return typeof answer === "string"
      ? answer
      : JSON.stringify(answer).replace(/,"loud":"\w+"/, "");
  };
  const special = SPECIAL[at];
  if (special) return special.map(say);
  for (const kind of [
    [1, 0, 2, 1204],
    ["Ab", "Cd"],
    [["Ab"], []],
  ]) {
    try {
      return kind.map((one) => say(Array.from({ length: 8 }, () => one)));
    } catch {
      // It wanted something else.
    }
  }
  throw new Error(`${at} wants arguments of its own: write some into SPECIAL`);
}

beforeAll(() => speak("de", "de-DE"));
afterAll(() => speak("en", "en-GB"));

describe("German", () => {
  it("is spoken once it is asked for, and the page says so", () => {
    expect(t.app.nav.settings).toBe("Einstellungen");
    expect(document.documentElement.lang).toBe("de");
  });

  it("has words of its own for everything but a few", () => {
    const alike = all.filter(
      (leaf) => typeof leaf.en === "string" && leaf.en === leaf.de && !SAME.has(leaf.en),
    );
    expect(alike.filter((leaf) => leaf.en !== "").map((leaf) => `${leaf.at}: ${leaf.en}`)).toEqual(
      [],
    );
  });

  it("leaves nothing out that English says", () => {
    const missing = all.filter((leaf) => typeof leaf.de !== typeof leaf.en);
    expect(missing.map((leaf) => leaf.at)).toEqual([]);
    const empty = all.filter((leaf) => (leaf.en === "") !== (leaf.de === ""));
    expect(empty.map((leaf) => leaf.at)).toEqual([]);
  });

  it("makes whole sentences of whatever it is given, and no English ones", () => {
    const wrong: string[] = [];
    for (const leaf of all) {
      if (typeof leaf.de !== "function") continue;
      const german = said(leaf.at, leaf.de as never);
      const english = said(leaf.at, leaf.en as never);
      german.forEach((text, n) => {
        // What is left are its own words: numbers were all it was given.
        const own = text.replace(/[^\p{L}]/gu, "").replace(/Ab|Cd/g, "");
        const broken = /undefined|NaN|null|\[object/.test(text);
        const same = own !== "" && text === english[n] && !SAME.has(own);
        if (broken || same) wrong.push(`${leaf.at}: ${text}`);
      });
    }
    expect(wrong).toEqual([]);
  });

  it("has no English word in any sentence", () => {
    const english =
      /(?<!\p{L})(the|and|of|is|are|were|with|this|that|not|from|until|stage|rep|lost|stalled|show)(?!\p{L})/iu;
    const found = all
      .flatMap((leaf) =>
        typeof leaf.de === "string"
          ? [`${leaf.at}: ${leaf.de}`]
          : said(leaf.at, leaf.de as never).map((text) => `${leaf.at}: ${text}`),
      )
      .filter((line) => english.test(line.slice(line.indexOf(": "))));
    expect(found).toEqual([]);
  });

  it("words what was seen when a plan was made, and what came of it, from the figures kept", () => {
    const seen = SEEN.map(([of]) => t.said.seen(of as never));
    expect(seen.slice(0, 4)).toEqual([
      "Ben bringt aus Pitch weniger Deals weiter als das übrige Team: 8 weitergekommen, 13,4 erwartet.",
      "Von 40 entschiedenen Deals von Ben in Pitch sind 8 weitergekommen.",
      "Von 1 entschiedenen Deal von Ben in Pitch ist 1 weitergekommen; 0,5 bei der Quote der anderen erwartet.",
      "Ben hatte mit diesen Filtern keinen Deal in Pitch.",
    ]);
    expect(seen.slice(4, 6)).toEqual([
      "Bei Ben bleiben Deals in Pitch länger liegen als im Team: 40 weg, 41,2 erwartet.",
      "Von 49 Deals von Ben in Pitch sind 40 weg; 41,2 im Tempo des Teams erwartet.",
    ]);
    const effects = EFFECTS.map(([of]) => plain(t.said.effect(of as never)));
    expect(effects[0]).toBe(
      "Ben ist in Pitch besser geworden: 20 von 30 entschiedenen seitdem weitergekommen; 17,5 wären es ohne Veränderung. Das übrige Team: 67 % vorher, 67 % seitdem.",
    );
    expect(effects.at(-1)).toBe(
      "Es lässt sich nicht sagen: 30 von 40 seitdem weg, und vor dem Beginn gab es zu wenige Deals, von Ben oder von anderen, zum Vergleichen.",
    );
  });

  it("says of a flag what cannot be told apart from its rep", () => {
    const flag = { rep: "Ben", stage: "Pitch", problem: "slow", against: "rest" } as const;
    const figures = { observed: 8, expected: 13.4, summary: "In the end." };
    const said = (twin: { aspect: "source" | "persona"; of: string } | null) =>
      t.said.finding({ ...flag, ...figures, twin });
    const bare = said(null);
    expect(said({ aspect: "source", of: "Messe" })).toBe(
      `${bare} Fast alle diese Deals kommen aus Messe, woraus sonst kaum jemand Deals hat: Ob es an Ben oder an Messe liegt, lässt sich nicht sagen.`,
    );
    expect(said({ aspect: "persona", of: "Einkauf" })).toBe(
      `${bare} Fast alle diese Deals haben Einkauf als Persona, mit der sonst kaum jemand zu tun hat: Ob es an Ben oder an Einkauf liegt, lässt sich nicht sagen.`,
    );
  });

  it("says who needs help, one or several", () => {
    const flag = (rep: string, stage: string) => ({ rep, stage });
    const title = (...flags: object[]) =>
      t.said.headline({ ...REVIEW, flags } as never, { title: "", sub: "" }).title;
    expect(title(flag("Ben", "Pitch"))).toMatch(/ Dort braucht Ben Hilfe\.$/);
    expect(title(flag("Ben", "Pitch"), flag("Mia", "Pitch"))).toMatch(
      / Dort brauchen Ben und Mia Hilfe\.$/,
    );
    expect(title(flag("Ben", "Demo"))).toMatch(/ In Demo braucht Ben Hilfe\.$/);
  });

  it("says of none that there is none", () => {
    expect(t.coaching.sub(0, 0)).toBe("Kein Plan läuft.");
    expect(en.coaching.sub(0, 0)).toBe("No plan is under way.");
    expect(t.weekly.since.steps(42, 0)).toBe("Insgesamt 42 Phasenwechsel vorwärts, keiner zurück.");
    expect(en.weekly.since.steps(42, 0)).toBe("42 moves forward in all, none back.");
    expect(en.weekly.since.steps(0, 1)).toBe("No move forward in all, 1 back.");
  });

  it("leaves a space before what is left out", () => {
    const close = all.filter(
      ({ de }) => typeof de === "string" && /\p{L}…/u.test(de.replace("1…8", "")),
    );
    expect(close.map((leaf) => leaf.at)).toEqual([]);
  });

  it("names every key of the list of shortcuts", () => {
    const named = SHORTCUTS.flatMap(([keys]) => keys.split("+")).filter((key) => /\w{3}/.test(key));
    const words = new Set(named.map((key) => t.app.keys[key] ?? key));
    expect([...words].sort()).toEqual(["Alt", "Eingabe", "Esc", "Leertaste", "Umschalt", "mod"]);
  });

  it("knows one from many", () => {
    expect(t.common.deals(1)).toBe("1 Deal");
    expect(t.common.deals(1204)).toBe("1.204 Deals");
    expect(t.app.nav.stalled(1)).toBe("1 festgefahrener Deal");
    expect(t.app.nav.stalled(2)).toBe("2 festgefahrene Deals");
    expect(t.common.rows(1)).toBe("1 Zeile");
    expect(t.common.days(0)).toBe("0 Tage");
  });

  it("writes numbers, money and days as Germans do", () => {
    const eur = (units: number) => ({ minor: Math.round(units * 100), currency: "EUR" });
    expect(plain(format.short(eur(412_300)))).toBe("412 Tsd. €");
    expect(plain(format.short(eur(2_840_000)))).toBe("2,84 Mio. €");
    expect(plain(format.short(eur(-940)))).toBe("−940 €");
    expect(plain(format.whole(eur(84_000.5)))).toBe("84.000,50 €");
    expect(plain(format.whole({ minor: 105_400, currency: "XXX" }))).toBe("1.054");
    expect(format.about(13.4)).toBe("13,4");
    expect(plain(format.days(21))).toBe("21 Tg.");
    expect(plain(format.percent(0.474))).toBe("47 %");
    expect(format.date("2025-08-01")).toBe("1. Aug. 2025");
    expect(format.date("2026-03-31")).toBe("31. März 2026");
    expect(format.list(["Ben", "Inès", "Mia"])).toBe("Ben, Inès und Mia");
  });
});

describe("where the person is", () => {
  it("numbers and days follow the place, words the language", async () => {
    await speak("en", "en-US");
    expect(format.date("2025-09-01")).toBe("Sep 1, 2025");
    await speak("en", "de-DE");
    expect(t.app.nav.settings).toBe("Settings");
    expect(format.date("2025-09-01")).toBe("1 Sep 2025");
    await speak("de", "de-CH");
    expect(format.count(12_480)).toMatch(/^12[’']480$/);
    await speak("en", "no such place");
    expect(format.date("2025-09-01")).toBe("1 Sep 2025");
  });
});
