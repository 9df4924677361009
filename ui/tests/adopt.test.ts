// A drawing comes in as nodes; whatever could act stays out.
import { expect, it } from "vitest";
import { adopt } from "../src/kit/adopt";

const svg = (inside: string, more = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" ${more}>${inside}</svg>`;

function check(inside: string, expected: string, more = ""): void {
  const node = adopt(svg(inside, more));
  expect(
    node?.childElementCount === 0
      ? ""
      : (node?.firstElementChild?.outerHTML ?? null)
          ?.replace(/ xmlns="[^"]*"/, "")
          .replace(/<(rect|g)([^<>]*)><\/\1>/g, "<$1$2/>"),
  ).toBe(expected);
}

it("keeps what draws", () => {
  check('<rect width="10" fill="#2f8f76"/>', '<rect width="10" fill="#2f8f76"/>');
  check("<g><text>47 %</text></g>", "<g><text>47 %</text></g>");
  check('<g clip-path="url(#c)"/>', '<g clip-path="url(#c)"/>');
});

it("drops what acts", () => {
  check("<script>alert(1)</script>", "");
  check('<rect onclick="alert(1)" width="10"/>', '<rect width="10"/>');
  check("<g><foreignObject/></g>", "<g/>");
  check('<g><use href="https://example.org/x.svg#a"/></g>', "<g/>");
  check('<g><image href="https://example.org/x.png"/></g>', "<g/>");
  check('<g><a href="javascript:alert(1)"/></g>', "<g/>");
  check("<g><style>@import 'x'</style></g>", "<g/>");
  check('<rect fill="url(https://example.org/x)"/>', "<rect/>");
  check("<g><animate/><set/></g>", "<g/>");
});

it("drops handlers on the root", () => {
  expect(adopt(svg("", 'onload="alert(1)"'))?.hasAttribute("onload")).toBe(false);
});

it("scales by its own size", () => {
  const node = adopt(svg(""));
  expect(node?.getAttribute("viewBox")).toBe("0 0 200 100");
  expect(node?.getAttribute("width")).toBe("100%");
});

it("takes nothing that is no drawing", () => {
  expect(adopt("<p>no</p>")).toBeNull();
  expect(adopt("<svg")).toBeNull();
  expect(adopt("")).toBeNull();
});
