// What lies behind stalled deals: on Review, on a rep's page, on the deal, and every count opens its
// deals.
import { screen, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { saidOnce } from "../../src/kit/saidOnce";
import { t } from "../../src/text";
import { lastSelection, openWindow, wordsOf } from "./window";

describe("causes", () => {
  it("are counted at a stage, with what history says of each", async () => {
    const opened = openWindow("review");
    const table = await screen.findByTestId("behind-table");
    expect(table.textContent).toMatch(/no decision-maker.*holds deals back here/s);
    expect(table.textContent).toMatch(/20\s%\s*41\s%\s+without/s);
    expect(table.textContent).toContain("−33 to −9 points");
    await opened.user.click(within(table).getAllByRole("button", { name: /Show them/ })[0]!);
    expect(lastSelection(opened.told)).toMatchObject({ kind: "cause", rep: null });
  });

  it("stand as chips on the deals to talk about, what is not known folded into a hint", async () => {
    openWindow("review");
    const row = await screen.findByTestId("stalled-row-0");
    expect(row.textContent).toContain("1 not known");
  });

  it("say what they were told from", () => {
    const none = { since: null, days: null, usual_days: null, times: null, objection: null };
    expect(t.causes.told("no_reply", { ...none, times: 4, since: "2026-01-05" })).toMatch(
      /4 attempts since .* no reply/,
    );
    expect(t.causes.told("close_date_pushed", { ...none, times: 1, days: 30 })).toBe(
      "Pushed once, by 30 days in sum.",
    );
    expect(
      t.causes.told("no_activity", { ...none, since: "2026-01-05", days: 26, usual_days: 9 }),
    ).toMatch(/26 days ago.*9 days are usual/);
  });

  it("are not said twice beside the reasons", () => {
    const deal = {
      reasons: [{ kind: "close_date_past" }, { kind: "went_back" }],
      causes: [{ cause: "close_date_past" }],
    };
    expect(saidOnce(deal).reasons).toEqual([{ kind: "went_back" }]);
  });

  it("of a rep stand on the rep's page", async () => {
    const opened = openWindow("review");
    const first = await screen.findByTestId("by-rep-0");
    const name = within(first).getAllByRole("button")[0]!;
    await opened.user.click(name);
    expect(await wordsOf("rep-causes")).toContain("What lies behind");
  });
});
