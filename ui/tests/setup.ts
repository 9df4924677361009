// What a browser has and jsdom has not; nothing of ours.
import { configure } from "@testing-library/svelte";
import { vi } from "vitest";

class Sized {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
vi.stubGlobal("ResizeObserver", Sized);
vi.stubGlobal("matchMedia", (query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => {},
  removeEventListener: () => {},
}));
Element.prototype.scrollIntoView = () => {};
// axe asks for a canvas to see icons in fonts; there are none.
HTMLCanvasElement.prototype.getContext = (() => null) as never;
// Transitions are told by svelte through the Web Animations API.
Element.prototype.animate ??= () => ({ cancel() {}, finished: Promise.resolve() }) as never;

// A busy machine is slow, not broken; and a failure names what is missing, not the whole page.
configure({
  asyncUtilTimeout: 6000,
  getElementError: (message) => Object.assign(new Error(message ?? ""), { name: "Missing" }),
});
