// Takes a drawn figure into the page: parses the SVG as XML, keeps only what draws, and gives
// back a node. Never innerHTML; no script, no handler, no reference to anything outside.

const SVG = "http://www.w3.org/2000/svg";

const DRAWS: ReadonlySet<string> = new Set([
  "svg",
  "g",
  "defs",
  "title",
  "desc",
  "path",
  "rect",
  "circle",
  "ellipse",
  "line",
  "polyline",
  "polygon",
  "text",
  "tspan",
  "clipPath",
  "linearGradient",
  "radialGradient",
  "stop",
  "pattern",
]);

function harmless(attribute: Attr): boolean {
  const name = attribute.name.toLowerCase();
  if (name.startsWith("on")) return false;
  if (name === "href" || name.endsWith(":href")) return attribute.value.startsWith("#");
  if (/url\s*\(\s*["']?\s*(?!#)/i.test(attribute.value)) return false;
  return !/javascript:|expression\s*\(|@import/i.test(attribute.value);
}

function clean(element: Element): void {
  for (const attribute of [...element.attributes]) {
    if (!harmless(attribute)) element.removeAttributeNode(attribute);
  }
  for (const child of [...element.childNodes]) {
    if (child.nodeType === Node.TEXT_NODE) continue;
    if (
      child.nodeType === Node.ELEMENT_NODE &&
      (child as Element).namespaceURI === SVG &&
      DRAWS.has((child as Element).localName)
    ) {
      clean(child as Element);
    } else {
      child.remove();
    }
  }
}

/** The figure's own nodes, or null when the text is no SVG. */
export function adopt(svg: string): SVGSVGElement | null {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
  const root = parsed.documentElement;
  if (root.namespaceURI !== SVG || root.localName !== "svg") return null;
  if (parsed.querySelector("parsererror")) return null;
  clean(root);
  const width = Number.parseFloat(root.getAttribute("width") ?? "");
  const height = Number.parseFloat(root.getAttribute("height") ?? "");
  if (!root.hasAttribute("viewBox") && width > 0 && height > 0) {
    root.setAttribute("viewBox", `0 0 ${width} ${height}`);
  }
  // It takes the size of its box, so that it scales until a sharper one is there.
  root.setAttribute("width", "100%");
  root.setAttribute("height", "100%");
  root.setAttribute("aria-hidden", "true");
  root.setAttribute("focusable", "false");
  return document.importNode(root, true) as unknown as SVGSVGElement;
}
