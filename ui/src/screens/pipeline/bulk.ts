// What can be changed on many deals at once.
export const BULK = [
  "owner",
  "expected_close",
  "source",
  "persona",
  "next_step",
  "stage",
  "won",
  "lost",
] as const;
export type Bulk = (typeof BULK)[number];
