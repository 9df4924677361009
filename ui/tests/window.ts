// The whole page over the fake: what tests open, and how they look for trouble.
import { render, screen, waitFor } from "@testing-library/svelte";
import axe from "axe-core";
import { expect } from "vitest";
import App from "../src/app/App.svelte";
import { stand } from "../src/ipc";
import { fake, type Fake, type FakeOptions } from "../src/ipc/fake";

/** Opens the page and waits until it stands; `at`: what the window's history knew of the place before. */
export async function open(options: FakeOptions = {}, at: unknown = null): Promise<Fake> {
  window.history.replaceState(at, "");
  const window_side = fake({ deals: 160, ...options });
  stand(window_side);
  render(App);
  await waitFor(() => expect(document.querySelector("main")).not.toBeNull());
  return window_side;
}

/** By test id, once it is there. */
export const seen = (id: string): Promise<HTMLElement> => screen.findByTestId(id);

/** What axe finds wrong within a part of the page, in words. Colours need a real browser: their contrast is checked by eye. */
export async function wrongs(within: Element = document.body): Promise<string[]> {
  const found = await axe.run(within, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return found.violations.map(
    (v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(" | ")}`,
  );
}

/** The last thing a command was given. */
export function lastAsked(side: Fake, name: string): unknown[] | undefined {
  return side.asked.filter((call) => call.name === name).at(-1)?.given;
}
