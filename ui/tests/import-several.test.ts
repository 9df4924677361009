// Several files at once, who is who, tables as files, and sums in one currency.
import { cleanup, screen, waitFor, within } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { FILES } from "../src/ipc/fake/files";
import { inBase } from "../src/ipc/fake/rates";
import type { Hints, Offered } from "../src/ipc";
import { people, whoOf, whoWord } from "../src/screens/import/people";
import { nearly, sum } from "../src/text/sums";
import { lastAsked, open, seen } from "./window";

const [moves, snapshot, ambiguous, , teams] = FILES as [
  Offered,
  Offered,
  Offered,
  Offered,
  Offered,
];
const said = (side: Parameters<typeof lastAsked>[0]) =>
  lastAsked(side, "inspectFiles") as [number[], Hints];
async function choose(user: UserEvent, id: string, value: string): Promise<void> {
  const list = await seen(id);
  await user.hover(list);
  await user.selectOptions(list, value);
}

afterEach(cleanup);

it("reads files that belong together as one, and says what each is and how it is joined", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.drop(teams, moves);
  const parts = await seen("import-parts");
  expect(said(side)[0]).toEqual([moves.id, teams.id]);
  expect(parts.textContent).toContain("sales_teams.csv");
  expect(parts.textContent).toContain("by rep: it knows 35 of them");
  expect(parts.textContent).toContain("the others are joined to it");
  await user.click(await seen("import-button"));
  expect((await seen("import-done")).textContent).toContain("pipeline-moves.csv + sales_teams.csv");
  expect(lastAsked(side, "importFiles")?.[0]).toEqual([moves.id, teams.id]);
});

it("joins a file by another column where a person says so", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.drop(teams, moves);
  await choose(user, "join-column-1", "manager");
  const join = { file: "sales_teams.csv", column: "manager", to: "sales_agent" };
  await waitFor(() => expect(said(side)[1].joins).toEqual([join]));
});

it("reads each by itself where a person says so", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.drop(moves, teams);
  await user.click(await seen("read-apart"));
  await waitFor(() => expect(said(side)[0]).toEqual([moves.id]));
  expect(screen.queryByTestId("import-parts")).toBeNull();
});

it("brings files that do not belong together in one after another", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.drop(moves, snapshot);
  await seen("recognised");
  await user.click(await seen("import-all"));
  await waitFor(() => expect(screen.getAllByTestId("import-done")).toHaveLength(2));
  const asked = side.asked.filter(({ name }) => name === "importFiles");
  expect(asked.map(({ given }) => given[0])).toEqual([[moves.id], [snapshot.id]]);
  expect(side.asked.filter(({ name }) => name === "createWorkspaceHere")).toHaveLength(1);
});

it("ends at the first that cannot be brought in, and keeps those before it", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.drop(moves, ambiguous);
  await user.click(await seen("import-all"));
  expect((await seen("error")).dataset.code).toBe("ambiguous_dates");
  expect(screen.getAllByTestId("import-done")).toHaveLength(1);
  await user.click(await seen("next-file"));
  await seen("dates-ask");
});

it("asks who is who with what the file shows, and says it with the import", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.drop(moves);
  const panel = await seen("import-people");
  expect(panel.textContent).toContain("2 names want your word");
  expect(panel.textContent).toContain("2,298 of its 2,310 moves came at the same second");
  await choose(user, "person-0", "same/Ben Okafor");
  await choose(user, "person-2", "nobody");
  await waitFor(() => expect(panel.textContent).toContain("not asked again"));
  await user.click(await seen("import-button"));
  await seen("import-done");
  expect((lastAsked(side, "importFiles")?.[1] as Hints).reps).toEqual([
    { name: "ben.okafor@northwind.example", means: { same_as: "Ben Okafor" } },
    { name: "Lead Router", means: "nobody" },
  ]);
});

it.each(["itself", "nobody", { same_as: "Ana/B" }] as const)("keeps %o as a word", (means) =>
  expect(whoOf(whoWord(means))).toEqual(means),
);

it("takes a name for settled however it is written", () => {
  const about = {
    proposed: { name: " ANA ", means: "nobody" as const },
    why: "unassigned" as const,
    rows: 1,
    timed: 0,
    odd: 0,
  };
  const preview = {
    seen: { people: [about] },
    mapping: { reps: [{ name: "Ana", means: "itself" }] },
  };
  expect(people(preview as unknown as Parameters<typeof people>[0])[0]?.said).toBe(true);
});

it("says of a snapshot on which day it is taken to be true", async () => {
  const side = await open();
  side.drop(snapshot);
  const day = (await seen("manner-as-of")) as HTMLInputElement;
  expect(day.value).toBe("");
  expect(day.placeholder).toBe("not said");
  expect(document.body.textContent).toContain("until said, its last day: 31 Dec 2017");
});

it("saves a table as filtered and sorted", async () => {
  const user = userEvent.setup();
  const side = await open({ open: true, settings: { last_screen: "pipeline" } });
  await user.click(await seen("pipeline-stalled"));
  await user.click(await seen("save-table"));
  await user.click(await seen("xlsx-of-table"));
  const [, wanted, form] = lastAsked(side, "exportTable") ?? [];
  expect(form).toBe("xlsx");
  expect(wanted).toMatchObject({
    kind: "sheet",
    sheet: {
      kind: "deals",
      selection: { kind: "open", stage: null, rep: null, stalled: true },
      order: { column: "days", descending: true },
    },
  });
});

it("saves the reps in the order in which they are shown", async () => {
  const user = userEvent.setup();
  const side = await open({ open: true, settings: { last_screen: "team" } });
  const table = await seen("team-reps");
  const order = async () => {
    await user.click(await seen("save-table"));
    await user.click(await seen("csv-of-table"));
    const [, wanted] = lastAsked(side, "exportTable") ?? [];
    return (wanted as { sheet: { order: string[] } }).sheet.order;
  };
  const first = await order();
  expect(first.length).toBeGreaterThan(1);
  const head = table.querySelector<HTMLElement>("th[aria-sort] button");
  if (head) await user.click(head);
  expect(await order()).toEqual([...first].reverse());
});

it("keeps how a person writes numbers and dates", async () => {
  const user = userEvent.setup();
  const side = await open({ open: true, settings: { last_screen: "settings" } });
  await choose(user, "manner-of-decimals", "comma");
  await waitFor(() =>
    expect(lastAsked(side, "saveSettings")?.[0]).toMatchObject({ manner: { decimal: "comma" } }),
  );
});

it("says of an import of an earlier version that it cannot be undone", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.drop(moves);
  await user.click(await seen("import-button"));
  await seen("import-done");
  const { imports } = side.calls;
  side.calls.imports = async () => (await imports()).map((one) => ({ ...one, can_undo: false }));
  side.tell("changed", { tags: ["imports"] });
  const history = await seen("import-history");
  await within(history).findByText("cannot be undone");
  expect(within(history).queryByTestId("undo-1")).toBeNull();
});

const euros = (minor: number) => ({ minor, currency: "EUR" });
const dollars = (minor: number) => ({ minor, currency: "USD" });

it("names the rate and its day beside a sum of several currencies, and what is not in it", async () => {
  const user = userEvent.setup();
  const side = await open({ open: true, settings: { last_screen: "review", base: "EUR" } });
  const { review } = side.calls;
  side.calls.review = async (view) => {
    const made = await review(view);
    const open_value = [euros(1_000_000), dollars(500_000), { minor: 30_000, currency: "CHF" }];
    return { ...made, review: { ...made.review, whole: { ...made.review.whole, open_value } } };
  };
  await side.calls.setRate({ currency: "USD", base: "EUR", day: "2026-01-02", value: "0.9" });
  side.tell("changed", { tags: ["deals", "rates"] });
  const figure = await seen("figure-open");
  await waitFor(() => expect(figure.textContent).toContain("≈"));
  await user.click(within(figure).getByTestId("in-base"));
  const rates = (await seen("in-base-rates")).textContent;
  expect(rates).toContain("at 0.9, from 2 Jan 2026");
  expect(rates).toContain("Not in it, for want of a rate");
  expect(rates).toContain("CHF");
});

it("uses no rate of a later day", () => {
  const late = { currency: "USD", base: "EUR", day: "2026-02-01", value: "0.9" };
  const made = inBase([euros(100), dollars(100)], "EUR", "2026-01-31", [late]);
  expect(made.without_rate).toEqual([dollars(100)]);
});

it("writes a converted sum with what stays apart", () =>
  expect(nearly({ total: euros(41_200_000), without_rate: [dollars(300_000)] }, sum)).toBe(
    "≈\u00a0€412,000 + 1",
  ));
