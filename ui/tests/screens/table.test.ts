// The table of deals: narrowed by any column, its columns chosen, many deals changed, copied, exported.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import type { Fake } from "../../src/ipc/fake";
import { wrongs } from "../window";
import { openWindow, wordsOf } from "./window";

const last = (told: Fake, name: string) =>
  told.asked.filter((call) => call.name === name).at(-1)?.given;
const grid = () => screen.findByTestId("pipeline-grid");
const rowsChosen = async () =>
  within(await grid())
    .queryAllByRole("row")
    .filter((row) => row.getAttribute("aria-selected") === "true").length;

describe("the table", () => {
  it("is narrowed by chosen values of a column, and says so", async () => {
    const { told, user } = openWindow("pipeline");
    await grid();
    await user.click(await screen.findByTestId("filter-of-rep"));
    await user.click(await screen.findByRole("checkbox", { name: "Ben Okafor" }));
    await waitFor(() =>
      expect(last(told, "deals")?.[5]).toEqual([
        { column: "rep", test: { kind: "one_of", values: ["Ben Okafor"] } },
      ]),
    );
    await user.keyboard("{Escape}");
    expect((await screen.findByTestId("narrow-rep")).textContent).toContain("Rep: Ben Okafor");
    expect(await wrongs()).toEqual([]);
  });

  it("is narrowed by numbers, and a word that is none is said to be", async () => {
    const { told, user } = openWindow("pipeline");
    await grid();
    await user.click(await screen.findByTestId("filter-of-days"));
    await user.type(await screen.findByTestId("filter-from"), "ten{Enter}");
    await screen.findByText("Write a whole number.");
    await user.clear(screen.getByTestId("filter-from"));
    await user.type(screen.getByTestId("filter-from"), "10{Enter}");
    await waitFor(() =>
      expect(last(told, "deals")?.[5]).toEqual([
        { column: "days", test: { kind: "numbers", from: 10, to: null } },
      ]),
    );
    await user.click(screen.getByTestId("filter-clear"));
    await waitFor(() => expect(last(told, "deals")?.[5]).toEqual([]));
  });

  it("has the columns a person chooses, kept with the settings", async () => {
    const { told, user } = openWindow("pipeline", undefined, undefined, { deals: 60 });
    await grid();
    await user.click(await screen.findByTestId("columns-open"));
    await user.click(await screen.findByTestId("show-source"));
    await waitFor(() =>
      expect(last(told, "saveSettings")?.[0]).toMatchObject({
        columns: expect.arrayContaining(["deal", "source"]),
      }),
    );
    expect(await screen.findByTestId("sort-source")).toBeTruthy();
    expect(await wrongs()).toEqual([]);
  });

  it("chooses rows by box, range and all, by pointer and by keyboard", async () => {
    const { told, user } = openWindow("pipeline");
    await grid();
    await user.click(await screen.findByTestId("choose-1"));
    expect(await wordsOf("bulk-bar")).toMatch(/^1 deal chosen/);
    await user.keyboard("{Shift>}");
    await user.click(await screen.findByTestId("choose-4"));
    await user.keyboard("{/Shift}");
    await waitFor(async () => expect(await wordsOf("bulk-bar")).toMatch(/^4 deals chosen/));
    expect(last(told, "dealIds")?.slice(3, 5)).toEqual([1, 4]);
    (await grid()).focus();
    await user.keyboard("{Control>}a{/Control}");
    await waitFor(async () => expect(await wordsOf("bulk-bar")).toMatch(/^32 deals chosen/));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId("bulk-bar")).toBeNull());
    await user.keyboard("{Home} {Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    await waitFor(async () => expect(await wordsOf("bulk-bar")).toMatch(/^3 deals chosen/));
    expect(await rowsChosen()).toBe(3);
    expect(await wrongs()).toEqual([]);
  });

  it("changes all chosen deals as one edit, and takes it back as one", async () => {
    const { told, user } = openWindow("pipeline");
    await grid();
    await user.click(await screen.findByTestId("choose-0"));
    await user.click(await screen.findByTestId("choose-1"));
    await user.click(screen.getByTestId("bulk-edit"));
    await user.click(await screen.findByTestId("bulk-owner"));
    await user.click(await screen.findByTestId("bulk-do"));
    await screen.findByText("This cannot be empty.");
    await user.type(screen.getByTestId("bulk-value"), "Ben Okafor{Enter}");
    await waitFor(() => expect(last(told, "editDeals")?.[2]).toEqual({ owner: "Ben Okafor" }));
    expect(last(told, "editDeals")?.[1]).toHaveLength(2);
    await screen.findByText(/2 deals changed/);
    (await grid()).focus();
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(last(told, "undoEdit")).toEqual([]));
  });

  it("asks for the reason of a loss and the day, for all at once", async () => {
    const { told, user } = openWindow("pipeline");
    await user.click(await screen.findByTestId("choose-0"));
    await user.click(screen.getByTestId("bulk-edit"));
    await user.click(await screen.findByTestId("bulk-lost"));
    expect(await wrongs()).toEqual([]);
    await user.type(await screen.findByTestId("bulk-value"), "Price");
    await user.click(screen.getByTestId("bulk-do"));
    await waitFor(() =>
      expect(last(told, "editDeals")?.[2]).toEqual({
        move: { to: "lost", day: expect.any(String), reason: "Price" },
      }),
    );
  });

  it("copies the chosen deals with the columns that are shown", async () => {
    const { told, user } = openWindow("pipeline");
    const write = vi.fn(() => Promise.resolve());
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: write },
      configurable: true,
    });
    await user.click(await screen.findByTestId("choose-0"));
    (await grid()).focus();
    await user.keyboard("{Control>}c{/Control}");
    await waitFor(() => expect(write).toHaveBeenCalledOnce());
    expect(last(told, "dealsAsText")?.[2]).toContain("stage");
    await screen.findByText("1 deal copied for a spreadsheet.");
  });

  it("keeps a view under a name, goes back to it, and removes it", async () => {
    const { told, user } = openWindow("pipeline");
    await user.click(await screen.findByTestId("pipeline-stalled"));
    await user.click(screen.getByTestId("views-open"));
    await user.click(await screen.findByTestId("view-keep"));
    await screen.findByText("A view needs a name.");
    await user.type(screen.getByTestId("view-new"), "What waits{Enter}");
    await waitFor(() => expect(last(told, "putView")?.[1]).toBe("What waits"));
    await user.click(await screen.findByTestId("pipeline-won"));
    await user.click(screen.getByTestId("nav-team"));
    await user.click(await screen.findByTestId("views-open"));
    expect(await wrongs()).toEqual([]);
    await user.click(await screen.findByTestId("view"));
    await screen.findByTestId("screen-pipeline");
    await waitFor(() => expect(last(told, "deals")?.[1]).toMatchObject({ stalled: true }));
    await user.click(screen.getByTestId("views-open"));
    await user.click(await screen.findByTestId("view-remove"));
    await waitFor(() => expect(last(told, "removeView")).toEqual([1]));
  });
});

it("takes a next step where the deal is talked about, and shows what the chance rests on", async () => {
  const { told, user } = openWindow("review", undefined, undefined, { deals: 200 });
  const [field] = await screen.findAllByTestId("talk-next");
  await user.type(field as HTMLElement, "Call Dora{Enter}");
  await waitFor(() =>
    expect(last(told, "editDeals")?.[2]).toEqual({
      detail: { detail: "next_step", value: { text: "Call Dora" } },
    }),
  );
  await waitFor(() => expect((field as HTMLInputElement).value).toBe("Call Dora"));
});
