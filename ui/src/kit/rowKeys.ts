// What keys and clicks mean on a long list: where the mark goes, and which rows they choose.

/** What a person does to choose rows; `at` is the row it is done at. */
export type Gesture = { how: "toggle" | "range" | "all" | "none"; at: number; key: string };

/** Where a key leads from row `active` of `total`; `undefined`: it leads nowhere. */
export function leads(
  key: string,
  active: number,
  pageful: number,
  total: number,
): number | undefined {
  const moves: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + pageful,
    PageUp: active - pageful,
    Home: 0,
    End: total - 1,
  };
  const to = moves[key];
  return to === undefined ? undefined : Math.max(0, Math.min(to, total - 1));
}

/** What a click on a row chooses; `null`: it opens the row. */
export function clicked(event: MouseEvent): "toggle" | "range" | null {
  if (event.shiftKey) return "range";
  return event.ctrlKey || event.metaKey ? "toggle" : null;
}

/** What a key chooses; `null`: nothing. */
export function keyed(event: KeyboardEvent): Gesture["how"] | null {
  const mod = event.ctrlKey || event.metaKey;
  if (mod && event.key.toLowerCase() === "a") return "all";
  if (mod || event.altKey) return null;
  if (event.key === " ") return event.shiftKey ? "range" : "toggle";
  return event.key === "Escape" ? "none" : null;
}
