// A deal in its panel and on the board: recorded, moved, undone.
import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { readAmount, writeAmount } from "../src/app/deal/amount";
import { writeFor } from "../src/text/format";
import { happened } from "../src/app/deal/happened";
import { lastAsked, open, seen, wrongs } from "./window";

const user = () => userEvent.setup();
const chosen = (group: HTMLElement) =>
  group.querySelector('[aria-checked="true"]')?.textContent ?? null;

async function opened() {
  const side = await open({ open: true, settings: { last_screen: "pipeline" } });
  await userEvent.setup().click(await seen("pipeline-board"));
  const board = await seen("board");
  const cards = await waitFor(() => {
    const all = [...board.querySelectorAll<HTMLElement>("[data-card]")];
    expect(all.length).toBeGreaterThan(5);
    return all;
  });
  return { side, board, cards };
}

describe("the board", () => {
  it("has a column for every stage, with how many stall", async () => {
    const { board } = await opened();
    expect(board.querySelectorAll("[data-stage]")).toHaveLength(8);
    expect(within(board).getAllByText(/stalled/).length).toBeGreaterThan(0);
    expect(await wrongs()).toEqual([]);
  });

  it("moves a card by keyboard, asking once what is open", async () => {
    const { side, cards } = await opened();
    const card = cards[0];
    card?.focus();
    await user().keyboard("{Shift>}{ArrowRight}{/Shift}");
    const dialog = await seen("move-deal");
    expect(dialog.textContent).toMatch(/exit check/);
    expect(await wrongs()).toEqual([]);
    await user().click(await seen("move-anyway"));
    await waitFor(() =>
      expect(lastAsked(side, "editDeals")).toEqual([
        null,
        [card?.dataset.card],
        { move: expect.objectContaining({ to: { stage: 1 }, reason: null }) },
      ]),
    );
  });
});

describe("the deal panel", () => {
  async function panel() {
    const { side, cards } = await opened();
    await user().click(cards[0] as HTMLElement);
    return { side, id: cards[0]?.dataset.card, panel: await seen("deal-panel") };
  }

  it("shows where the deal stands and what is recorded", async () => {
    const { panel: inside } = await panel();
    await within(inside).findByTestId("deal-stepper");
    expect(within(inside).getAllByText("Next step").length).toBeGreaterThan(0);
    expect(await wrongs()).toEqual([]);
  });

  it("asks why a deal was won, and lets it be won without a reason", async () => {
    const { side, id, panel: inside } = await panel();
    const win = async (said: string) => {
      await user().click(await within(inside).findByTestId("deal-elsewhere"));
      await user().click(await screen.findByTestId("move-won"));
      const dialog = await seen("move-deal");
      const reason = within(dialog).getByTestId("win-reason");
      expect(await wrongs()).toEqual([]);
      if (said !== "") await user().type(reason, said);
      await user().click(await seen("move-anyway"));
    };
    const told = (reason: string | null) => [
      null,
      [id],
      { move: { to: "won", day: expect.any(String), reason } },
    ];
    await win("");
    await waitFor(() => expect(lastAsked(side, "editDeals")).toEqual(told(null)));
    await waitFor(() => expect(screen.queryByTestId("move-deal")).toBeNull());
    await user().keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(lastAsked(side, "undoEdit")).toEqual([]));
    await win("Trust in us");
    await waitFor(() => expect(lastAsked(side, "editDeals")).toEqual(told("Trust in us")));
  });

  it("keeps an answer, and takes it back", async () => {
    const { side, id, panel: inside } = await panel();
    const budget = await within(inside).findByTestId("detail-budget");
    await user().click(within(budget).getByRole("radio", { name: "Partly" }));
    await waitFor(() =>
      expect(lastAsked(side, "editDeals")).toEqual([
        null,
        [id],
        { detail: { detail: "budget", value: { answer: "partly" } } },
      ]),
    );
    await waitFor(() => expect(chosen(budget)).toBe("Partly"));
    budget.querySelector<HTMLElement>("button")?.focus();
    await user().keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(lastAsked(side, "undoEdit")).toEqual([]));
    await screen.findByText(/Undone: what is recorded/);
    await waitFor(() => expect(chosen(budget)).toBe("Unknown"));
  });

  it("adds a contact and asks for the rest of it", async () => {
    const { side, panel: inside } = await panel();
    const field = await within(inside).findByTestId("add-contact");
    await user().type(field, "Dora Lind{Enter}");
    await waitFor(() =>
      expect(lastAsked(side, "editDeals")?.[2]).toEqual({
        contact: {
          id: null,
          row: { name: "Dora Lind", role: null, reach: null, decides: false, agreed: null },
        },
      }),
    );
    await waitFor(() => expect(within(inside).queryByLabelText("Role")).not.toBeNull());
  });

  it("says in words what cannot be an amount, and changes nothing", async () => {
    const { side, panel: inside } = await panel();
    const amount = await within(inside).findByTestId("fact-amount");
    await user().clear(amount);
    await user().type(amount, "12.34.5{Enter}");
    await within(inside).findByText(/Write an amount like/);
    expect(lastAsked(side, "editDeals")).toBeUndefined();
  });
});

it("makes a deal by N, and opens it", async () => {
  const side = await open({ open: true, settings: { last_screen: "review" } });
  await seen("screen-review");
  await user().keyboard("n");
  const dialog = await seen("new-deal");
  expect(await wrongs()).toEqual([]);
  await user().click(within(dialog).getByTestId("new-deal-do"));
  await within(dialog).findByText("A deal needs a name.");
  await user().type(within(dialog).getByTestId("new-deal-name"), "Pumps{Enter}");
  await waitFor(() =>
    expect(lastAsked(side, "newDeal")?.[1]).toMatchObject({ name: "Pumps", stage: 0 }),
  );
  await waitFor(async () => expect((await seen("deal-panel")).textContent).toContain("Pumps"));
});

describe("amounts", () => {
  it("are read as written, never times a hundred", () => {
    const check = (text: string, currency: string, minor: number | null) =>
      expect(readAmount(text, currency)?.minor ?? null, text).toBe(minor);
    check("12,500", "EUR", 1_250_000);
    check("12,500.50", "EUR", 1_250_050);
    check("12 500.5", "EUR", 1_250_050);
    check("500", "JPY", 500);
    check("500.5", "JPY", null);
    check("12.500", "EUR", null);
    check("12,5", "EUR", null);
    check("1.234,56", "EUR", null);
    check("€12", "EUR", null);
    check("-3", "EUR", -300);
  });

  it("are read and written as numbers are where one is", () => {
    writeFor("de", "de-DE");
    try {
      const check = (text: string, minor: number | null) =>
        expect(readAmount(text, "EUR")?.minor ?? null, text).toBe(minor);
      check("12.500", 1_250_000);
      check("12.500,50", 1_250_050);
      check("12,5", 1_250);
      check("12,500", null);
      check("12.50", null);
      expect(writeAmount({ minor: 1_250_050, currency: "EUR" })).toBe("12.500,50");
      writeFor("de", "de-AT");
      check("12 500,50", 1_250_050);
      check("12.500", null);
    } finally {
      writeFor("en", "en-GB");
    }
  });

  it("are written to be read again", () => {
    const places: [string, string][] = [
      ["de", "de-DE"],
      ["de", "de-AT"],
      ["de", "de-CH"],
      ["en", "en-GB"],
    ];
    for (const [language, place] of places) {
      writeFor(language, place);
      for (const minor of [0, 5, 100, 1_250_050, -300, 123_456_789_012]) {
        const money = { minor, currency: "EUR" };
        expect(readAmount(writeAmount(money), "EUR"), place).toEqual(money);
      }
    }
  });
});

it("tells what happened in words", () => {
  const changed = (field: string, old: string | null, now: string | null) =>
    happened({ changed: { field, old, new: now } });
  expect(changed("amount", "1250000 EUR", "1300000 EUR")).toBe("Amount: €12,500 → €13,000");
  expect(changed("expected_close", "2026-01-31", "2026-03-01")).toBe(
    "Expected close: 31 Jan 2026 → 1 Mar 2026",
  );
  expect(changed("budget", null, "partly")).toBe("Budget: Partly");
  expect(changed("name", "Pumps", null)).toBe("Name cleared (was Pumps)");
  expect(happened({ entered: "Pitch" })).toBe("entered Pitch");
});

it("opens a deal to talk about from the review", async () => {
  await open({ open: true, settings: { last_screen: "review" } });
  const [first] = await screen.findAllByTestId("talk-deal");
  await user().click(first as HTMLElement);
  expect((await seen("deal-panel")).textContent).toContain(first?.textContent ?? "");
});
