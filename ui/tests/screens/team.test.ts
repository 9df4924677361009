// The Team screen: the map, the reps, and a rep's page that back and forward know.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { stand, type RepFigures } from "../../src/ipc";
import type { Fake } from "../../src/ipc/fake";
import { asSnapshot, HOSTILE, lastSelection, openDeals, openWindow, wordsOf } from "./window";
import { wrongs } from "../window";

const last = (told: Fake, name: string) =>
  told.asked.filter((call) => call.name === name).at(-1)?.given;

describe("team", () => {
  it("draws the map by conversion, and by pace on request", async () => {
    const { told, user } = openWindow("team");
    await screen.findByTestId("figure-heatmap");
    await user.click(screen.getByTestId("measure-pace"));
    await waitFor(() =>
      expect(told.asked.filter(({ name }) => name === "figure").at(-1)?.given[1]).toEqual({
        kind: "heatmap",
        measure: "pace",
      }),
    );
  });

  it("lists the reps with their figures, and opens the deals behind them", async () => {
    const opened = openWindow("team");
    const table = await screen.findByTestId("team-reps");
    const ben = within(table).getAllByRole("row")[2] as HTMLElement;
    expect(ben.textContent?.replace(/\s+/g, " ")).toMatch(
      /Ben Okafor ?North ?70 ?3 ?63 ?5 % ?2–13 % ?50 d ?4 ?€143,600 ?3 ?1/,
    );
    expect(await openDeals(opened, "team-reps", /Ben Okafor: 63 lost/)).toEqual({
      kind: "deals",
      outcome: "lost",
      rep: "Ben Okafor",
    });
  });

  it("opens a rep's page and finds the way back", async () => {
    const { user } = openWindow("team");
    await user.click(await screen.findByTestId("team-rep-1"));
    expect(await wordsOf("rep-name")).toBe("Ben Okafor");
    expect(await wordsOf("rep-open")).toContain("4 open deals");
    expect(await wordsOf("rep-win-rate")).toMatch(/5 %.*2–13 %, team 3 %/);
    window.history.back();
    expect(await screen.findByTestId("team-rep-1")).toBeTruthy();
    window.history.forward();
    expect(await wordsOf("rep-name")).toBe("Ben Okafor");
    await user.click(screen.getByTestId("rep-back"));
    expect(await screen.findByTestId("team-rep-1")).toBeTruthy();
  });

  it("sets a rep's stages against the team's, in words", async () => {
    const { told, user } = openWindow("team");
    await user.click(await screen.findByTestId("team-rep-1"));
    expect(await wordsOf("rep-stage-2")).toMatch(
      /Qualification.*team 47 %.*\d+ left, \d+\.\d expected/,
    );
    const row = screen.getByTestId("rep-stage-2");
    await user.click(within(row).getByLabelText(/entered/));
    await screen.findByTestId("deals-drawer");
    expect(lastSelection(told)).toEqual({
      kind: "passages",
      stage: "Qualification",
      outcome: null,
      rep: "Ben Okafor",
    });
  });

  it("shows a rep's flags and stalled deals, and is calm without", async () => {
    const { user } = openWindow("team");
    await user.click(await screen.findByTestId("team-rep-1"));
    expect(await wordsOf("rep-flag")).toContain("Ben Okafor · Qualification");
    expect(await wordsOf("stalled-row-0")).toContain("Juniper Energy roll-out");
    await user.click(screen.getByTestId("rep-back"));
    await user.click(await screen.findByTestId("team-rep-0"));
    expect(await screen.findByText("Nothing to single out")).toBeTruthy();
    expect(screen.getByText("Nothing is stalled")).toBeTruthy();
  });

  it("sets a new rep's first months beside earlier hires', with how many", async () => {
    const { told, user } = openWindow("team");
    await user.click(await screen.findByTestId("team-rep-0"));
    expect(await wordsOf("first-months")).toMatch(/First months.*hired 18 Aug 2025/s);
    expect(await screen.findByTestId("figure-tenure")).toBeTruthy();
    expect(await wordsOf("tenure-peers")).toBe(
      "Beside 8 to 9 earlier hires: fewer had been here as long.",
    );
    expect(told.asked.filter(({ name }) => name === "tenure").at(-1)?.given[1]).toBe("Aylin Demir");
  });

  it("shows no first months of those who have been here longer than a year", async () => {
    const { told, user } = openWindow("team");
    await user.click(await screen.findByTestId("team-rep-1"));
    await screen.findByTestId("rep-stage-0");
    await waitFor(() => expect(told.asked.some(({ name }) => name === "tenure")).toBe(true));
    expect(screen.queryByTestId("first-months")).toBeNull();
  });

  it("says so when too few earlier hires are known", async () => {
    const { told, user } = openWindow("team");
    const calls = {
      ...told.calls,
      tenure: async (...given: Parameters<typeof told.calls.tenure>) => {
        const made = await told.calls.tenure(...given);
        return (
          made && {
            ...made,
            peers: 1,
            months: made.months.map((month) => ({
              ...month,
              wins_peers: null,
              conversion_peers: null,
            })),
          }
        );
      },
    };
    stand({ ...told, calls });
    await user.click(await screen.findByTestId("team-rep-0"));
    expect(await wordsOf("too-few-peers")).toMatch(/Too few earlier hires.*1 earlier hire/s);
    expect(screen.queryByTestId("tenure-peers")).toBeNull();
  });

  it("has a page for those in their first year, whose counts open their deals", async () => {
    const { told, user } = openWindow("team");
    await user.click(await screen.findByTestId("team-ramp"));
    expect(await screen.findByTestId("figure-ramp_up")).toBeTruthy();
    const table = await screen.findByTestId("ramp-table");
    expect(table.textContent).toMatch(
      /Aylin Demir.*hired.*after 5 months: more than 1, as many as 1, fewer than 2/s,
    );
    const made = await told.calls.rampUp(...(last(told, "rampUp") as [never]));
    const won = new Set(made.hires[0]?.months.flatMap((month) => month.won));
    await user.click(screen.getByTestId("ramp-won-Aylin Demir"));
    await screen.findByTestId("deals-drawer");
    await waitFor(() =>
      expect(last(told, "deals")?.[1]).toEqual({ kind: "these", deals: [...won] }),
    );
    await user.click(screen.getByTestId("drawer-close"));
    await user.click(screen.getByTestId("ramp-conversion"));
    await waitFor(() =>
      expect(last(told, "figure")?.[1]).toEqual({ kind: "ramp_up", measure: "conversion" }),
    );
    expect(await wrongs()).toEqual([]);
    await user.click(within(table).getByText("Aylin Demir"));
    expect(await wordsOf("rep-name")).toBe("Aylin Demir");
  });

  it("says so when too few earlier hires, or nobody new, are on record", async () => {
    const { told, user } = openWindow("team");
    const calls = {
      ...told.calls,
      rampUp: async (...given: Parameters<typeof told.calls.rampUp>) => {
        const made = await told.calls.rampUp(...given);
        return { ...made, earlier: made.earlier.slice(0, 2), band: [] };
      },
    };
    stand({ ...told, calls });
    await user.click(await screen.findByTestId("team-ramp"));
    expect(await wordsOf("too-few-earlier")).toMatch(/there are 2/);
    await user.click(screen.getByTestId("team-map"));
    const nobody = async (...given: Parameters<typeof told.calls.rampUp>) => ({
      ...(await told.calls.rampUp(...given)),
      hires: [],
    });
    stand({ ...told, calls: { ...told.calls, rampUp: nobody } });
    await user.click(screen.getByTestId("team-ramp"));
    expect(await wordsOf("no-hires")).toMatch(/Nobody is in the first year.*6 reps were/s);
  });

  it("opens the evidence of a flag from the rep's own page", async () => {
    const { user } = openWindow("team");
    await user.click(await screen.findByTestId("team-rep-1"));
    await user.click((await screen.findAllByTestId("rep-evidence"))[0] as HTMLElement);
    expect(await wordsOf("evidence")).toContain("Ben Okafor · Qualification");
  });

  it("goes back to all reps by the sidebar, and keeps the rep's page under other filters", async () => {
    const { user } = openWindow("team");
    await user.click(await screen.findByTestId("team-rep-1"));
    await user.click(screen.getByTestId("nav-team"));
    expect(await screen.findByTestId("team-rep-1")).toBeTruthy();
    window.history.back();
    expect(await wordsOf("rep-name")).toBe("Ben Okafor");
  });

  it("has a page for deals that nobody owns, whose numbers open nothing", async () => {
    const { user } = openWindow("team", (review) => ({
      ...review,
      reps: review.reps.map((rep, at): RepFigures => (at === 0 ? { ...rep, rep: null } : rep)),
    }));
    await user.click(await screen.findByTestId("team-rep-0"));
    expect(await wordsOf("rep-name")).toBe("No owner");
    expect(within(screen.getByTestId("rep-open")).queryByLabelText(/Show the deals/)).toBeNull();
  });

  it("shows no map for one rep, none for a snapshot, and says why", async () => {
    const one = openWindow("team", (review) => ({ ...review, reps: review.reps.slice(0, 1) }));
    expect(await wordsOf("one-rep")).toContain("nobody to compare with");
    expect(screen.queryByTestId("figure-heatmap")).toBeNull();
    one.unmount();
    openWindow("team", asSnapshot);
    expect(await wordsOf("no-history")).toContain("No map from a snapshot");
    expect(screen.queryByTestId("figure-heatmap")).toBeNull();
    expect(await screen.findByTestId("team-reps")).toBeTruthy();
  });

  it("finds one of two hundred reps by name", async () => {
    const { user } = openWindow("team", (review) => ({
      ...review,
      reps: Array.from({ length: 200 }, (_, n) => ({
        ...(review.reps[0] as RepFigures),
        rep: n === 150 ? HOSTILE : `Rep ${n}`,
      })),
    }));
    await user.type(await screen.findByTestId("find-rep"), "onerror");
    await waitFor(() =>
      expect(within(screen.getByTestId("team-reps")).getAllByRole("row")).toHaveLength(2),
    );
    expect(screen.getByTestId("team-rep-150").textContent).toBe(HOSTILE);
    expect(document.querySelector("img")).toBeNull();
  });

  it("says so when the filters leave nobody", async () => {
    openWindow("team", (review) => ({ ...review, reps: [] }));
    expect(await wordsOf("no-deals")).toContain("No rep has a deal");
  });
});
