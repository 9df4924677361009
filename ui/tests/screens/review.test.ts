// The Review screen says what the review says, and every figure opens the deals behind it.
import { screen, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import type { Review } from "../../src/ipc";
import { asSnapshot, HOSTILE, lastSelection, openDeals, openWindow, wordsOf } from "./window";

describe("review", () => {
  it("leads with the headline and five figures, each with what it is counted from", async () => {
    openWindow("review");
    expect(await wordsOf("headline")).toContain("Qualification holds up €412k");
    expect(await wordsOf("figure-open")).toMatch(/Open pipeline.*€550k.*26 open deals/s);
    expect(await wordsOf("figure-stalled")).toMatch(/€198k.*7 deals, 36 % of open value/s);
    expect(await wordsOf("figure-win-rate")).toMatch(/3 %.*2–5 %, 640 deals/s);
    expect(await wordsOf("figure-days")).toMatch(/59.*half within 39–80, 21 won/s);
    expect(await wordsOf("figure-won")).toMatch(/Won so far.*21 deals won/s);
  });

  it("opens the deals behind every figure", async () => {
    const cases = [
      ["figure-open", { kind: "open", stage: null, rep: null, stalled: false }],
      ["figure-stalled", { kind: "open", stage: null, rep: null, stalled: true }],
      ["figure-win-rate", { kind: "deals", outcome: null, rep: null }],
      ["figure-days", { kind: "deals", outcome: "advanced", rep: null }],
      ["figure-won", { kind: "won_in_period" }],
    ] as const;
    const opened = openWindow("review");
    for (const [testid, selection] of cases) {
      expect(await openDeals(opened, testid, /Show the deals/)).toEqual(selection);
      await opened.user.keyboard("{Escape}");
    }
  });

  it("explains the win rate with won among closed beside it", async () => {
    const { user } = openWindow("review");
    const card = await screen.findByTestId("figure-win-rate");
    await user.click(within(card).getByLabelText(/means/));
    expect((await screen.findByRole("dialog")).textContent).toMatch(/21 won of \d+/);
  });

  it("says what becomes of the few deals without a first day", async () => {
    openWindow("review", (review) => ({
      ...review,
      notes: [{ kind: "no_history", deals: 500, of: 8_800 }],
    }));
    const words = await wordsOf("no-history");
    expect(words).toContain("500 deals of 8,800 came without the day");
    expect(words).toContain("in no stage’s conversion, time or stalled deals");
    expect(words).toContain("The other 8,300 count everywhere");
  });

  it("shows a row per stage, whose bars and numbers open their deals", async () => {
    const opened = openWindow("review");
    expect(await wordsOf("stage-row-2")).toMatch(/Qualification.*229.*47 %.*12 d.*8.*1.*€19,700/s);
    const passages = { kind: "passages", stage: "Qualification", rep: null };
    const cases = [
      [/: 103 advanced\. Show/, { ...passages, outcome: "advanced" }],
      [/: 118 lost\. Show/, { ...passages, outcome: "lost" }],
      [/229 entered/, { ...passages, outcome: null }],
      [/8 open deals/, { kind: "open", stage: "Qualification", rep: null, stalled: false }],
      [/1 deal past/, { kind: "open", stage: "Qualification", rep: null, stalled: true }],
    ] as const;
    for (const [label, selection] of cases) {
      expect(await openDeals(opened, "stage-row-2", label)).toEqual(selection);
      await opened.user.keyboard("{Escape}");
    }
  });

  it("marks the stage that holds up most, and says so to a screen reader", async () => {
    openWindow("review");
    const hot = await screen.findByText(/Most value held up here/);
    expect(hot.closest("tr")?.textContent).toContain("Objection handling");
  });

  it("says in words how a conversion changed", async () => {
    openWindow("review");
    const row = await screen.findByTestId("stage-row-2");
    expect(
      within(row).getByLabelText(
        /47\s%, 95 % interval 40–53\s%\. Up 2 points from 45\s% .* chance may explain it/,
      ),
    ).toBeTruthy();
  });

  it("shows a card per flag and its evidence, with the odds in words", async () => {
    const { user, told } = openWindow("review");
    expect(await wordsOf("flag-card-0")).toMatch(/Ben Okafor · Qualification.*strong.*8 left/s);
    await user.click(screen.getByTestId("evidence-1"));
    const evidence = await screen.findByTestId("evidence");
    expect(evidence.textContent).toContain("at most 1 in 33 is expected to be wrong");
    expect(await within(evidence).findByTestId("figure-flag_curve")).toBeTruthy();
    await user.click(within(evidence).getByTestId("evidence-lost"));
    await screen.findByTestId("deals-drawer");
    expect(lastSelection(told)).toEqual({
      kind: "passages",
      stage: "Qualification",
      outcome: "lost",
      rep: "Inès Marchetti",
    });
  });

  it("marks a stage that stalls the whole team, with its sentence, and coaches nobody for it", async () => {
    const { user, told } = openWindow("review");
    expect(await wordsOf("stage-flag-0")).toMatch(
      /The whole team · Pitch.*likely.*21 have left it; 30\.2 expected/s,
    );
    expect(await wordsOf("stage-row-3")).toContain("The whole team stalls here");
    expect(screen.getByTestId("flag-card-2").textContent).toContain("Tomasz Lind");
    expect(screen.queryByTestId("flag-card-3")).toBeNull();
    expect(screen.getByTestId("nav-team").textContent).toContain("3 flags");
    await user.click(screen.getByTestId("stage-evidence-0"));
    const evidence = await screen.findByTestId("evidence");
    expect(await within(evidence).findByTestId("figure-flag_curve")).toBeTruthy();
    expect(await wordsOf("evidence-judged")).toBe("21, 30.2 expected");
    expect(evidence.textContent).toMatch(/Conversion in the period before/);
    await user.click(within(evidence).getByTestId("evidence-lost-team"));
    await screen.findByTestId("deals-drawer");
    expect(lastSelection(told)).toEqual({
      kind: "passages",
      stage: "Pitch",
      outcome: "lost",
      rep: null,
    });
  });

  it("names nobody when only a stage stalls, and says where to look", async () => {
    openWindow("review", (review) => ({
      ...review,
      flags: review.flags.filter((flag) => flag.rep === null),
    }));
    expect(await wordsOf("no-flags")).toMatch(/No rep stands out.*The whole team stalls at Pitch/s);
    expect(screen.queryByTestId("flag-card-0")).toBeNull();
  });

  it("keeps what is for marketing in its own place, with evidence and its deals", async () => {
    const { user, told } = openWindow("review");
    expect(await wordsOf("finding-0")).toMatch(/Source · Social media.*strong.*29 %/s);
    await user.click(screen.getByTestId("finding-evidence-0"));
    const evidence = await screen.findByTestId("evidence");
    expect(await within(evidence).findByTestId("figure-finding_curve")).toBeTruthy();
    expect(await wordsOf("evidence-judged")).toBe("14, 24.6 expected");
    await user.keyboard("{Escape}");
    await user.click(screen.getByTestId("finding-only-1"));
    expect(await screen.findByTestId("filter-personas-clear")).toBeTruthy();
    expect(told.asked.filter(({ name }) => name === "review").at(-1)?.given[0]).toMatchObject({
      filter: { personas: ["Finance lead"] },
    });
  });

  it("has no word for marketing where there is nothing to say", async () => {
    openWindow("review", (review) => ({ ...review, findings: [] }));
    await screen.findByTestId("stage-row-0");
    expect(screen.queryByTestId("marketing")).toBeNull();
  });

  it("says what the chance within 30 days rests on", async () => {
    openWindow("review");
    const row = await screen.findByTestId("stalled-row-0");
    expect(
      within(row).getByTitle(
        /^45\s% to move on within 30 days \(27–69\s%\), learned from 304 past/,
      ),
    ).toBeTruthy();
    expect(screen.getAllByTitle(/by this stage’s own curve, from 33 past/).length).toBeGreaterThan(
      0,
    );
    expect(screen.getAllByTitle("Too little is known to say.").length).toBeGreaterThan(0);
  });

  it("shows the first six flags, the rest on request", async () => {
    const { user } = openWindow("review", (review) => ({
      ...review,
      flags: Array.from({ length: 9 }, (_, n) => ({
        ...(review.flags[0] as Review["flags"][number]),
        rep: `Rep ${n}`,
      })),
    }));
    await screen.findByTestId("flag-card-5");
    expect(screen.queryByTestId("flag-card-6")).toBeNull();
    await user.click(screen.getByTestId("flags-all"));
    expect(screen.getByTestId("flag-card-8")).toBeTruthy();
  });

  it("says why there is no flag", async () => {
    const cases: [string, (review: Review) => Review][] = [
      ["No rep stands out", (review) => review],
      ["One rep", (review) => ({ ...review, notes: [{ kind: "one_rep" }] })],
      ["Two reps", (review) => ({ ...review, notes: [{ kind: "two_reps" }] })],
      [
        "Too few deals",
        (review) => ({ ...review, notes: [{ kind: "too_few_deals", cells: 80, of: 80 }] }),
      ],
      [
        "No deal has an owner",
        (review) => ({
          ...review,
          reps: review.reps.map((rep) => ({ ...rep, rep: null })).slice(0, 1),
        }),
      ],
    ];
    for (const [words, change] of cases) {
      const { unmount } = openWindow("review", (review) => change({ ...review, flags: [] }));
      expect(await wordsOf("no-flags")).toContain(words);
      unmount();
    }
  });

  it("lists stalled deals with days, chance and causes", async () => {
    openWindow("review");
    expect(await wordsOf("stalled-row-0")).toMatch(
      /Juniper Energy roll-out.*Ben Okafor.*Objection handling.*21.*13.*48 %.*of 68.*€72,500.*owner changed/s,
    );
  });

  it("is calm when nothing is stalled", async () => {
    openWindow("review", (review) => ({ ...review, stalled_deals: [] }));
    expect(await wordsOf("nothing-stalled")).toContain("Nothing is stalled");
  });

  it("says what a snapshot can and cannot say, and shows what it can", async () => {
    openWindow("review", asSnapshot);
    expect(await wordsOf("no-history")).toMatch(/snapshot.*Win rate.*can be said/s);
    expect(await wordsOf("figure-stalled")).toContain("cannot be said from a snapshot");
    expect(await screen.findByTestId("open-by-stage")).toBeTruthy();
    expect(await wordsOf("no-flags")).toContain("A snapshot cannot say");
    expect(await wordsOf("nothing-stalled")).toContain("Not known from a snapshot");
  });

  it("leads to a filter's end or to Import when there are no deals", async () => {
    openWindow("review", (review) => ({ ...review, notes: [{ kind: "no_deals" }] }));
    expect(await wordsOf("no-deals")).toContain("Nothing to review yet");
  });

  it("says in words why there is no review, and asks again", async () => {
    const { told, user } = openWindow("review", undefined, { name: "review", code: "busy" });
    const note = await screen.findByTestId("error");
    expect(told.asked.filter(({ name }) => name === "review")).toHaveLength(1);
    await user.click(within(note).getByRole("button", { name: "Try again" }));
    expect(await screen.findByTestId("figure-open")).toBeTruthy();
  });

  it("leads from a rep to the rep's page on Team", async () => {
    const { user } = openWindow("review");
    const row = await screen.findByTestId("by-rep-0");
    await user.click(within(row).getByLabelText(/show on Team/));
    expect(await wordsOf("rep-name")).toBe("Ben Okafor");
  });

  it("shows hostile names as plain text", async () => {
    openWindow("review", (review) => ({
      ...review,
      stages: review.stages.map((stage, at) => (at === 0 ? { ...stage, stage: HOSTILE } : stage)),
      flags: review.flags.map((flag) => ({ ...flag, rep: HOSTILE, summary: `${HOSTILE} 8 left` })),
      stalled_deals: review.stalled_deals.map((deal, at) => ({
        ...deal,
        name: at === 0 ? HOSTILE : deal.name,
        rep: HOSTILE,
      })),
    }));
    expect(await wordsOf("stalled-row-0")).toContain(HOSTILE);
    expect(await wordsOf("stage-row-0")).toContain(HOSTILE);
    expect(await wordsOf("flag-card-0")).toContain(HOSTILE);
    expect(document.querySelector("img")).toBeNull();
    expect(document.title).not.toBe("caught");
  });
});
