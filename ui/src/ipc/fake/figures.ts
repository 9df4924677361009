// Stand-ins for the drawn figures: the same parts, hit areas and tables, roughly drawn.
import type { Figure, Hit, Plot, Review } from "../bindings";

export const INK = { light: "#646d76", dark: "#939ea6" };
export const COLOUR = {
  light: { advanced: "#2f8f76", lost: "#c2553f", open: "#b9c0c5" },
  dark: { advanced: "#4fb899", lost: "#e07d68", open: "#56616a" },
};
export type Theme = keyof typeof INK;

export const safe = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

export function frame(width: number, height: number, marks: string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${marks.join("")}</svg>`;
}

function bars(review: Review, theme: Theme, width: number): Figure {
  const row = 30;
  const left = 140;
  const most = Math.max(1, ...review.stages.map((s) => s.entered));
  const marks: string[] = [];
  const hits: Hit[] = [];
  review.stages.forEach((s, n) => {
    const y = n * row + 8;
    marks.push(
      `<text x="8" y="${y + 13}" font-size="12" fill="${INK[theme]}">${safe(s.stage)}</text>`,
    );
    let x = left;
    for (const outcome of ["advanced", "lost", "open"] as const) {
      const w = ((width - left - 60) * s[outcome]) / most;
      if (w <= 0) continue;
      marks.push(
        `<rect x="${x}" y="${y}" width="${Math.max(1, w - 1)}" height="18" fill="${COLOUR[theme][outcome]}"/>`,
      );
      hits.push({
        x,
        y,
        w,
        h: 18,
        label: `${s.stage}: ${s[outcome]} ${outcome}`,
        selection: { kind: "passages", stage: s.stage, outcome, rep: null },
      });
      x += w;
    }
    marks.push(
      `<text x="${x + 6}" y="${y + 13}" font-size="11" fill="${INK[theme]}">${s.entered}</text>`,
    );
  });
  const height = review.stages.length * row + 12;
  return {
    svg: frame(width, height, marks),
    width,
    height,
    title: "Half of the deals that reach Qualification are lost there",
    subtitle: "Deals that entered each stage: advanced, lost, open",
    hits,
    table: {
      headers: ["Stage", "Entered", "Advanced", "Lost", "Open"],
      align: ["left", "right", "right", "right", "right"],
      rows: review.stages.map((s) => [
        s.stage,
        `${s.entered}`,
        `${s.advanced}`,
        `${s.lost}`,
        `${s.open}`,
      ]),
    },
  };
}

function heatmap(review: Review, theme: Theme, width: number, what: string): Figure {
  const left = 140;
  const top = 26;
  const row = 28;
  const wide = (width - left - 8) / review.process.length;
  const marks: string[] = review.process.map(
    (s, n) =>
      `<text x="${left + n * wide + 4}" y="16" font-size="11" fill="${INK[theme]}">${safe(s.slice(0, 12))}</text>`,
  );
  const hits: Hit[] = [];
  review.reps.forEach((rep, r) => {
    const y = top + r * row;
    marks.push(
      `<text x="8" y="${y + 18}" font-size="12" fill="${INK[theme]}">${safe(rep.rep ?? "Nobody")}</text>`,
    );
    rep.stages.forEach((s, n) => {
      const x = left + n * wide;
      const flagged = review.flags.some((f) => f.rep === rep.rep && f.stage === s.stage);
      const fill = flagged ? COLOUR[theme].lost : COLOUR[theme].open;
      const text = s.exits < 8 ? "few" : `${Math.round((s.conversion?.estimate ?? 0) * 100)} %`;
      marks.push(
        `<rect x="${x + 1}" y="${y + 1}" width="${wide - 2}" height="${row - 2}" rx="3" fill="${fill}" fill-opacity="${flagged ? 0.5 : 0.25}"/>`,
        `<text x="${x + wide / 2}" y="${y + 18}" font-size="11" text-anchor="middle" fill="${INK[theme]}">${text}</text>`,
      );
      hits.push({
        x,
        y,
        w: wide,
        h: row,
        label: `${rep.rep} at ${s.stage}: ${text}, ${s.entered} entered`,
        selection: { kind: "passages", stage: s.stage, outcome: null, rep: rep.rep },
      });
    });
  });
  const height = top + review.reps.length * row + 8;
  return {
    svg: frame(width, height, marks),
    width,
    height,
    title: "Three of eighty cells stand out",
    subtitle: `${what} by rep and stage, coloured by evidence`,
    hits,
    table: {
      headers: ["Rep", ...review.process],
      align: ["left", ...review.process.map(() => "right" as const)],
      rows: review.reps.map((rep) => [
        rep.rep ?? "Nobody",
        ...rep.stages.map((s) => `${s.entered}`),
      ]),
    },
  };
}

function times(review: Review, theme: Theme, width: number): Figure {
  const left = 140;
  const row = 32;
  const most = Math.max(30, ...review.stages.map((s) => s.open_days.at(-1) ?? 0));
  const scale = (days: number) => left + ((width - left - 40) * days) / most;
  const marks: string[] = [];
  const hits: Hit[] = [];
  review.stages.forEach((s, n) => {
    const y = n * row + 16;
    const [low, high] = s.quartile_days;
    marks.push(
      `<text x="8" y="${y + 4}" font-size="12" fill="${INK[theme]}">${safe(s.stage)}</text>`,
    );
    marks.push(
      `<rect x="${scale(low ?? 0)}" y="${y - 7}" width="${Math.max(2, scale(high ?? 0) - scale(low ?? 0))}" height="14" rx="3" fill="${COLOUR[theme].open}"/>`,
    );
    for (const days of s.open_days) {
      const past = days > (s.stall_point.days ?? Number.POSITIVE_INFINITY);
      marks.push(
        `<circle cx="${scale(days)}" cy="${y}" r="3" fill="${past ? "#c98414" : INK[theme]}" fill-opacity="0.7"/>`,
      );
    }
    hits.push({
      x: left,
      y: y - 14,
      w: width - left - 8,
      h: 28,
      label: `${s.stage}: half left by ${s.median_days ?? "–"} days; ${s.stalled} of ${s.open_now} open past ${s.stall_point.days ?? "–"}`,
      selection: { kind: "open", stage: s.stage, rep: null, stalled: false },
    });
  });
  const height = review.stages.length * row + 8;
  return {
    svg: frame(width, height, marks),
    width,
    height,
    title: "Deals wait longest in Follow-up and Qualification",
    subtitle: "Days in stage: quartiles, stall point, open deals as dots",
    hits,
    table: {
      headers: ["Stage", "Median days", "Stall point"],
      align: ["left", "right", "right"],
      rows: review.stages.map((s) => [
        s.stage,
        `${s.median_days ?? "–"}`,
        `${s.stall_point.days ?? "–"}`,
      ]),
    },
  };
}

function curve(
  review: Review,
  theme: Theme,
  width: number,
  plot: Plot & { kind: "flag_curve" | "finding_curve" },
): Figure {
  const flag =
    plot.kind === "flag_curve"
      ? review.flags.find((f) => f.rep === plot.rep && f.stage === plot.stage)
      : review.findings?.find((f) => f.of === plot.of && f.stage === plot.stage);
  const height = 180;
  const line = (points: readonly (readonly [number, number])[]) =>
    points
      .map(
        ([day, share]) =>
          `${20 + ((width - 40) * day) / 80},${height - 20 - share * (height - 40)}`,
      )
      .join(" ");
  return {
    svg: frame(width, height, [
      `<polyline points="${line(flag?.team_curve ?? [])}" fill="none" stroke="${INK[theme]}" stroke-dasharray="3 3"/>`,
      `<polyline points="${line(flag?.curve ?? [])}" fill="none" stroke="${COLOUR[theme].advanced}" stroke-width="2"/>`,
    ]),
    width,
    height,
    title: flag?.summary ?? "",
    subtitle:
      flag?.against === "before"
        ? "Share that has left, by day: this period over the one before"
        : "Share that has left, by day: solid over what it is held against, dashed",
    hits: [],
    table: {
      headers: ["Day", "Rep", "Team"],
      align: ["right", "right", "right"],
      rows: (flag?.curve ?? []).map(([day, share], n) => [
        `${day}`,
        `${Math.round(share * 100)} %`,
        `${Math.round((flag?.team_curve[n]?.[1] ?? 0) * 100)} %`,
      ]),
    },
  };
}

/** The figures of a review. Those over time are in figures-time.ts. */
export function figure(
  review: Review,
  plot: Exclude<Plot, { kind: "trend" | "forecast" | "tenure" | "ramp_up" }>,
  theme: Theme,
  width: number,
): Figure {
  switch (plot.kind) {
    case "stage_conversion":
    case "win_rate":
      return bars(review, theme, width);
    case "heatmap":
      return heatmap(review, theme, width, plot.measure === "pace" ? "Pace" : "Conversion");
    case "time_in_stage":
      return times(review, theme, width);
    case "flag_curve":
    case "finding_curve":
      return curve(review, theme, width, plot);
  }
}
