// The process: every stage edited, added, moved, merged, put away and brought back, by keyboard; the lists
// of words; each an edit that is undone.
import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { ProcessEdit } from "../src/ipc";
import { lastAsked, open, seen, wrongs } from "./window";

vi.setConfig({ testTimeout: 60_000 });
const user = () => userEvent.setup();
const here = { open: true, settings: { last_screen: "process" } };
const names = () => screen.getAllByRole("heading", { level: 2 }).map((head) => head.textContent);
const undo = () => user().keyboard("{Control>}z{/Control}");

it("words a stage anew, its lists and its stall point, as one edit", async () => {
  const side = await open(here);
  const edit = await seen("edit-stage-6");
  edit.focus();
  await user().keyboard("{Enter}");
  const form = await seen("stage-form");
  const name = within(form).getByTestId("stage-name");
  expect(document.activeElement).toBe(name);
  await user().clear(name);
  await user().click(within(form).getByTestId("stage-keep"));
  expect(within(form).getByRole("alert").textContent).toBe("Give it a name first.");
  await user().type(name, "Signing");
  expect(form.textContent).toContain("Files that use the old name");
  const checks = within(form).getByTestId("lines-exit_checks");
  const [first, second] = within(checks).getAllByRole<HTMLInputElement>("textbox");
  await user().clear(first!);
  await user().type(first!, "It was sent");
  expect(checks.textContent).toContain("ticked by hand");
  await user().type(second!, "{Enter}Terms are agreed");
  await user().keyboard("{Alt>}{ArrowUp}{/Alt}");
  await user().click(within(form).getByTestId("stall-set"));
  const days = within(form).getByTestId("stall-days");
  await user().clear(days);
  await user().type(days, "a while");
  await user().click(within(form).getByTestId("stage-keep"));
  expect(within(form).getByRole("alert").textContent).toContain("whole number");
  await user().clear(days);
  await user().type(days, "40");
  expect(await wrongs()).toEqual([]);
  await user().click(within(form).getByTestId("stage-keep"));
  await waitFor(() => expect(screen.queryByTestId("stage-form")).toBeNull());
  const asked = lastAsked(side, "editProcess")?.[1] as ProcessEdit & { kind: "stage" };
  expect(asked.to.name).toBe("Signing");
  expect(asked.to.stall_days).toBe(40);
  expect(asked.to.exit_checks).toEqual(["It was sent", "Terms are agreed", "Buy-in complete"]);
  expect(asked.checks_were).toEqual(["Proposal sent", null, "Buy-in complete"]);
  await waitFor(() => expect(names()).toContain("Signing"));
  expect(screen.getByText("formerly Closing")).toBeTruthy();
  await undo();
  await waitFor(() => expect(names()).toContain("Closing"));
});

it("adds a stage where it is to stand; two cannot have one name", async () => {
  await open(here);
  await user().click(await seen("add-stage"));
  const dialog = await seen("adding");
  await user().type(within(dialog).getByTestId("adding-name"), "Pitch{Enter}");
  await screen.findByText(/Another stage has that name/);
  const name = within(dialog).getByTestId("adding-name");
  await user().clear(name);
  await user().type(name, "Legal");
  expect(await wrongs()).toEqual([]);
  await user().click(within(dialog).getByTestId("adding-do"));
  await waitFor(() =>
    expect(names().slice(4, 7)).toEqual(["Objection handling", "Legal", "Closing"]),
  );
});

it("moves a stage on its side of the win only", async () => {
  const side = await open(here);
  await user().click(await seen("stage-menu-1"));
  expect(screen.getByTestId<HTMLButtonElement>("stage-up").disabled).toBe(true);
  await user().click(screen.getByTestId("stage-down"));
  expect(lastAsked(side, "editProcess")?.[1]).toEqual({ kind: "move", stage: 1, to: 1 });
  await waitFor(() => expect(names().slice(0, 2)).toEqual(["Connecting", "Prospecting"]));
  await user().click(await seen("stage-menu-5"));
  expect(screen.getByTestId<HTMLButtonElement>("stage-down").disabled).toBe(true);
});

it("says what a stage holds before it is merged, and brings it back", async () => {
  const side = await open(here);
  await user().click(await seen("stage-menu-3"));
  await user().click(screen.getByTestId("stage-merge"));
  const dialog = await seen("leaving");
  expect((await within(dialog).findByTestId("stage-holds")).textContent).toMatch(/\d+ open deal/);
  const to = within(dialog).getByTestId<HTMLSelectElement>("leaving-to");
  expect(to.selectedOptions[0]?.textContent).toBe("Connecting");
  to.focus();
  await within(dialog).findByRole("option", { name: "Closing" });
  await user().selectOptions(to, "Closing");
  // Stages after the win are no place to go.
  expect(within(dialog).queryByRole("option", { name: "Onboarding" })).toBeNull();
  expect(dialog.textContent).toContain("Between the two lies Pitch, Objection handling");
  expect(await wrongs()).toEqual([]);
  await user().click(within(dialog).getByTestId("leaving-do"));
  expect(lastAsked(side, "editProcess")?.[1]).toEqual({
    kind: "leave",
    stage: 3,
    told_at: 6,
    left_as: "merged",
  });
  const left = await seen("stages-left");
  expect(left.textContent).toContain("merged into Closing");
  expect(names()).not.toContain("Qualification");
  await user().click(within(left).getByTestId("bring-back"));
  await waitFor(() => expect(names()).toContain("Qualification"));
  expect(screen.queryByTestId("stages-left")).toBeNull();
});

it("asks before another stage wins", async () => {
  const side = await open(here);
  await user().click(await seen("stage-menu-4"));
  await user().click(screen.getByTestId("stage-wins"));
  const dialog = await seen("winning");
  expect(dialog.textContent).toContain("instead of leaving Closing");
  expect(await wrongs()).toEqual([]);
  await user().keyboard("{Enter}");
  await waitFor(() =>
    expect(lastAsked(side, "editProcess")?.[1]).toEqual({ kind: "wins", stage: 4 }),
  );
});

it("lists words that are offered, and kinds of objection", async () => {
  const side = await open(here);
  await user().click(await seen("edit-loss_reasons"));
  const form = await seen("words-form");
  const [first] = within(form).getAllByRole<HTMLInputElement>("textbox");
  await user().clear(first!);
  await user().type(first!, "Money{Enter}Silence");
  expect(await wrongs()).toEqual([]);
  await user().click(within(form).getByTestId("words-keep"));
  expect(lastAsked(side, "setWords")).toEqual([
    "loss_reasons",
    ["Money", "Silence", "Price", "No reply"],
  ]);
  await screen.findByText("Money · Silence · Price · No reply");
  await user().click(await seen("edit-loss_reasons"));
  await user().click(within(await seen("words-form")).getByTestId("words-shipped"));
  expect(lastAsked(side, "setWords")).toEqual(["loss_reasons", null]);
  await waitFor(() => expect(screen.queryByTestId("words-form")).toBeNull());
  await user().click(await seen("edit-objections"));
  await user().click(within(await seen("kinds-form")).getByTestId("kind-trust"));
  expect(await wrongs()).toEqual([]);
  await user().click(screen.getByTestId("kinds-keep"));
  const [, kinds] = lastAsked(side, "setWords") as [string, string[]];
  expect(kinds).not.toContain("trust");
  await undo();
  await undo();
  await undo();
  await screen.findByText("No budget · Price · No reply");
});

it("takes another name for the process", async () => {
  const side = await open(here);
  const field = await seen("process-name");
  await user().clear(field);
  await user().type(field, "Our way{Enter}");
  expect(lastAsked(side, "editProcess")?.[1]).toEqual({ kind: "name", name: "Our way" });
});
