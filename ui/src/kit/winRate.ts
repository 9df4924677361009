// The win rate of whole deals, by one rule wherever it is shown: the chance of being won in the
// end where it can be estimated, won among closed where it cannot. No widget here.

type Range = { estimate: number; low: number; high: number };

/** What is known of whole deals, as far as the win rate goes. */
export type Wholes = {
  deals: number;
  undated: number;
  won: number;
  lost: number;
  win_rate: Range | null;
  conversion: Range | null;
};

/** A win rate, and how many deals it is counted from. */
export type WinRate = Range & { n: number };

/** `null` where no deal says anything yet. */
export function winRate(whole: Wholes): WinRate | null {
  if (whole.conversion && whole.won + whole.lost > 0) {
    return { ...whole.conversion, n: whole.deals - whole.undated };
  }
  if (whole.win_rate) return { ...whole.win_rate, n: whole.won + whole.lost };
  return null;
}
