// A deal's timeline: what no file dates is said to lie between two days.
import { cleanup, render, screen } from "@testing-library/svelte";
import { afterEach, expect, it } from "vitest";
import Timeline from "../src/app/deal/Timeline.svelte";
import type { DealEvent } from "../src/ipc";

afterEach(cleanup);

function entered(between: DealEvent["between"]): DealEvent {
  return { day: "2026-02-05", between, who: null, file: "week-2.csv", what: { entered: "Demo" } };
}

it("says between which days a move lies that no file dates", () => {
  render(Timeline, {
    props: { events: [entered({ earliest: "2026-02-02", latest: "2026-02-09" })] },
  });
  const said = screen.getByTestId("between").textContent;
  expect(said).toContain("between");
  expect(said).toMatch(/2\b.*9\b/);
});

it("says up to which day where nothing tells the first", () => {
  render(Timeline, { props: { events: [entered({ earliest: null, latest: "2026-02-09" })] } });
  expect(screen.getByTestId("between").textContent).toContain("up to");
});

it("says nothing of the kind where a file tells the day", () => {
  render(Timeline, { props: { events: [entered(null)] } });
  expect(screen.queryByTestId("between")).toBeNull();
});
