// Stand-in for the page of new hires: Aylin began in August, three others are past their first year.
import type { Ramp, RampMonth, RampUp, View } from "../bindings";
import { AS_OF, dayOf, isoOf, type Deal } from "./team";
import { tenure } from "./time";

const NEW = "Aylin Demir";
const EARLIER = 4;

export function rampUp(all: readonly Deal[], view: View): RampUp {
  const found = tenure(all, view, NEW);
  const own = all.filter((deal) => deal.rep === NEW);
  const hires: Ramp[] = found
    ? [
        {
          rep: NEW,
          since: found.since,
          basis: found.basis,
          months: found.months.map((month): RampMonth => {
            const from = dayOf(found.since) + month.month * 30.4;
            const within = (day: number | null) => day !== null && day >= from && day < from + 30.4;
            return {
              month: month.month,
              over: month.complete ? 1 : (dayOf(AS_OF) - from) / 30.4,
              wins: month.wins,
              advances: month.advances,
              decided: month.decided,
              conversion: month.conversion,
              won: own.filter((d) => d.state !== "lost" && within(d.closed)).map((d) => d.id),
              moved: own.filter((d) => d.passages.some((p) => within(p.left))).map((d) => d.id),
            };
          }),
          beside: { month: 4, fewer: 1, same: 1, more: 2 },
        },
      ]
    : [];
  const earlier = Array.from({ length: EARLIER }, (_, at): Ramp => {
    const month = (nth: number): RampMonth => ({
      month: nth,
      over: 1,
      wins: Math.floor((nth * (at + 1)) / 4),
      advances: nth + at,
      decided: 2 * (nth + 1) + at,
      conversion: null,
      won: [],
      moved: [],
    });
    return {
      rep: `Earlier ${at + 1}`,
      since: isoOf(dayOf(AS_OF) - 800 + 30 * at),
      basis: "hired",
      months: Array.from({ length: 12 }, (_, nth) => month(nth)),
      beside: null,
    };
  });
  return {
    as_of: AS_OF,
    hires,
    earlier,
    band: Array.from({ length: 12 }, (_, month) => ({
      month,
      wins: {
        n: EARLIER,
        low: Math.floor(month / 4),
        median: month * 0.6,
        high: month,
        whole: true,
      },
      conversion: null,
    })),
    before_data: 6,
    summary: `${NEW} is in the first year and has won fewer deals than the median of ${EARLIER} earlier hires by the same tenure.`,
  };
}
