// Every screen passes axe as far as a page without layout can tell: names, roles, structure.
import { screen } from "@testing-library/svelte";
import axe from "axe-core";
import { expect, it } from "vitest";
import { asSnapshot, openWindow } from "./window";

/** Colours and places are looked at in a real browser. */
const RULES = { "color-contrast": { enabled: false }, "target-size": { enabled: false } };

const cases = [
  ["review", "stage-row-0", undefined],
  ["review", "open-by-stage", asSnapshot],
  ["funnel", "every-figure", undefined],
  ["team", "team-reps", undefined],
  ["pipeline", "pipeline-grid", undefined],
] as const;

it.each(cases)("nothing on %s (%s) is out of reach", async (where, shown, change) => {
  openWindow(where, change);
  await screen.findByTestId(shown);
  const { violations } = await axe.run(document.body, { rules: RULES });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

it("a rep's page and the evidence of a flag are in reach", async () => {
  const { user, unmount } = openWindow("team");
  await user.click(await screen.findByTestId("team-rep-1"));
  await screen.findByTestId("rep-stage-0");
  const page = await axe.run(document.body, { rules: RULES });
  expect(page.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  unmount();
  const review = openWindow("review");
  await review.user.click(await screen.findByTestId("evidence-0"));
  await screen.findByTestId("evidence");
  const drawer = await axe.run(document.body, { rules: RULES });
  expect(drawer.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});
