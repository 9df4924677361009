// A chart states its finding, answers to keyboard and click, and has a table twin.
import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import Chart, { type Drawing } from "../src/kit/Chart.svelte";

const drawing: Drawing<string> = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="100"><script>window.hit = 1</script><rect data-part="a" width="9" height="9"/></svg>',
  width: 240,
  height: 100,
  title: "Qualification loses half",
  subtitle: "612 deals",
  hits: [
    { x: 0, y: 0, w: 50, h: 20, label: "Pitch: 21 lost", selection: "lost" },
    { x: 0, y: 40, w: 50, h: 20, label: "Closing: too few", selection: null },
  ],
  table: { headers: ["Stage", "Lost"], align: ["left", "right"], rows: [["Pitch", "21"]] },
};

afterEach(cleanup);

it("states the finding and keeps scripts out", async () => {
  render(Chart<string>, { draw: () => Promise.resolve(drawing) });
  await screen.findByRole("heading", { name: "Qualification loses half" });
  expect(document.querySelector("svg rect")).not.toBeNull();
  expect(document.querySelector("svg script")).toBeNull();
  expect("hit" in window).toBe(false);
});

it("opens what stands behind a part, by click and by key; a part without deals opens nothing", async () => {
  const onpick = vi.fn();
  const user = userEvent.setup();
  render(Chart<string>, { draw: () => Promise.resolve(drawing), onpick });
  await user.click(await screen.findByRole("button", { name: "Pitch: 21 lost" }));
  expect(onpick).toHaveBeenLastCalledWith("lost", "Pitch: 21 lost");
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Closing: too few");
  await user.keyboard("{Enter}");
  expect(onpick).toHaveBeenCalledTimes(1);
  await user.keyboard("{ArrowUp}{Enter}");
  expect(onpick).toHaveBeenCalledTimes(2);
});

it("is one stop for Tab, however many parts it has", async () => {
  render(Chart<string>, { draw: () => Promise.resolve(drawing) });
  await screen.findAllByTestId("hit");
  expect(screen.getAllByTestId("hit").map((hit) => hit.tabIndex)).toEqual([0, -1]);
});

it("turns into its table", async () => {
  const user = userEvent.setup();
  render(Chart<string>, { draw: () => Promise.resolve(drawing) });
  await user.click(await screen.findByRole("button", { name: "Chart options" }));
  await user.click(screen.getByRole("menuitem", { name: "Show as table" }));
  expect(screen.getByRole("cell", { name: "21" })).toBeTruthy();
});

it("keeps the old drawing until the new one is there", async () => {
  const view = render(Chart<string>, { draw: () => Promise.resolve(drawing) });
  await screen.findByRole("heading", { name: "Qualification loses half" });
  let give: (next: Drawing<string>) => void = () => {};
  await view.rerender({ draw: () => new Promise<Drawing<string>>((done) => (give = done)) });
  expect(screen.getByRole("heading", { name: "Qualification loses half" })).toBeTruthy();
  give({ ...drawing, title: "Pitch loses most" });
  await screen.findByRole("heading", { name: "Pitch loses most" });
});

it("says so when it cannot be drawn", async () => {
  render(Chart<string>, { draw: () => Promise.reject(new Error()), codeOf: () => "drawing" });
  await waitFor(() => expect(screen.getByRole("alert").dataset.code).toBe("drawing"));
});
