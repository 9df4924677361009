// Where the keyboard is: kept inside what is open on top, and given back when it closes.

const STOPS =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';

/** All that Tab would reach inside, in order. */
export function stops(inside: HTMLElement): HTMLElement[] {
  return [...inside.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => stop.tabIndex >= 0 && !stop.closest("[hidden]"),
  );
}

type Layer = { node: HTMLElement; onclose: () => void };
const layers: Layer[] = [];

/** Is anything open on top of the screen? */
export function somethingOnTop(): boolean {
  return layers.length > 0;
}

type Options = {
  onclose: () => void;
  /** Tab stays inside (a dialog), or closes it (a popover). */
  trap: boolean;
  /** What takes the focus first; the first stop if not given. `null`: leave it where it is. */
  first?: string | null;
  /** Clicking outside closes it. */
  outside?: boolean;
  /** A click here is not outside: the button that opened it. */
  anchor?: HTMLElement | undefined;
};

/**
 * Svelte action: makes `node` the layer on top. Esc closes the topmost only; the focus goes back
 * to where it was.
 */
export function layer(node: HTMLElement, options: Options): { destroy(): void } {
  const before = document.activeElement as HTMLElement | null;
  const mine: Layer = { node, onclose: options.onclose };
  layers.push(mine);
  const onTop = () => layers.at(-1) === mine;

  function key(event: KeyboardEvent): void {
    if (!onTop()) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      options.onclose();
      return;
    }
    if (event.key !== "Tab") return;
    if (!options.trap) {
      options.onclose();
      return;
    }
    const all = stops(node);
    const first = all[0];
    const last = all.at(-1);
    if (!first || !last) {
      event.preventDefault();
      return;
    }
    const at = document.activeElement;
    if (event.shiftKey && (at === first || !node.contains(at))) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && (at === last || !node.contains(at))) {
      event.preventDefault();
      first.focus();
    }
  }
  function pressed(event: PointerEvent): void {
    const target = event.target as Node;
    if (!options.outside || !onTop()) return;
    if (node.contains(target) || options.anchor?.contains(target)) return;
    options.onclose();
  }
  document.addEventListener("keydown", key, true);
  document.addEventListener("pointerdown", pressed, true);
  if (options.first !== null) {
    queueMicrotask(() => {
      const wanted = options.first ? node.querySelector<HTMLElement>(options.first) : null;
      (wanted ?? stops(node)[0] ?? node).focus({ preventScroll: true });
    });
  }
  return {
    destroy() {
      layers.splice(layers.indexOf(mine), 1);
      document.removeEventListener("keydown", key, true);
      document.removeEventListener("pointerdown", pressed, true);
      const lost =
        document.activeElement === document.body || node.contains(document.activeElement);
      if (lost && before?.isConnected) before.focus({ preventScroll: true });
    },
  };
}

/**
 * Keeps the keyboard somewhere: where what had the focus is gone, the focus goes to what stands
 * nearest to its place, at the latest to `home`. Left to the browser it would be nowhere, and a
 * person would begin again at the top of the window. The returned function stops it.
 */
export function keepFocus(home: () => HTMLElement | null): () => void {
  let around: HTMLElement[] = [];

  function heard(event: FocusEvent): void {
    around = [];
    for (let at = event.target as HTMLElement | null; at; at = at.parentElement) around.push(at);
  }
  function look(): void {
    const held = around[0];
    const at = document.activeElement;
    if (!held || (at !== null && at !== document.body)) return;
    if (held.isConnected && !held.matches(":disabled") && !held.closest("[hidden]")) return;
    const last = home();
    const left = around.filter((one) => one.isConnected && one !== held);
    for (const one of left) {
      if (last && one.contains(last)) break;
      const stop = stops(one)[0];
      if (stop) {
        stop.focus({ preventScroll: true });
        return;
      }
    }
    last?.focus({ preventScroll: true });
  }
  document.addEventListener("focusin", heard);
  const watching = new MutationObserver(look);
  watching.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["disabled", "hidden"],
  });
  return () => {
    document.removeEventListener("focusin", heard);
    watching.disconnect();
  };
}
