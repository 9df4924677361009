// The tour's stops: where each is, and which part of the page it speaks of.
import type { Screen } from "./place";
import type { Dictionary } from "../text";

type Stop = { id: keyof Dictionary["tour"]["stops"]; screen: Screen; shows: string };

/** In the order of the weekly loop. */
export const STOPS: readonly Stop[] = [
  { id: "stages", screen: "review", shows: "stages" },
  { id: "coach", screen: "review", shows: "coach" },
  { id: "talk", screen: "review", shows: "talk" },
  { id: "import", screen: "import", shows: "pick-file" },
];
