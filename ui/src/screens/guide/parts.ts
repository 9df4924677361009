// The guide's parts in order, and the pictures that go with them. The pictures are taken by the
// window's tests; a part whose picture is not there stands without one.
import type { Dictionary } from "../../text";

export type Part = { id: keyof Dictionary["guide"]["sections"]; picture?: string };

export const PARTS: readonly Part[] = [
  { id: "loop" },
  { id: "import" },
  { id: "questions", picture: "reading" },
  { id: "review", picture: "review" },
  { id: "talk", picture: "deal" },
  { id: "coach", picture: "coaching" },
  { id: "undo" },
  { id: "backups" },
];

const found = import.meta.glob<string>("../../../guide/*.png", {
  eager: true,
  query: "?url",
  import: "default",
});

/** Where each picture lies, by its name. */
export const pictures: Record<string, string> = Object.fromEntries(
  Object.entries(found).map(([path, url]) => [path.replace(/^.*\/|\.png$/g, ""), url]),
);
