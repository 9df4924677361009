// The kit's parts stand without fault in every state, and behave under the keyboard.
import { cleanup, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import ChooseMany from "../src/kit/ChooseMany.svelte";
import DateField from "../src/kit/DateField.svelte";
import Definition from "../src/kit/Definition.svelte";
import Menu from "../src/kit/Menu.svelte";
import Gallery from "../src/kit/gallery/Gallery.svelte";
import { wrongs } from "./window";

afterEach(cleanup);

it("has no fault a screen reader would stumble over, in any state", async () => {
  render(Gallery);
  await screen.findByText("row", { exact: false }).catch(() => null);
  expect(await wrongs()).toEqual([]);
}, 90_000);

it("opens a dialog, keeps Tab inside, and gives the focus back on Esc", async () => {
  const user = userEvent.setup();
  render(Gallery);
  const opener = screen.getByRole("button", { name: "Dialog" });
  await user.click(opener);
  const dialog = screen.getByRole("dialog", { name: "A question" });
  for (let n = 0; n < 4; n += 1) {
    await user.tab();
    expect(dialog.contains(document.activeElement)).toBe(true);
  }
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(opener);
});

it("searches a long list, accents and all, and ticks several", async () => {
  const user = userEvent.setup();
  const onchange = vi.fn();
  const options = ["Ada", "Ben", "Cem", "Dora", "Eva", "Finn", "Gus", "Inès"];
  render(ChooseMany, { label: "Rep", options, chosen: ["Ben"], onchange });
  await user.type(screen.getByRole("textbox"), "in");
  expect(screen.getAllByRole("checkbox")).toHaveLength(2);
  await user.click(screen.getByRole("checkbox", { name: "Inès" }));
  expect(onchange).toHaveBeenLastCalledWith(["Ben", "Inès"]);
  await user.click(screen.getByRole("button", { name: "Clear" }));
  expect(onchange).toHaveBeenLastCalledWith([]);
});

it("takes a day that is one, says what is none, and steps by arrows", async () => {
  const user = userEvent.setup();
  const onchange = vi.fn();
  render(DateField, { label: "From", value: "2026-01-31", onchange });
  const field = screen.getByRole("textbox", { name: "From" });
  await user.clear(field);
  await user.type(field, "01/02/2026{Enter}");
  expect(screen.getByRole("alert").textContent).toContain("31 Jan 2026");
  expect(onchange).not.toHaveBeenCalled();
  await user.clear(field);
  await user.type(field, "2026-02-01{Enter}");
  expect(onchange).toHaveBeenLastCalledWith("2026-02-01");
  await user.keyboard("{ArrowDown}");
  expect(onchange).toHaveBeenLastCalledWith("2026-01-30");
});

it("runs a menu by keyboard", async () => {
  const user = userEvent.setup();
  const did = vi.fn();
  render(Menu, {
    label: "Options",
    items: [
      { label: "Alpha", do: () => did("a") },
      { label: "Beta", do: () => did("b") },
    ],
  });
  await user.click(screen.getByRole("button", { name: "Options" }));
  await user.keyboard("{ArrowDown}{Enter}");
  expect(did).toHaveBeenLastCalledWith("b");
  expect(screen.queryByRole("menu")).toBeNull();
});

it("explains a figure, and closes on Esc", async () => {
  const user = userEvent.setup();
  render(Definition, { of: "stall_point", n: "214 advances" });
  await user.click(screen.getByRole("button", { name: "What “Stall point” means" }));
  expect(screen.getByText("214 advances")).toBeTruthy();
  await user.keyboard("{Escape}");
  expect(screen.queryByText("214 advances")).toBeNull();
});
