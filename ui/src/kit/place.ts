// Where a floating thing stands: under its anchor if there is room, above it if not, and always
// inside the window. Fixed coordinates, so that no panel clips it.

type Options = { anchor: HTMLElement; align?: "start" | "end" };

/** Svelte action: keeps `node` beside the anchor while the window moves. */
export function place(node: HTMLElement, options: Options): { destroy(): void } {
  const gap = 5;
  const edge = 8;
  function put(): void {
    const at = options.anchor.getBoundingClientRect();
    const { offsetWidth: wide, offsetHeight: high } = node;
    const left = options.align === "end" ? at.right - wide : at.left;
    const below = window.innerHeight - at.bottom - gap - edge;
    const above = at.top - gap - edge;
    const up = high > below && above > below;
    node.style.left = `${Math.max(edge, Math.min(left, window.innerWidth - wide - edge))}px`;
    node.style.top = `${up ? Math.max(edge, at.top - gap - high) : at.bottom + gap}px`;
    node.style.maxHeight = `${Math.max(120, up ? above : below)}px`;
  }
  put();
  const sized = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(put);
  sized?.observe(node);
  window.addEventListener("resize", put);
  window.addEventListener("scroll", put, true);
  return {
    destroy() {
      sized?.disconnect();
      window.removeEventListener("resize", put);
      window.removeEventListener("scroll", put, true);
    },
  };
}
