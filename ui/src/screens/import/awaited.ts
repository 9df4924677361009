// Shapes that the backend brings next; this file goes when they are generated.
export type Differences = Record<
  | "advanced"
  | "skipped"
  | "went_back"
  | "won"
  | "lost"
  | "completed"
  | "reopened"
  | "owner"
  | "close_later"
  | "close_earlier"
  | "amount_up"
  | "amount_down"
  | "currency"
  | "details"
  | "disappeared"
  | "reappeared"
  | "moves_between"
  | "widest_days",
  number
>;
export type Undone = {
  deals_gone: number;
  deals_changed: number;
  deals_unchanged: number;
  moves_gone: number;
  reps_gone: number;
  accounts_gone: number;
  stays: Stays[];
  stays_total: number;
};
export type Stays = { of: string; what: string };
