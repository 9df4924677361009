// Search in the palette: deals by the words in them, beside what can be done.
import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { lastAsked, open, seen, wrongs } from "./window";

const user = () => userEvent.setup();

async function asked(words: string) {
  const side = await open({ open: true });
  await user().keyboard("{Control>}k{/Control}");
  const palette = await seen("palette");
  await user().type(within(palette).getByRole("combobox"), words.replace(/[[{]/g, "$&$&"));
  return { side, palette };
}

describe("search", () => {
  it("finds deals by what a name begins with, marks it, and opens one by Enter", async () => {
    const { palette } = await asked("Juniper");
    const first = await waitFor(() => {
      const [option] = within(palette)
        .getAllByRole("option")
        .filter((one) => one.querySelector("mark"));
      expect(option).toBeTruthy();
      return option as HTMLElement;
    });
    expect(first.querySelector("mark")?.textContent).toBe("Juniper");
    expect(first.textContent).toContain("Deal");
    expect(await wrongs()).toEqual([]);
    const name = first.querySelector("bdi")?.textContent ?? "?";
    await user().keyboard("{Enter}");
    expect((await seen("deal-panel")).textContent).toContain(name);
  });

  it("asks for the whole of what was typed, whatever it holds", async () => {
    const { side, palette } = await asked('"* 🙂 (שלום');
    await waitFor(() => expect(lastAsked(side, "search")).toEqual([null, '"* 🙂 (שלום']));
    expect(palette.textContent).toContain("🙂");
    expect(await wrongs()).toEqual([]);
  });

  it("says how far it has looked while the index is young, and asks again", async () => {
    const side = await open({ open: true });
    const real = side.calls.search;
    let asked = 0;
    side.calls.search = async (...given) => {
      const found = await real(...given);
      asked += 1;
      return asked < 4 ? { ...found, ready: asked * 10, of: 160 } : found;
    };
    await user().keyboard("{Control>}k{/Control}");
    await user().type(await screen.findByRole("combobox"), "ju");
    await waitFor(() => expect(asked).toBeGreaterThanOrEqual(4));
    await waitFor(async () => expect((await seen("palette-far")).textContent?.trim()).toBe(""));
  });

  it("says in words what could not be searched", async () => {
    const side = await open({ open: true });
    side.failNext("search", "busy");
    await user().keyboard("{Control>}k{/Control}");
    side.failNext("search", "busy");
    await user().type(await screen.findByRole("combobox"), "j");
    await waitFor(async () => expect((await seen("palette-far")).textContent?.trim()).not.toBe(""));
  });
});
