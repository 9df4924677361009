// The window as a whole: doors, filters, ways through it, the deals behind a figure.
import { cleanup, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { SCREENS } from "../src/app/place";
import type { View } from "../src/ipc";
import { lastAsked, open, seen, wrongs } from "./window";

afterEach(cleanup);

it("starts with three doors, and the sample team is one click away", async () => {
  const user = userEvent.setup();
  await open();
  expect(await seen("door-import")).toBeTruthy();
  expect(await seen("door-empty")).toBeTruthy();
  expect(await wrongs()).toEqual([]);
  await user.click(await seen("door-sample"));
  await seen("screen-review");
  expect((await seen("workspace-name")).textContent).toBe("Sample team");
});

it("says what a door could not do, and stays", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.failNext("openRecent", "newer");
  await user.click(screen.getAllByTestId("recent")[0] as HTMLElement);
  expect((await seen("toast")).textContent).toContain("written by a newer Stagecoach");
  expect(await seen("screen-start")).toBeTruthy();
});

it.each(SCREENS)("has no fault a screen reader would stumble over: %s", async (name) => {
  const user = userEvent.setup();
  await open({ open: true });
  await user.click(await seen(`nav-${name}`));
  await seen(`screen-${name}`);
  await new Promise((done) => setTimeout(done, 60));
  expect(await wrongs()).toEqual([]);
});

it("narrows every question by what the bar holds, and clears in one click", async () => {
  const user = userEvent.setup();
  const side = await open({ open: true });
  await user.click(await seen("filter-reps"));
  await user.click(await screen.findByRole("checkbox", { name: "Ben Okafor" }));
  await user.keyboard("{Escape}");
  expect((await seen("filter-reps")).textContent).toBe("Ben Okafor");
  await waitFor(() =>
    expect((lastAsked(side, "review")?.[0] as View).filter.reps).toEqual(["Ben Okafor"]),
  );
  await user.click(await seen("filter-period"));
  await user.click(await seen("period-last90"));
  await waitFor(() =>
    expect((lastAsked(side, "review")?.[0] as View).filter.from).toBe("2025-11-03"),
  );
  await user.click(await seen("filters-clear"));
  await waitFor(() => {
    const { filter } = lastAsked(side, "review")?.[0] as View;
    expect([filter.reps, filter.from]).toEqual([[], null]);
  });
});

it("goes back over screens and filters", async () => {
  const user = userEvent.setup();
  await open({ open: true });
  await user.click(await seen("nav-funnel"));
  await user.click(await seen("filter-reps"));
  await user.click(await screen.findByRole("checkbox", { name: "Ben Okafor" }));
  await user.keyboard("{Escape}{Alt>}{ArrowLeft}{/Alt}");
  await waitFor(() => expect(screen.getByTestId("filter-reps").textContent).toBe("All reps"));
  await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
  await seen("screen-review");
});

it("finds a command by a few letters, accents aside", async () => {
  const user = userEvent.setup();
  await open({ open: true });
  await screen.findByTestId("filter-reps");
  await user.keyboard("{Control>}k{/Control}");
  await user.type(within(await seen("palette")).getByRole("combobox"), "ines");
  await user.keyboard("{Enter}");
  expect(screen.queryByTestId("palette")).toBeNull();
  await waitFor(() => expect(screen.getByTestId("filter-reps").textContent).toBe("Inès Marchetti"));
});

it("lists shortcuts under ?", async () => {
  const user = userEvent.setup();
  await open({ open: true });
  await user.keyboard("?");
  expect(await seen("shortcuts")).toBeTruthy();
  await user.keyboard("{Escape}");
  expect(screen.queryByTestId("shortcuts")).toBeNull();
});

it("opens the deals behind a part of a chart, sorted, and Esc closes", async () => {
  const user = userEvent.setup();
  const side = await open({ open: true });
  await user.click(await seen("nav-funnel"));
  const chart = await seen("figure-stage_conversion");
  const [hit] = await within(chart).findAllByTestId("hit");
  await user.click(hit as HTMLElement);
  const drawer = await seen("deals-drawer");
  await waitFor(() => expect(within(drawer).getAllByRole("row").length).toBeGreaterThan(3));
  await user.click(within(drawer).getByTestId("sort-value"));
  await waitFor(() =>
    expect(lastAsked(side, "deals")?.[2]).toEqual({ column: "value", descending: true }),
  );
  expect(await wrongs()).toEqual([]);
  await user.keyboard("{Escape}");
  expect(screen.queryByTestId("deals-drawer")).toBeNull();
});

it("remembers the theme and the last screen, and shows the theme at once", async () => {
  const user = userEvent.setup();
  const side = await open({ open: true });
  await user.click(await seen("nav-settings"));
  await user.click(await seen("theme-dark"));
  expect(document.documentElement.dataset.theme).toBe("dark");
  await waitFor(() =>
    expect(lastAsked(side, "saveSettings")?.[0]).toEqual({
      theme: "dark",
      density: "comfortable",
      last_screen: "settings",
      base: null,
      manner: null,
      language: null,
      toured: true,
      backups: null,
      week_begins: null,
      year_begins: null,
      paper: null,
      columns: null,
    }),
  );
  cleanup();
  await open({ open: true, settings: { last_screen: "process" } });
  expect(await seen("screen-process")).toBeTruthy();
});

it("takes a setting back that could not be kept", async () => {
  const user = userEvent.setup();
  const side = await open({ open: true });
  await user.click(await seen("nav-settings"));
  await waitFor(() => expect(lastAsked(side, "saveSettings")).toBeTruthy());
  side.failNext("saveSettings", "disk_full");
  await user.click(await seen("theme-dark"));
  expect((await seen("toast")).textContent).toContain("The disk is full.");
  expect(document.documentElement.dataset.theme).toBe("light");
});
