// Why deals stall, in words: the causes, what each was told from, and what the team's history says.
import type { Dictionary } from "..";
import { count, date, percent } from "../format";
import { days as daysOf, daysAgo, deals, plural } from "./plural";

type Causes = Dictionary["causes"];
type Cause = Parameters<Causes["name"]>[0];
type Evidence = Parameters<Causes["told"]>[1];
type Kind = NonNullable<Evidence["objection"]>;

/** As short as a chip. */
const names: Record<Cause, string> = {
  no_contact: "kein Kontakt",
  poor_fit_kept: "passt nicht, blieb drin",
  no_reply: "keine Antwort",
  no_follow_up: "nicht nachgefasst",
  budget_unknown: "Budget unklar",
  budget_no: "kein Budget",
  authority_unknown: "Entscheider unklar",
  authority_no: "niemand kann entscheiden",
  need_unknown: "Bedarf unklar",
  need_no: "kein Bedarf",
  timing_unknown: "Zeitplan unklar",
  timing_no: "falscher Zeitpunkt",
  no_decision_maker: "kein Entscheider",
  no_demo_date: "kein Demotermin",
  demo_date_past: "Demo nicht gehalten",
  generic_demo: "Demo von der Stange",
  objection_old: "alter Einwand",
  objection_again: "derselbe Einwand wieder",
  close_date_past: "Abschlusstag vorbei",
  close_date_pushed: "Abschluss verschoben",
  proposal_not_sent: "Angebot nicht gesendet",
  buy_in_missing: "Zustimmung fehlt",
  too_many_options: "zu viele Optionen",
  offer_over: "Angebot abgelaufen",
  not_delivered: "nicht geliefert",
  not_set_up: "nicht eingerichtet",
  not_supported: "nicht betreut",
  handed_over: "nach dem Verkauf übergeben",
  no_touch: "kein Kundenkontakt",
  health_poor: "dem Kunden geht es schlecht",
  no_next_step: "kein nächster Schritt",
  next_step_overdue: "nächster Schritt überfällig",
  no_activity: "keine Aktivität",
  owner_silent: "still seit der Übergabe",
  check_passed_over: "Prüfpunkt übergangen",
};

const objection: Record<Kind, string> = {
  price: "Preis",
  solution: "Lösung",
  trust: "Vertrauen",
  timing: "Zeitpunkt",
  need: "Bedarf",
  authority: "Entscheidung",
  competitor: "Wettbewerber",
  other: "Anderes",
};

const broughtBy: Record<Parameters<Causes["broughtBy"]>[0], string> = {
  last_activity: "eine Spalte mit dem Tag der letzten Aktivität",
  next_step: "eine Spalte mit dem nächsten Schritt oder dem Tag der nächsten Aktivität",
  times_contacted: "eine Spalte mit der Zahl der Kontaktversuche",
  contacts: "eine Spalte mit den Kontakten oder ihrer Zahl",
  close_date: "eine Spalte mit dem erwarteten Abschluss",
  close_pushes: "Exporte mehrerer Wochen oder eine Spalte mit der Zahl der Verschiebungen",
  proposal: "eine Spalte mit dem Tag des Angebots",
  by_hand: "Festhalten an den Deals hier",
};

const verdicts: Record<Parameters<Causes["verdict"]>[0], string> = {
  holds_back: "hält Deals hier auf",
  too_few: "zu wenige Deals für ein Urteil",
  no_difference: "bisher kein Unterschied zu erkennen",
};

/** Percentage points with their sign. */
function points(share: number): string {
  const whole = Math.round(share * 100);
  return whole < 0 ? `−${count(-whole)}` : whole > 0 ? `+${count(whole)}` : "0";
}

const since = (of: Evidence) => (of.since === null ? "" : ` seit ${date(of.since)}`);
const on = (of: Evidence) => (of.since === null ? "" : ` am ${date(of.since)}`);
const days = (of: Evidence) => (of.days === null ? "" : daysAgo(of.days));

/** One sentence that says what a cause was told from. */
function told(cause: Cause, of: Evidence): string {
  const times = of.times ?? 0;
  const usual = of.usual_days === null ? "" : daysOf(of.usual_days);
  const kind = of.objection === null ? "" : objection[of.objection];
  switch (cause) {
    case "no_contact":
      return "Niemand, der erreichbar wäre, ist festgehalten.";
    case "poor_fit_kept":
      return "Die Passung wurde mit Nein beurteilt.";
    case "no_reply":
      return `${plural(times, "Versuch", "Versuche")}${since(of)}, und auf keinen eine Antwort.`;
    case "no_follow_up":
      return `Ein Versuch${on(of)}, und keiner in den ${days(of)} danach.`;
    case "budget_unknown":
    case "authority_unknown":
    case "need_unknown":
    case "timing_unknown":
      return "Nicht festgehalten, wo dieses Team es meist festhält.";
    case "budget_no":
    case "authority_no":
    case "need_no":
    case "timing_no":
      return "Als Nein festgehalten.";
    case "no_decision_maker":
      return "Kein Kontakt ist als entscheidend markiert, und die Entscheidung ist kein Ja.";
    case "no_demo_date":
      return "Für die Demo ist kein Tag geplant.";
    case "demo_date_past":
      return `Geplant für ${of.since === null ? "einen vergangenen Tag" : date(of.since)}, vor ${days(of)}, und nicht gehalten.`;
    case "generic_demo":
      return `Gehalten${on(of)}, ohne etwas zuzuschneiden.`;
    case "objection_old":
      return `Thema ${kind}, offen seit ${days(of)}${of.since === null ? "" : ` (${date(of.since)})`}; die Hälfte ist binnen ${usual} ausgeräumt.`;
    case "objection_again":
      return `Thema ${kind}, ${count(times)}-mal.`;
    case "close_date_past":
      return `Erwartet${on(of)}, vor ${days(of)}.`;
    case "close_date_pushed":
      return `${times === 1 ? "Einmal" : `${count(times)}-mal`} verschoben${of.days === null ? "" : `, zusammen um ${daysOf(of.days)}`}.`;
    case "proposal_not_sent":
      return "Kein Tag ist festgehalten, an dem das Angebot hinausging.";
    case "buy_in_missing":
      return times === 0
        ? "Von niemandem, der entscheidet, ist eine Zustimmung festgehalten."
        : `${count(times)} von denen, die entscheiden, ${times === 1 ? "hat" : "haben"} nicht zugestimmt.`;
    case "too_many_options":
      return `${count(times)} Optionen liegen auf dem Tisch; drei sind reichlich.`;
    case "offer_over":
      return `Das Angebot endete${on(of)}, vor ${days(of)}.`;
    case "not_delivered":
    case "not_set_up":
    case "not_supported":
      return "Dafür ist kein Tag festgehalten.";
    case "handed_over":
      return "Für den Kunden ist jetzt jemand anderes zuständig als beim Verkauf.";
    case "no_touch":
      return of.since === null
        ? `Keiner festgehalten in ${days(of) || "der ganzen Zeit"}; üblich sind höchstens ${usual} dazwischen.`
        : `Der letzte war vor ${days(of)}, am ${date(of.since)}; üblich sind höchstens ${usual} dazwischen.`;
    case "no_activity":
      return of.since === null
        ? `Keine festgehalten in ${days(of) || "der ganzen Zeit"}; üblich sind höchstens ${usual}.`
        : `Die letzte war vor ${days(of)}, am ${date(of.since)}; üblich sind höchstens ${usual}.`;
    case "health_poor":
      return "Der Zustand des Kunden ist als schlecht festgehalten.";
    case "no_next_step":
      return "Nichts ist geplant.";
    case "next_step_overdue":
      return `Fällig${on(of)}, vor ${days(of)}.`;
    case "owner_silent":
      return `Übergeben${on(of)}, und in den ${days(of)} seither geschah nichts.`;
    case "check_passed_over":
      return `${plural(times, "Prüfpunkt", "Prüfpunkte")} offen, als er eine frühere Phase verließ.`;
  }
}

export const causes: Causes = {
  name: (cause) => names[cause],
  chip: (cause, of) => {
    switch (cause) {
      case "no_reply":
        return of.times
          ? `keine Antwort auf ${plural(of.times, "Versuch", "Versuche")}`
          : names[cause];
      case "close_date_past":
        return of.days ? `Abschlusstag ${daysOf(of.days)} vorbei` : names[cause];
      case "close_date_pushed":
        return of.times && of.times > 1 ? `Abschluss ${count(of.times)}× verschoben` : names[cause];
      case "next_step_overdue":
        return of.days ? `nächster Schritt ${daysOf(of.days)} überfällig` : names[cause];
      case "no_activity":
      case "no_touch":
        return of.days ? `${names[cause]} seit ${daysAgo(of.days)}` : names[cause];
      case "objection_old":
        return of.objection ? `Einwand ${objection[of.objection]} offen` : names[cause];
      case "objection_again":
        return of.objection ? `Einwand ${objection[of.objection]} wieder` : names[cause];
      default:
        return names[cause];
    }
  },
  told,
  broughtBy: (by) => broughtBy[by],
  verdict: (verdict) => verdicts[verdict],
  verdictSentence: (verdict) =>
    ({
      holds_back: "Das hält Deals hier auf.",
      too_few: "Zu wenige Deals hatten das, um zu sagen, ob es etwas ausmacht.",
      no_difference: "Bisher ist kein Unterschied zu erkennen.",
    })[verdict],
  tested: (with_, without, low, high) =>
    `${percent(with_.advanced)} von ${plural(with_.deals, "Deal", "Deals")} damit kamen binnen 30 Tagen weiter, ${percent(without.advanced)} von ${plural(without.deals, "Deal", "Deals")} ohne, bei gleichem Alter: ${points(low)} bis ${points(high)} Punkte.`,
  waits: {
    title: "Warum er wartet",
    none: "Nichts, was am Deal festgehalten ist, spricht gegen ihn.",
    unknown: (n) =>
      `${plural(n, "weitere Ursache lässt", "weitere Ursachen lassen")} sich nicht feststellen`,
    bring: (name, by) => `${name}: bekannt durch ${by}`,
  },
  chips: {
    more: (n) => `${count(n)} weitere`,
    unknown: (n) =>
      `${plural(n, "Ursache lässt", "Ursachen lassen")} sich nicht feststellen: Nichts ist festgehalten. Der geöffnete Deal zeigt, was sie bekannt macht.`,
    unknownShort: (n) => `${count(n)} nicht bekannt`,
  },
  behind: {
    title: "Was dahintersteckt",
    note: "festgefahrene Deals nach Ursache; ein Deal kann mehrere haben",
    ofRep: (rep) => `Was hinter festgefahrenen Deals von ${rep} steckt`,
    stage: "Phase",
    cause: "Ursache",
    deals: "Festgefahrene Deals",
    value: "Festgefahren",
    moved: "Binnen 30 Tagen weiter",
    difference: "Unterschied",
    verdict: "Macht es hier etwas aus?",
    of: (n, all) => `${count(n)} von ${count(all)}`,
    opens: (n, all, cause, stage, rep) =>
      rep === null
        ? `${stage}: ${count(n)} von ${plural(all, "festgefahrenen Deal", "festgefahrenen Deals")}, ${cause}. Zeigen.`
        : `${stage}: ${count(n)} von ${plural(all, "festgefahrenen Deal", "festgefahrenen Deals")} von ${rep}: ${cause}. Zeigen.`,
    list: (stage, cause, rep) => [rep, stage].filter(Boolean).join(" · ") + `: ${cause}`,
    against: (share) => `${percent(share)} ohne`,
    points: (low, high) => `${points(low)} bis ${points(high)} Punkte`,
    all: (n) => `Alle ${count(n)} Ursachen zeigen`,
    fewer: "Weniger zeigen",
    unknown: (n) => `${plural(n, "Ursache lässt", "Ursachen lassen")} sich nicht feststellen`,
    unknownLine: (name, n, by) => `${name}, bei ${deals(n)}: bekannt durch ${by}`,
    stalled: (n) => plural(n, "festgefahrener Deal", "festgefahrene Deals"),
    noneTitle: "Hier ist nichts festgefahren",
    none: "Was hinter festgefahrenen Deals steckt, steht hier, sobald es welche gibt.",
    nothing: "Nichts, was an diesen Deals festgehalten ist, spricht gegen sie.",
  },
};
