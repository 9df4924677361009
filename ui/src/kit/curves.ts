// Step curves for a small drawing: from (0, 0), up at each given day, flat in between and on to
// the last day of the two. Shares in 0..=1, days whole. No widget here.

/** (day, share by then), days rising. */
export type Steps = readonly (readonly [number, number])[];

/** The last day of either curve; at least 1, so that a curve of day 0 alone can be drawn. */
export function lastDay(...curves: Steps[]): number {
  return Math.max(1, ...curves.map((curve) => curve.at(-1)?.[0] ?? 0));
}

/** The SVG path of a curve in a box of `width` × `height`, the foot at the bottom. */
export function steps(
  curve: Steps,
  until: number,
  top: number,
  width: number,
  height: number,
): string {
  const x = (day: number) => ((day / until) * width).toFixed(1);
  const y = (share: number) => (height - (share / top) * height).toFixed(1);
  let path = `M0 ${y(0)}`;
  for (const [day, share] of curve) path += `H${x(day)}V${y(share)}`;
  return `${path}H${x(until)}`;
}
