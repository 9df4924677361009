// A drawing made into another where it stands: the same in the end, and what is alike untouched.
import { expect, it } from "vitest";
import { adopt } from "../src/kit/adopt";
import { redraw } from "../src/kit/redraw";

function drawing(inside: string): SVGSVGElement {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">${inside}</svg>`;
  const node = adopt(text);
  if (!node) throw new Error("no drawing");
  return node;
}

const DRAWINGS = [
  '<title>A</title><g><rect x="1" fill="red"/><text x="2">12 %</text></g>',
  '<title>B</title><g><rect x="1"/><text x="2">12 %</text><text x="3">more</text></g>',
  '<title>B</title><g><text x="2">12 %</text><rect x="1"/></g><circle r="3"/>',
  "",
  "<g><g><path d='M0 0'/></g></g>words",
];

it("becomes each drawing from each other", () => {
  for (const from of DRAWINGS)
    for (const to of DRAWINGS) {
      const [old, next] = [drawing(from), drawing(to)];
      redraw(old, drawing(to));
      expect(old.isEqualNode(next), `${from} to ${to}`).toBe(true);
    }
});

it("leaves what is alike as it is", () => {
  const old = drawing(DRAWINGS[0] ?? "");
  const text = old.querySelector("text");
  const before = text?.firstChild;
  redraw(old, drawing(DRAWINGS[1] ?? ""));
  expect(old.querySelector("text")).toBe(text);
  expect(text?.firstChild).toBe(before);
  expect(old.querySelector("rect")?.hasAttribute("fill")).toBe(false);
});
