// From a dropped file to the review, and every way it can go otherwise.
import { cleanup, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { FILES } from "../src/ipc/fake/files";
import type { Hints, Offered } from "../src/ipc";
import { EVERYTHING } from "../src/app/place";
import { nameFrom } from "../src/screens/import/reading";
import { lastAsked, open, seen, wrongs } from "./window";

const [moves, snapshot, ambiguous, picture] = FILES as [Offered, Offered, Offered, Offered];

afterEach(cleanup);

it("leads from a file dropped on the first start to the review", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.drop(moves);
  expect((await seen("recognised")).textContent).toContain("one row per stage change");
  expect(screen.getByTestId<HTMLInputElement>("workspace-name-field").value).toBe("Pipeline moves");
  await user.click(await seen("import-button"));
  const done = await seen("import-done");
  expect(done.textContent).toContain("212 new deals, 96 changed, 8,011 unchanged");
  expect(done.textContent).toContain("13 rows or cells could not be read");
  expect(lastAsked(side, "createWorkspaceHere")).toEqual(["Pipeline moves"]);
  await user.click(await seen("see-review"));
  await seen("screen-review");
  expect((await seen("workspace-name")).textContent).toBe("Pipeline moves");
});

it("goes on with the files that were there when another language was chosen", async () => {
  await open({ open: true }, { screen: "review", choice: EVERYTHING, inner: null, anew: [moves] });
  await seen("screen-review");
  await userEvent.setup().click(await seen("nav-import"));
  expect((await seen("recognised")).textContent).toContain("one row per stage change");
});

it("lays a file open without a fault that axe finds", async () => {
  const side = await open();
  side.drop(moves);
  await seen("recognised");
  expect(await wrongs()).toEqual([]);
}, 90_000);

it("says where a dragged file may go", async () => {
  const side = await open();
  side.drag(true);
  expect((await seen("drop-here")).textContent).toBe("Drop the file to import it");
  side.drag(false);
  await waitFor(() => expect(screen.queryByTestId("drop-here")).toBeNull());
});

it("lists what it did not understand, row by row", async () => {
  const side = await open();
  side.drop(moves);
  const problems = await seen("import-problems");
  expect(problems.textContent).toContain("Stage not in the process");
  expect(problems.textContent).toContain("“On ice” is not a stage");
});

it("says plainly what a snapshot can and cannot say", async () => {
  const side = await open();
  side.drop(snapshot);
  const note = await seen("no-history");
  expect(note.textContent).toContain("Cannot be said: conversion by stage");
  expect(note.textContent).toContain("Can be said: win rate");
});

it("says of a snapshot that knows when a stage was entered what that stage can tell", async () => {
  const side = await open();
  const { inspectFiles } = side.calls;
  side.calls.inspectFiles = async (ids, hints) => {
    const preview = await inspectFiles(ids, hints);
    const entered = [{ column: 3, stage: "Engaging" }];
    return { ...preview, mapping: { ...preview.mapping, entered } };
  };
  side.drop(snapshot);
  const words = (await seen("no-history")).textContent;
  expect(words).toContain("when it entered Engaging, not how it got there");
  expect(words).toContain("for Engaging conversion, time and stalled deals");
  expect(words).toContain("the same of any other stage");
});

it("offers to stop looking at a file that takes long", async () => {
  const side = await open();
  side.calls.inspectFiles = () => new Promise(() => {});
  side.drop(moves);
  await seen("import-looking");
  const stop = await screen.findByTestId("stop-looking", {}, { timeout: 6_000 });
  await userEvent.setup().click(stop);
  await seen("pick-file");
}, 15_000);

it.each([
  ["sales_pipeline.csv", "Sales pipeline"],
  ["pipeline-moves.csv", "Pipeline moves"],
  ["2026-03-14 export.CSV", "2026-03-14 export"],
  ["écran__deux.txt", "Écran deux"],
  [".csv", ".csv"],
])("names a workspace after %s", (file, name) => expect(nameFrom(file)).toBe(name));

it("asks whether the day or the month is first, and imports nothing before", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.drop(ambiguous);
  const ask = await seen("dates-ask");
  expect(ask.textContent).toContain("03/04/2025 is 3 Apr 2025");
  expect((await seen("import-button")).hasAttribute("disabled")).toBe(true);
  await user.click(await seen("dates-mdy"));
  await waitFor(() =>
    expect(screen.getByTestId("import-button").hasAttribute("disabled")).toBe(false),
  );
  expect((lastAsked(side, "inspectFiles")?.[1] as Hints).dates).toBe("mdy");
});

it("names a file that is no export, and offers another", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.drop(picture);
  const refused = await seen("error");
  expect(refused.dataset.code).toBe("unreadable");
  // Why just this one, and not what holds of any.
  expect(refused.textContent).toContain("holiday.png: The file is not text but a picture");
  expect(refused.textContent).not.toContain("one per stage change");
  side.willPick(moves);
  await user.click(screen.getByRole("button", { name: "Choose other files…" }));
  await seen("recognised");
});

it("imports into the open workspace without asking for a name", async () => {
  const user = userEvent.setup();
  const side = await open();
  await user.click(await seen("door-empty"));
  await user.type(await seen("new-workspace-name"), "Spring");
  await user.click(await seen("create-here"));
  await seen("screen-import");
  await user.click(await seen("pick-file"));
  const act = await seen("import-do");
  expect(act.textContent).toContain("212 new deals");
  expect(screen.queryByTestId("workspace-name-field")).toBeNull();
  await user.click(await seen("import-button"));
  await seen("import-done");
  expect(side.asked.filter((call) => call.name === "createWorkspaceHere")).toHaveLength(1);
  const history = await seen("import-history");
  await within(history).findByText("pipeline-moves.csv");
});

it("does not mix a file into the sample team", async () => {
  const side = await open({ open: true });
  side.drop(moves);
  expect((await seen("import-do")).textContent).toContain("gets a workspace of its own");
});

it("can be cancelled, and keeps nothing then", async () => {
  const user = userEvent.setup();
  const side = await open({ wait: 12 });
  side.drop(moves);
  await user.click(await seen("import-button"));
  await user.click(await seen("cancel"));
  expect((await seen("import-cancelled")).textContent).toContain("Nothing of it was kept");
  expect(lastAsked(side, "cancelImport")).toEqual([]);
});

it("says so when a workspace of that name is there, and keeps the file waiting", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.drop(moves);
  side.failNext("createWorkspaceHere", "exists");
  await user.click(await seen("import-button"));
  await screen.findByText("A file of that name is there already.");
  expect(screen.getByTestId("import-button")).toBeTruthy();
});

it("says what went wrong when the import fails, and keeps the file waiting", async () => {
  const user = userEvent.setup();
  const side = await open();
  side.drop(moves);
  side.failNext("importFiles", "disk_full");
  await user.click(await seen("import-button"));
  expect((await seen("error")).dataset.code).toBe("disk_full");
  await seen("import-button");
});
