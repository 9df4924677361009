// Sentences about findings, worded from the facts that the program found. Where nothing but a
// snapshot is known, and where no deal is left, the parts that can be said are said.
import type { Dictionary } from "..";
import type { CaseFacts, EffectFacts, ReviewFacts, SeenFacts } from "../en/said";
import { about, amounts, count, list, percent } from "../format";
import { deals, plural } from "./plural";

/** "Ben bringt weniger Deals aus Abschluss weiter als erwartet: 8 weiter, 13,4 erwartet." */
function finding(of: CaseFacts): string {
  const went = of.problem === "loses" ? "weitergekommen" : "weg";
  const numbers = `${count(of.observed)} ${went}, ${about(of.expected)} erwartet`;
  if (of.against === "held") {
    return `In ${of.stage} warten ${deals(of.observed)} über der Grenze, ${about(of.expected)} wären es im eigenen Tempo der Phase.`;
  }
  if (of.against === "before") {
    return of.problem === "loses"
      ? `In ${of.stage} geht mehr verloren als zuvor: ${numbers}.`
      : `${of.stage} dauert länger als zuvor: ${numbers}.`;
  }
  if (of.aspect !== undefined) {
    const whose =
      of.aspect === "source" ? `Deals aus ${of.of ?? "–"}` : `Deals mit ${of.of ?? "–"}`;
    return of.problem === "loses"
      ? `${whose} gehen in ${of.stage} öfter verloren als andere: ${numbers}.`
      : `${whose} bleiben in ${of.stage} länger liegen als andere: ${numbers}.`;
  }
  const who = of.rep ?? "Das Team";
  return of.problem === "loses"
    ? `${who} bringt aus ${of.stage} weniger Deals weiter als das übrige Team: ${numbers}.${twin(of)}`
    : `Bei ${who} bleiben Deals in ${of.stage} länger liegen als im Team: ${numbers}.${twin(of)}`;
}

/** " Fast alle diese Deals kommen aus Messe, …: Ob es an Ben oder an Messe liegt, lässt sich nicht sagen." */
function twin({ rep, twin }: CaseFacts): string {
  if (!twin || rep == null) return "";
  const share =
    twin.aspect === "source"
      ? `kommen aus ${twin.of}, woraus sonst kaum jemand Deals hat`
      : `haben ${twin.of} als Persona, mit der sonst kaum jemand zu tun hat`;
  return ` Fast alle diese Deals ${share}: Ob es an ${rep} oder an ${twin.of} liegt, lässt sich nicht sagen.`;
}

/** "Von 40 entschiedenen Deals von Ben in Pitch sind 8 weitergekommen, 13,4 erwartet." */
function seen(of: SeenFacts): string {
  const { rep, stage, problem, counts } = of;
  const decided = counts.advanced + counts.lost;
  const [observed, expected] =
    problem === "loses" ? [counts.advanced, of.expected_advances] : [decided, of.expected_exits];
  if (of.flag !== null) {
    const summary = of.words;
    return finding({
      rep,
      stage,
      problem,
      against: "rest",
      observed,
      expected: expected ?? 0,
      summary,
    });
  }
  if (counts.entered === 0) return `${rep} hatte mit diesen Filtern keinen Deal in ${stage}.`;
  const [all, went] =
    problem === "loses"
      ? [plural(decided, "entschiedenen Deal", "entschiedenen Deals"), "weitergekommen"]
      : [deals(counts.entered), "weg"];
  const be = observed === 1 ? "ist" : "sind";
  const than = problem === "loses" ? "bei der Quote der anderen" : "im Tempo des Teams";
  const wait = expected === null ? "" : `; ${about(expected)} ${than} erwartet`;
  return `Von ${all} von ${rep} in ${stage} ${be} ${count(observed)} ${went}${wait}.`;
}

/** What can be said of a plan, the counts behind it, and the rest of the team's. */
function effect(of: EffectFacts): string {
  const { rep, stage, problem } = of.spot;
  const { entered, advanced, lost } = of.rep.since;
  const told =
    problem === "loses"
      ? `${count(advanced)} von ${count(advanced + lost)} entschiedenen seitdem weitergekommen`
      : `${count(advanced + lost)} von ${count(entered)} seitdem weg`;
  const wait = of.expected === null ? "" : `; ${about(of.expected)} wären es ohne Veränderung`;
  return [verdict(of, rep, stage, told, wait), rest(of)].filter(Boolean).join(" ");
}

function verdict(
  { verdict, spot }: EffectFacts,
  rep: string,
  stage: string,
  told: string,
  wait: string,
): string {
  switch (verdict.kind) {
    case "improved":
      return `${rep} ist in ${stage} besser geworden: ${told}${wait}.`;
    case "worse":
      return `${rep} ist in ${stage} schlechter geworden: ${told}${wait}.`;
    case "no_change":
      return `In ${stage} ist keine Veränderung zu erkennen: ${told}${wait}.`;
    case "cannot_tell":
      return `Es lässt sich nicht sagen: ${told}, und vor dem Beginn gab es zu wenige Deals, von ${rep} oder von anderen, zum Vergleichen.`;
    case "too_early": {
      const more =
        spot.problem === "loses"
          ? plural(verdict.more, "weiteren entschiedenen Deal", "weitere entschiedene Deals")
          : plural(verdict.more, "weiteren Deal, der weg ist", "weitere Deals, die weg sind");
      return `Für ein Urteil ist es zu früh: ${told}${wait}. Ob ${rep} zu den anderen aufgeschlossen hat, zeigt sich erst durch ${more}.`;
    }
  }
}

function rest({ rest: { before, since }, spot }: EffectFacts): string {
  if (spot.problem === "loses") {
    return before.decided && since.decided
      ? `Das übrige Team: ${percent(before.decided.estimate)} vorher, ${percent(since.decided.estimate)} seitdem.`
      : "";
  }
  return before.median_days !== null && since.median_days !== null
    ? `Von den Deals der anderen war die Hälfte vorher bis Tag ${count(before.median_days)} weg, seitdem bis Tag ${count(since.median_days)}.`
    : "";
}

/** The stage that holds up most: by value in the currency that holds up most, then by deals. */
function worst(review: ReviewFacts): ReviewFacts["stages"][number] | undefined {
  const currency = review.whole.stalled_value[0]?.currency;
  const value = (of: ReviewFacts["stages"][number]) =>
    of.stalled_value.find((sum) => sum.currency === currency)?.minor ?? 0;
  return review.stages
    .filter((of) => of.stalled > 0)
    .reduce<ReviewFacts["stages"][number] | undefined>((best, of) => {
      if (best === undefined || value(of) > value(best)) return of;
      const tie = value(of) === value(best) && of.stalled > best.stalled;
      return tie ? of : best;
    }, undefined);
}

/** Who needs a word, at the worst stage or else where the surest flag is. */
function coaching(review: ReviewFacts, at: string | undefined): string {
  const people = (stage: string | undefined) => [
    ...new Set(
      review.flags.flatMap((flag) => (flag.rep && flag.stage === stage ? [flag.rep] : [])),
    ),
  ];
  const named = (names: string[]) =>
    names.length > 3
      ? `${names.slice(0, 2).join(", ")} und ${names.length - 2} andere`
      : list(names);
  const need = (names: string[]) => (names.length === 1 ? "braucht" : "brauchen");
  const here = people(at);
  if (here.length > 0) return ` Dort ${need(here)} ${named(here)} Hilfe.`;
  const first = review.flags.find((flag) => flag.rep);
  if (first === undefined) return "";
  const there = people(first.stage);
  return ` In ${first.stage} ${need(there)} ${named(there)} Hilfe.`;
}

/** Why nobody is named, where nobody is. */
function nobody(review: ReviewFacts): string {
  if (review.flags.some((flag) => flag.rep)) return "";
  const noted = (kind: string) => review.notes.find((note) => note.kind === kind);
  const few = noted("too_few_deals");
  if (noted("one_rep")) return " Bei nur einem Verkäufer gibt es niemanden zum Vergleichen.";
  if (noted("two_reps"))
    return " Bei zwei Verkäufern lässt sich nicht sagen, wer aus der Reihe fällt.";
  if (few && few.cells === few.of) return " Noch zu wenige Deals, um zu sagen, wen man coacht.";
  return " Kein Verkäufer fällt aus der Reihe.";
}

export const said: Dictionary["said"] = {
  finding,
  seen,
  effect,
  headline: (review) => {
    const { whole } = review;
    if (whole.deals === 0 && whole.open_now === 0) {
      return {
        title: "Keine Deals zu sehen.",
        sub: "Die Filter lassen keine übrig, oder es wurde noch nichts importiert.",
      };
    }
    // Of a snapshot nothing is said of what stalls: it is not known.
    const entered = review.stages.some((of) => of.entered > 0);
    if (!entered && review.notes.some((note) => note.kind === "no_history")) {
      return {
        title: `${count(whole.open_now)} Deals in Arbeit, ${count(whole.won)} gewonnen.`,
        sub: "Aus einer Momentaufnahme lässt sich nicht sagen, was festgefahren ist.",
      };
    }
    const stage = worst(review);
    const held =
      stage && stage.stalled_value.length > 0
        ? amounts(stage.stalled_value)
        : deals(stage?.stalled ?? 0);
    const title = stage
      ? // "Tsd." is the last word where the currency stands before the sum.
        `In ${stage.stage} steckt fest: ${held.replace(/\.$/, "")}.`
      : whole.open_now === 0
        ? "Kein Deal ist offen."
        : "Kein offener Deal ist festgefahren.";
    const stands =
      whole.open_now === 0
        ? `${deals(whole.deals)} insgesamt, ${count(whole.won)} gewonnen.`
        : `${count(whole.stalled)} von ${deals(whole.open_now)} in Arbeit sind festgefahren.`;
    return {
      title: `${title}${coaching(review, stage?.stage)}`,
      sub: `${stands}${nobody(review)}`,
    };
  },
};
