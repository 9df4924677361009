// Numbers, dates and money as they stand on screen.
import { describe, expect, it } from "vitest";
import { format, t } from "../src/text";

const plain = (text: string) => text.replaceAll("\u00a0", " ");
function check(input: string, expected: string): void {
  expect(plain(input)).toBe(expected);
}
const eur = (units: number) => ({ minor: Math.round(units * 100), currency: "EUR" });

describe("money", () => {
  it("is short in headlines", () => {
    check(format.short(eur(412_300)), "€412k");
    check(format.short(eur(2_840_000)), "€2.84m");
    check(format.short(eur(28_400_000)), "€28.4m");
    check(format.short(eur(999_600)), "€1m");
    check(format.short(eur(940)), "€940");
    check(format.short(eur(9_994)), "€9,994");
    check(format.short(eur(-412_300)), "−€412k");
    check(format.short(eur(0)), "€0");
    check(format.short(null), "–");
  });
  it("is whole in tables, with cents only where there are any", () => {
    check(format.whole(eur(84_000)), "€84,000");
    check(format.whole(eur(84_000.5)), "€84,000.50");
    check(format.whole({ minor: 1_204, currency: "JPY" }), "¥1,204");
    check(format.whole({ minor: 1_204_500, currency: "KWD" }), "KWD 1,204.500");
    check(format.whole({ minor: 1_000_00, currency: "CHF" }), "CHF 1,000");
  });
  it("names no currency where the source names none", () => {
    check(format.whole({ minor: 105_400, currency: "XXX" }), "1,054");
    check(format.short({ minor: 105_400_00, currency: "XXX" }), "105k");
  });
  it("is never added up across currencies", () => {
    check(format.amounts([eur(2_840_000), { minor: 4_000_000, currency: "USD" }]), "€2.84m + $40k");
    check(format.amounts([]), "–");
  });
});

describe("shares", () => {
  it("are whole percentages", () => {
    check(format.percent(0.474), "47 %");
    check(format.percent(0), "0 %");
    check(format.percent(1), "100 %");
    // Made of many, a chance misses all or nothing by a hair.
    check(format.percent(1 - 2 ** -53), "100 %");
    check(format.percent(1e-16), "0 %");
    check(format.interval(0.38, 0.56), "38–56 %");
  });
  it("are never none or all where they are neither", () => {
    check(format.percent(0.002), "< 1 %");
    check(format.percent(0.998), "> 99 %");
  });
  it("say nothing where nothing is known", () => check(format.percent(null), "–"));
});

describe("dates", () => {
  it("are said as written, in any time zone", () => {
    check(format.date("2025-08-01"), "1 Aug 2025");
    check(format.date("2026-12-31T23:59:00-11:00"), "31 Dec 2026");
    check(format.date(null), "–");
  });
});

describe("counts and sizes", () => {
  it("are grouped", () => {
    check(format.count(12_480), "12,480");
    check(format.about(13.4), "13.4");
    check(format.about(134.4), "134");
    check(format.days(21), "21 d");
    check(format.bytes(3_140_000), "3.1 MB");
    check(format.bytes(812), "812 bytes");
  });
  it("know one from many", () => {
    check(t.common.deals(1), "1 deal");
    check(t.common.deals(1_204), "1,204 deals");
  });
});

describe("words", () => {
  it("has a sentence for every reason and note", () => {
    check(t.reasons.reason({ kind: "close_date_past", days: 3 }).words, "close date 3 days past");
    check(t.reasons.reason({ kind: "went_back", times: 2 }).words, "went back ×2");
    check(
      t.reasons.note({ kind: "one_rep" }).title,
      "There is one rep only: nobody to compare with.",
    );
  });
});

it("an interval of a median stands beside it in short, and is said where an end is open", async () => {
  const { medianBetween } = await import("../src/text/ranges");
  check(medianBetween([10, 14]) ?? "", "10–14 d");
  check(medianBetween([10, null]) ?? "", "95 % interval from 10 d, its upper end not reached yet");
  expect(medianBetween([null, null])).toBeUndefined();
});
