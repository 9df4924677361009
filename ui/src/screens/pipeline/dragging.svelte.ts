// A card under way from one column to another. By pointer events: the window keeps the system's own drag
// for files.
import type { Goal } from "../../ipc";

/** So far a press is a click, not a drag. */
const SLACK = 5;

type Pressed = { card: string; name: string; x: number; y: number; width: number; id: number };

export class Dragging {
  /** The card under way; `null`: none. */
  card = $state<string | null>(null);
  name = $state("");
  x = $state(0);
  y = $state(0);
  width = $state(0);
  /** What it would be dropped on, in the page's words: a stage's position, "won" or "lost". */
  over_goal = $state<string | null>(null);

  #pressed: Pressed | null = null;
  readonly #move: (card: string, to: Goal) => void;
  /** A drag ended on this press: the click that follows opens nothing. */
  justDropped = false;

  constructor(move: (card: string, to: Goal) => void) {
    this.#move = move;
  }

  press(event: PointerEvent, card: string, name: string): void {
    if (event.button !== 0 || event.pointerType === "touch") return;
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.justDropped = false;
    this.#pressed = {
      card,
      name,
      x: event.clientX - box.left,
      y: event.clientY - box.top,
      width: box.width,
      id: event.pointerId,
    };
    this.x = box.left;
    this.y = box.top;
  }

  over(event: PointerEvent): void {
    const pressed = this.#pressed;
    if (!pressed || pressed.id !== event.pointerId) return;
    const [x, y] = [event.clientX - pressed.x, event.clientY - pressed.y];
    if (this.card === null) {
      if (Math.hypot(x - this.x, y - this.y) < SLACK) return;
      this.card = pressed.card;
      this.name = pressed.name;
      this.width = pressed.width;
    }
    this.x = x;
    this.y = y;
    const under = document.elementsFromPoint(event.clientX, event.clientY);
    const goal = under.find((element) => element.matches("[data-goal]"));
    this.over_goal = (goal as HTMLElement | undefined)?.dataset.goal ?? null;
  }

  drop(event: PointerEvent): void {
    if (this.#pressed?.id !== event.pointerId) return;
    const [card, goal] = [this.card, this.over_goal];
    this.stop();
    if (card === null) return;
    this.justDropped = true;
    if (goal === "won" || goal === "lost") this.#move(card, goal);
    else if (goal !== null) this.#move(card, { stage: Number(goal) });
  }

  stop(): void {
    this.#pressed = null;
    this.card = null;
    this.over_goal = null;
  }
}
