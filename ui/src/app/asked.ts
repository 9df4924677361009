// What may lie on top of a screen, or be said at its foot.
import type { Goal, Selection, View } from "../ipc";

/** A list of deals on top of the screen. */
export type Behind = { selection: Selection; title: string; view?: View };
/** A deal that is on its way to another place, while something is asked. */
export type Moving = { deal: string; to: Goal };
export type Said = { id: number; text: string; kind: "done" | "failed" };
