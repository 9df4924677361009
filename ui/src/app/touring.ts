// Going on the tour of the sample team, from stop to stop, and leaving it.
import { ipc } from "../ipc";
import type { Ground } from "./ground.svelte";

/** The sample team by the first door: whoever never was on the tour is taken on it. */
export async function lookAround(app: Ground): Promise<void> {
  if ((await app.enter(() => ipc.openSample())) && app.settings.toured !== true) app.tour = 0;
}

/** Takes the tour, on the sample team. */
export async function takeTour(app: Ground): Promise<void> {
  const there = app.workspace?.sample === true || (await app.enter(() => ipc.openSample()));
  if (there) app.tour = 0;
}

/** The stop after this one, or before. */
export function stepTour(app: Ground, by: 1 | -1): void {
  if (app.tour !== null) app.tour = app.tour + by;
}

/** Leaves the tour, wherever one is on it; it does not come again by itself. */
export function leaveTour(app: Ground): void {
  app.tour = null;
  if (app.settings.toured !== true) void app.set({ toured: true });
}
