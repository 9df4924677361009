// A deal that is open in the panel: what is known of it, and every edit of it. One edit at a time: each
// waits for the one before, so that what is written fast is written in order.
import { ipc, query, type Activity, type Contact, type DealEdit, type DealSheet } from "../../ipc";
import type { Detail, Link, Objection, Query, Value } from "../../ipc";
import type { Ground } from "../ground.svelte";

export class OpenDeal {
  readonly id: string;
  readonly sheet: Query<DealSheet | null>;
  readonly #app: Ground;
  #last: Promise<unknown> = Promise.resolve();

  constructor(app: Ground, id: string) {
    this.#app = app;
    this.id = id;
    this.sheet = query(["deals", "workspace"], () => ipc.dealSheet(app.view, id));
  }

  /** Makes an edit; says in words why it could not be made. */
  edit(edit: DealEdit): Promise<boolean> {
    const made = this.#last.then(() => this.#app.edit([this.id], edit));
    this.#last = made;
    return made;
  }
  detail(detail: Detail, value: Value | null): void {
    void this.edit({ detail: { detail, value } });
  }
  contact(id: number | null, row: Contact | null): Promise<boolean> {
    return this.edit({ contact: { id, row } });
  }
  objection(id: number | null, row: Objection | null): Promise<boolean> {
    return this.edit({ objection: { id, row } });
  }
  activity(id: number | null, row: Activity | null): Promise<boolean> {
    return this.edit({ activity: { id, row } });
  }
  link(id: number | null, row: Link | null): Promise<boolean> {
    return this.edit({ link: { id, row } });
  }
}
