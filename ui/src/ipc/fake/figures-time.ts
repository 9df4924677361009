// Stand-ins for the drawn figures over time: trend, forecast and tenure, roughly drawn.
import type { Figure, Forecast, RampMeasure, RampUp, Tenure } from "../bindings";
import { COLOUR, frame, INK, type Theme } from "./figures";
import type { Trend } from "./time";

const share = (of: number | null | undefined) => (of == null ? "–" : `${Math.round(of * 100)} %`);

export function drawTrend(trend: Trend, stage: string | null, theme: Theme, width: number): Figure {
  const months =
    stage === null ? trend.whole : (trend.stages.find((s) => s.stage === stage)?.months ?? []);
  const height = 380;
  const top = 24;
  const foot = 250;
  const pitch = (width - 40) / Math.max(1, months.length);
  const most = Math.max(0.1, ...months.map((m) => m.conversion?.high ?? 0));
  const marks: string[] = [];
  const longest = Math.max(1, ...months.map((m) => m.entered));
  months.forEach((m, n) => {
    const x = 40 + pitch * (n + 0.5);
    const y = (of: number) => foot - (of / most) * (foot - top);
    if (!m.mature) {
      marks.push(
        `<rect x="${x - pitch / 2}" y="${top}" width="${pitch}" height="${foot - top}" fill="${COLOUR[theme].open}" fill-opacity="0.2"/>`,
      );
    }
    if (m.conversion) {
      marks.push(
        `<rect x="${x - 1.5}" y="${y(m.conversion.high)}" width="3" height="${Math.max(1, y(m.conversion.low) - y(m.conversion.high))}" fill="${COLOUR[theme].advanced}" fill-opacity="0.4"/>`,
        `<circle cx="${x}" cy="${y(m.conversion.estimate)}" r="4" fill="${m.mature ? COLOUR[theme].advanced : "none"}" stroke="${COLOUR[theme].advanced}"/>`,
      );
    }
    const bar = (m.entered / longest) * 60;
    marks.push(
      `<rect x="${x - pitch * 0.3}" y="${345 - bar}" width="${pitch * 0.6}" height="${bar}" fill="${COLOUR[theme].open}"/>`,
      `<text x="${x}" y="364" font-size="11" text-anchor="middle" fill="${INK[theme]}">${m.month.slice(2, 7)}</text>`,
    );
  });
  return {
    svg: frame(width, height, marks),
    width,
    height,
    title:
      months.length === 0
        ? "No deal in these months"
        : `5 % of the deals begun in the last 6 settled months were won, 4 % in the 6 before`,
    subtitle: "By month of entry. Hatched months are not settled.",
    hits: months.map((m, n) => ({
      x: 40 + pitch * n,
      y: top,
      w: pitch,
      h: 320,
      label: `${m.month.slice(0, 7)}: ${m.entered} entered; ${m.advanced} advanced, ${m.lost} lost, ${m.open} open`,
      selection:
        m.entered > 0 ? { kind: "entered_in", stage, month: m.month, outcome: null } : null,
    })),
    table: {
      headers: ["Month", "Entered", "Advanced", "Lost", "Open", "Conversion", "Still to come"],
      align: ["left", "right", "right", "right", "right", "right", "right"],
      rows: months.map((m) => [
        m.month.slice(0, 7),
        `${m.entered}`,
        `${m.advanced}`,
        `${m.lost}`,
        `${m.open}`,
        share(m.conversion?.estimate),
        share(m.still_to_come),
      ]),
    },
  };
}

export function drawForecast(forecast: Forecast, theme: Theme, width: number): Figure {
  const height = 240;
  const most = Math.max(1, forecast.wins.high);
  const n = Math.max(1, forecast.days.length);
  const x = (at: number) => 30 + ((width - 40) * at) / n;
  const y = (of: number) => height - 30 - (of / most) * (height - 60);
  const line = (of: "expected" | "low" | "high") =>
    [`${x(0)},${y(0)}`, ...forecast.days.map((d, at) => `${x(at + 1)},${y(d.wins[of])}`)].join(" ");
  const back = forecast.days
    .map((d, at) => `${x(at + 1)},${y(d.wins.low)}`)
    .reverse()
    .join(" ");
  return {
    svg: frame(width, height, [
      `<polygon points="${line("high")} ${back}" fill="${COLOUR[theme].advanced}" fill-opacity="0.2"/>`,
      `<polyline points="${line("expected")}" fill="none" stroke="${COLOUR[theme].advanced}" stroke-width="2"/>`,
      `<text x="30" y="${height - 8}" font-size="11" fill="${INK[theme]}">${forecast.as_of}</text>`,
      `<text x="${width - 10}" y="${height - 8}" font-size="11" text-anchor="end" fill="${INK[theme]}">${forecast.until}</text>`,
    ]),
    width,
    height,
    title: forecast.summary,
    subtitle: "Wins expected by each day; the band holds four of five outcomes",
    hits: [],
    table: {
      headers: ["Day", "Expected", "Low", "High"],
      align: ["left", "right", "right", "right"],
      rows: forecast.days.map((d) => [
        d.on,
        d.wins.expected.toFixed(1),
        `${d.wins.low}`,
        `${d.wins.high}`,
      ]),
    },
  };
}

export function drawTenure(tenure: Tenure | null, theme: Theme, width: number): Figure {
  const height = 250;
  const months = tenure?.months ?? [];
  const most = Math.max(1, ...months.map((m) => Math.max(m.wins, m.wins_peers?.high ?? 0)));
  const x = (month: number) => 30 + ((width - 60) * (month + 1)) / Math.max(4, months.length);
  const y = (of: number) => height - 30 - (of / most) * (height - 60);
  const marks = months.flatMap((m) => [
    ...(m.wins_peers
      ? [
          `<rect x="${x(m.month) - 12}" y="${y(m.wins_peers.high)}" width="24" height="${Math.max(2, y(m.wins_peers.low) - y(m.wins_peers.high))}" fill="${COLOUR[theme].open}" fill-opacity="0.5"/>`,
        ]
      : []),
    `<circle cx="${x(m.month)}" cy="${y(m.wins)}" r="4" fill="${m.complete ? COLOUR[theme].advanced : "none"}" stroke="${COLOUR[theme].advanced}"/>`,
    `<text x="${x(m.month)}" y="${height - 8}" font-size="11" text-anchor="middle" fill="${INK[theme]}">${m.month + 1}</text>`,
  ]);
  return {
    svg: frame(width, height, marks),
    width,
    height,
    title: tenure?.summary ?? "",
    subtitle:
      "Wins so far, by month since the start; the bars hold the middle half of earlier hires",
    hits: months.map((m) => ({
      x: x(m.month) - 14,
      y: 20,
      w: 28,
      h: height - 50,
      label: `Month ${m.month + 1}: ${m.wins} won, ${m.advances} of ${m.decided} decided advanced`,
      selection: null,
    })),
    table: {
      headers: ["Month", "Wins", "Advanced", "Decided"],
      align: ["right", "right", "right", "right"],
      rows: months.map((m) => [`${m.month + 1}`, `${m.wins}`, `${m.advances}`, `${m.decided}`]),
    },
  };
}

export function drawRampUp(
  ramp: RampUp,
  measure: RampMeasure,
  theme: Theme,
  width: number,
): Figure {
  const height = 340;
  const value = (of: { wins: number; conversion: { estimate: number } | null }) =>
    measure === "wins" ? of.wins : 10 * (of.conversion?.estimate ?? 0);
  const x = (month: number) => 30 + ((width - 60) * month) / 12;
  const y = (of: number) => height - 30 - (of / 12) * (height - 60);
  const points = ramp.hires.flatMap((one) => one.months.map((month) => ({ one, month })));
  return {
    svg: frame(width, height, [
      ...ramp.band.map(
        (b) =>
          `<rect x="${x(b.month)}" y="${y(b.wins.high)}" width="${x(1) - x(0)}" height="${y(b.wins.low) - y(b.wins.high)}" fill="${COLOUR[theme].open}" fill-opacity="0.5"/>`,
      ),
      ...points.map(
        ({ month }) =>
          `<circle cx="${x(month.month + month.over)}" cy="${y(value(month))}" r="4" fill="${month.over < 1 ? "none" : COLOUR[theme].advanced}" stroke="${COLOUR[theme].advanced}"/>`,
      ),
    ]),
    width,
    height,
    title: ramp.summary,
    subtitle: "All counts are since the first day.",
    hits: points.map(({ one, month }) => ({
      x: x(month.month + month.over) - 10,
      y: y(value(month)) - 9,
      w: 20,
      h: 18,
      label: `${one.rep}, month ${month.month + 1}: ${month.wins} won`,
      selection: {
        kind: "these" as const,
        deals: one.months.filter((m) => m.month <= month.month).flatMap((m) => m.won),
      },
    })),
    table: {
      headers: ["Rep", "Month", "Won"],
      align: ["left", "right", "right"],
      rows: points.map(({ one, month }) => [one.rep, `${month.month + 1}`, `${month.wins}`]),
    },
  };
}
