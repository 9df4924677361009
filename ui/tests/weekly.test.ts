// The weekly review: what became since, marked as seen and opened as it was; the sheet; loss reasons.
import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { CountedBy, Reasons, Since, View } from "../src/ipc";
import { lastAsked, open, seen, wrongs } from "./window";

vi.setConfig({ testTimeout: 60_000 });
const user = () => userEvent.setup();

it("says what became since, each count opening exactly its deals; marked, it is kept as it was", async () => {
  const side = await open({ open: true, settings: { last_screen: "review" } });
  const panel = await seen("since");
  const field = await within(panel).findByTestId("since-from");
  await user().clear(field);
  await user().type(field, "1 Nov 2025{Enter}");
  const moved = await within(panel).findByTestId("since-moved_on");
  await waitFor(() => expect(lastAsked(side, "since")?.[1]).toBe("2025-11-01"));
  const made = (await side.calls.since(...(lastAsked(side, "since") as [never, string]))) as Since;
  const change = made.changes.find((one) => one.became === "moved_on");
  await waitFor(() => expect(moved.textContent).toBe(String(change?.count)));
  // A column of changes stands there where there are any.
  const heads = within(panel)
    .getAllByRole("columnheader")
    .map((head) => head.textContent);
  expect(heads.includes("Change")).toBe(made.changes.some((one) => one.by.length > 0));
  await user().click(moved);
  await seen("deals-drawer");
  await waitFor(() =>
    expect(lastAsked(side, "deals")?.[1]).toEqual({ kind: "these", deals: change?.deals }),
  );
  await user().click(screen.getByTestId("drawer-close"));
  await user().click(await seen("mark-reviewed"));
  const past = await within(panel).findByTestId("past-reviews");
  // Since a review, what came too late for it is said and opens.
  expect(within(panel).queryByTestId("since-late")).toBeNull();
  await user().clear(field);
  await user().type(field, "31 Jan 2026{Enter}");
  const late = await within(panel).findByTestId("since-late");
  expect(late.closest("p")?.textContent).toMatch(
    /Of these deals,\s+\d+\s+changed by .*, going by the dates/,
  );
  await user().click(late);
  await seen("deals-drawer");
  await waitFor(() => {
    const behind = lastAsked(side, "deals")?.[1] as { deals: string[] };
    expect(String(behind.deals.length)).toBe(late.textContent);
  });
  await user().click(screen.getByTestId("drawer-close"));
  expect(await wrongs()).toEqual([]);
  past.focus();
  await within(past).findByRole("option", { name: /as of/ });
  await user().selectOptions(past, "1");
  await seen("past-banner");
  expect(screen.queryByTestId("mark-reviewed")).toBeNull();
  expect(await wrongs()).toEqual([]);
  await user().click(await seen("past-back"));
  await user().keyboard("{Control>}z{/Control}");
  await waitFor(() => expect(screen.queryByTestId("past-reviews")).toBeNull());
});

it("prints a one-to-one sheet, and keeps notes and agreements on the rep's page", async () => {
  const side = await open({ open: true, settings: { last_screen: "team" } });
  await user().click(await seen("team-rep-1"));
  await user().click(await seen("open-sheet"));
  const sheet = await seen("sheet");
  const print = vi.spyOn(window, "print").mockImplementation(() => undefined);
  await user().click(await seen("sheet-print"));
  expect(print).toHaveBeenCalledOnce();
  await user().click(await seen("sheet-pdf"));
  await waitFor(() => expect(lastAsked(side, "saveOneToOne")?.[2]).toBe("a4"));
  expect(await wrongs()).toEqual([]);
  await user().type(within(sheet).getByTestId("sheet-notes"), "Pricing.");
  await user().type(within(sheet).getByTestId("sheet-agreed"), "Three proposals{Enter}Two calls");
  await user().click(within(sheet).getByTestId("sheet-keep"));
  await waitFor(() => expect((lastAsked(side, "editCoaching")?.[1] as unknown[]).length).toBe(3));
  await user().click(await within(sheet).findByTestId("sheet-agreement-1"));
  await waitFor(() =>
    expect(within(sheet).getByTestId<HTMLInputElement>("sheet-agreement-1").checked).toBe(true),
  );
  await user().click(await seen("sheet-back"));
  const history = await seen("one-to-ones");
  await within(history).findByText("Pricing.");
  expect(history.textContent).toContain("Two calls");
});

it("counts why deals are lost, every count as long as its list", async () => {
  const side = await open({ open: true, settings: { last_screen: "funnel" } });
  const panel = await seen("loss-reasons");
  const first = await within(panel).findByTestId("reason-0");
  const made = (await side.calls.reasons(...(lastAsked(side, "reasons") as [never]))) as Reasons;
  expect(first.textContent).toBe(String(made.lost.by_reason[0]?.count));
  const view = lastAsked(side, "reasons")?.[0] as View;
  const behind = (won: boolean, by: CountedBy, of: string | null, reason: string | null = null) =>
    side.calls.closedDeals(view, { won, by, of, reason });
  for (const by of ["by_reason", "by_stage", "by_rep"] as const)
    for (const won of [false, true])
      for (const pile of made[won ? "won" : "lost"][by]) {
        expect(await behind(won, by, pile.of)).toHaveLength(pile.count);
        for (const { reason, count } of pile.reasons)
          if (reason !== null) expect(await behind(won, by, pile.of, reason)).toHaveLength(count);
      }
  await user().click(await within(panel).findByTestId("reasons-by_stage"));
  expect(await wrongs()).toEqual([]);
  await user().click(await within(panel).findByTestId("reasons-won"));
  await user().click(await within(panel).findByTestId("reasons-by_rep"));
  const rep = made.won.by_rep[0];
  const beside = await behind(false, "by_rep", rep?.of ?? null);
  await user().click(await within(panel).findByTestId("reason-beside-0"));
  await seen("deals-drawer");
  await waitFor(() =>
    expect(lastAsked(side, "deals")?.[1]).toEqual({ kind: "these", deals: beside }),
  );
  await user().click(screen.getByTestId("drawer-close"));
  await user().click(await within(panel).findByTestId("reasons-by_reason"));
  const unsaid = made.won.by_reason.find((pile) => pile.of === null);
  expect(unsaid?.count).toBe(made.won.unsaid);
  expect(panel.textContent).toContain("Not recorded");
  expect(await wrongs()).toEqual([]);
  await user().click(await within(panel).findByTestId("reasons-by_competitor"));
  expect(panel.textContent).toContain("No competitor is named on");
});

it("saves review dates and next steps as a calendar", async () => {
  const side = await open({ open: true, settings: { last_screen: "review" } });
  await user().click(await seen("plan-from-flag-0"));
  await user().click(await within(await seen("plan-coaching")).findByTestId("plan-do"));
  await user().click(await seen("nav-coaching"));
  await user().click(await seen("save-calendar"));
  await screen.findByText(/Stagecoach\.ics/);
  expect(lastAsked(side, "saveCalendar")).toEqual([null]);
});
