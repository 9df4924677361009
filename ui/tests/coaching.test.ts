// Coaching: planned from a flag, put off, noted, marked done, undone.
import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { lastAsked, open, seen, wrongs } from "./window";

vi.setConfig({ testTimeout: 30_000 });
const user = () => userEvent.setup();

async function planned() {
  const side = await open({ open: true, settings: { last_screen: "review" } });
  await user().click(await seen("plan-from-flag-0"));
  const dialog = await seen("plan-coaching");
  await within(dialog).findByTestId("plan-evidence");
  await user().click(within(dialog).getByTestId("plan-hint-0"));
  await user().type(within(dialog).getByTestId("plan-agreed"), "Two calls together.");
  return { side, dialog };
}

describe("a plan", () => {
  it("is made from a flag with the evidence as it stands and the hints that were ticked", async () => {
    const { side, dialog } = await planned();
    expect(await wrongs()).toEqual([]);
    const evidence = within(dialog).getByTestId("plan-evidence").textContent;
    await user().click(within(dialog).getByTestId("plan-do"));
    await waitFor(() => expect(lastAsked(side, "editCoaching")).toBeDefined());
    const [, edits] = lastAsked(side, "editCoaching") as [null, { row: Record<string, unknown> }[]];
    expect(edits).toHaveLength(1);
    expect(edits[0]?.row).toMatchObject({
      agreed: "Two calls together.",
      hints: [{ done: false }],
      seen: { words: evidence },
      ended: null,
    });
  });

  it("is on Coaching, opens, takes a note, is marked done, and that is undone", async () => {
    const { side, dialog } = await planned();
    await user().click(within(dialog).getByTestId("plan-do"));
    await user().click(await seen("nav-coaching"));
    await user().click(await within(await seen("plans-running")).findByTestId("plan-1"));
    await seen("plan-verdict");
    expect((await seen("plan-seen")).textContent).toMatch(/expected/);
    expect(await wrongs()).toEqual([]);
    await user().type(await seen("plan-note"), "First call.");
    await user().click(await seen("plan-note-add"));
    await within(await seen("plan-notes")).findByText("First call.");
    await user().click(await seen("plan-finish"));
    await user().click(await seen("finish-do"));
    await seen("plan-ended");
    (await seen("plan-back")).focus();
    await user().keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(screen.queryByTestId("plan-ended")).toBeNull());
    expect(lastAsked(side, "undoEdit")).toEqual([]);
  });

  it("is not reviewed before it starts", async () => {
    const { side, dialog } = await planned();
    const start = within(dialog).getByTestId("plan-start");
    await user().clear(start);
    await user().type(start, "1 Jan 2030{Enter}");
    await user().click(within(dialog).getByTestId("plan-do"));
    await within(dialog).findByText(/before the start/);
    expect(lastAsked(side, "editCoaching")).toBeUndefined();
  });
});

it("puts a flag off with a reason, lists it quietly, and brings it back", async () => {
  const side = await open({ open: true, settings: { last_screen: "review" } });
  await seen("flag-card-0");
  const before = screen.getAllByTestId(/^flag-card-/).length;
  await user().click(await seen("not-now-0"));
  const dialog = await seen("not-now");
  await user().click(within(dialog).getByTestId("not-now-do"));
  await within(dialog).findByText(/Say why/);
  expect(lastAsked(side, "editCoaching")).toBeUndefined();
  await user().type(within(dialog).getByTestId("not-now-reason"), "On leave{Enter}");
  await waitFor(() => expect(screen.queryAllByTestId(/^flag-card-/)).toHaveLength(before - 1));
  expect((await seen("put-offs")).textContent).toContain("On leave");
  expect(await wrongs()).toEqual([]);
  await user().click(await seen("bring-back-1"));
  await waitFor(() => expect(screen.getAllByTestId(/^flag-card-/)).toHaveLength(before));
});

it("is empty in words before the first plan", async () => {
  await open({ open: true, settings: { last_screen: "coaching" } });
  await seen("no-plans");
  expect(await wrongs()).toEqual([]);
});

it("plans coaching from a rep's stage", async () => {
  await open({ open: true, settings: { last_screen: "team" } });
  await user().click(await seen("team-rep-1"));
  await user().click(await seen("plan-on-stage-0"));
  await within(await seen("plan-coaching")).findByTestId("plan-evidence");
  expect(await wrongs()).toEqual([]);
});
