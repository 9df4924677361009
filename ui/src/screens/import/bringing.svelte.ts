// Bringing files in, step by step: what waits, what was said of each, the import under way, and what
// became of it. Kept while the program runs, so that an import goes on, and nothing said is lost,
// while one looks at another screen; the screen attends to it while it is there.
// Not here: words, and any drawing.
import { untrack } from "svelte";
import type { Ground } from "../../app/ground.svelte";
import {
  asError,
  hasChanged,
  ipc,
  on,
  query,
  type Done,
  type Hints,
  type ImportProgress,
  type Offered,
  type Preview,
  type Query,
} from "../../ipc";
import { t } from "../../text";
import { nameFrom, NO_HINTS } from "./reading";
import { isNothing, saidBy } from "./saved";

/** An import under way. */
export type Running = { file: Offered; cancelling: boolean };

/** How a file would be read; `of`: which one, since the last answer stays until the next is there. */
export type Look = { of: number; preview: Preview };

export class Bringing {
  /** The name of the workspace to be made. */
  name = $state("");
  /** Why that name will not do. */
  nameWrong = $state<string | null>(null);
  running = $state.raw<Running | null>(null);
  done = $state.raw<Done | null>(null);
  /** How far the look or the import has come; `null` until it has said so. */
  far = $state.raw<ImportProgress | null>(null);
  cancelled = $state(false);
  /** The code of what went wrong. */
  failed = $state<string | null>(null);

  readonly #app: Ground;
  #chosen = $state<number | null>(null);
  /** What was said of each waiting file: looking at another loses nothing. */
  #said = $state.raw<ReadonlyMap<number, Hints>>(new Map());
  #known = new Set<number>();
  /** Files for which a saved way of reading was proposed already, and its name where it was taken. */
  #proposed = $state.raw<ReadonlyMap<number, string | null>>(new Map());

  constructor(app: Ground) {
    this.#app = app;
  }

  // Getters, not derived state: what is derived dies with the screen that was there first, and this
  // outlives it.
  /** The file that is looked at. */
  get file(): Offered | null {
    const { offered } = this.#app;
    return offered.find((file) => file.id === this.#chosen) ?? offered.at(-1) ?? null;
  }
  /** All that was said of it. */
  get hints(): Hints {
    return (this.file && this.#said.get(this.file.id)) ?? NO_HINTS;
  }
  /** The sample team stays the sample team: a file of one's own gets a workspace of its own. */
  get needsWorkspace(): boolean {
    return this.#app.workspace === null || this.#app.workspace.sample;
  }
  /** The saved way of reading that the file is read by; `null`: none, or it was put aside. */
  get readAs(): string | null {
    return (this.file && this.#proposed.get(this.file.id)) ?? null;
  }

  /** The one of this window; called while the screen is set up, which then hears of all that comes. */
  static attend(app: Ground): { bringing: Bringing; look: Query<Look> } {
    const left = app.left.get("import");
    const bringing = left instanceof Bringing ? left : new Bringing(app);
    app.left.set("import", bringing);
    return { bringing, look: bringing.#attend() };
  }

  #attend(): Query<Look> {
    // A file that was not there before is looked at next, whatever stood here.
    $effect(() => {
      const offered = this.#app.offered;
      const fresh = offered.filter((file) => !this.#known.has(file.id)).at(-1);
      this.#known = new Set(offered.map((file) => file.id));
      if (fresh) untrack(() => this.choose(fresh.id));
    });
    $effect(() => on("importProgress", (far) => (this.far = far)));
    const look = query(["workspace"], () => {
      if (this.file === null || this.running !== null || this.done !== null) return null;
      const { id } = this.file;
      untrack(() => (this.far = null));
      return ipc.inspectFile(id, this.hints).then((preview) => ({ of: id, preview }));
    });
    $effect(() => {
      if (look.data) void this.#propose(look.data);
    });
    return look;
  }

  /** Looks at one of the waiting files; how the last one ended is read. */
  choose(id: number | null): void {
    this.#chosen = id;
    if (this.file) this.name = nameFrom(this.file.name);
    this.nameWrong = null;
    this.failed = null;
    this.done = null;
    this.cancelled = false;
  }
  /** Says something of the file; it is looked at anew. */
  say(change: Partial<Hints>): void {
    if (!this.file) return;
    this.#said = new Map(this.#said).set(this.file.id, { ...this.hints, ...change });
  }
  /** A file with known columns is read as the last one was, unless something was said of it. */
  async #propose({ of, preview }: Look): Promise<void> {
    const [name] = preview.saved;
    if (name === undefined || this.#proposed.has(of) || this.#said.has(of)) return;
    this.#proposed = new Map(this.#proposed).set(of, null);
    try {
      const saved = await ipc.savedMappings(preview.fingerprint);
      const mapping = saved.find((one) => one.name === name)?.mapping;
      if (!mapping) return;
      const hints = saidBy(mapping, preview);
      if (!isNothing(hints)) this.#said = new Map(this.#said).set(of, hints);
      this.#proposed = new Map(this.#proposed).set(of, name);
    } catch (thrown) {
      this.#app.sayError(thrown);
    }
  }
  /** Takes back all that was said of the file, by a saved way of reading too. */
  unsay(): void {
    if (!this.file) return;
    this.#proposed = new Map(this.#proposed).set(this.file.id, null);
    const said = new Map(this.#said);
    said.delete(this.file.id);
    this.#said = said;
  }

  /** The native dialog. */
  async pick(): Promise<void> {
    try {
      const picked = await ipc.pickFile();
      if (picked) this.#app.offer([picked]);
    } catch (thrown) {
      this.#app.sayError(thrown);
    }
  }

  /** Imports the file, into a new workspace if need be: where the person says, or with our own files. */
  async bringIn(of: Offered, elsewhere: boolean): Promise<void> {
    this.failed = null;
    this.cancelled = false;
    const hints = this.hints;
    if (this.needsWorkspace && !(await this.#makeRoom(elsewhere))) return;
    this.running = { file: of, cancelling: false };
    this.far = null;
    try {
      const { readAs } = this;
      this.done = await ipc.importFile(of.id, hints);
      // It is proposed first next time; that it is not is no reason to say that the import failed.
      if (readAs !== null) ipc.usedMapping(readAs).catch(() => {});
      this.#app.putAway(of.id);
    } catch (thrown) {
      if (asError(thrown).code === "cancelled") this.cancelled = true;
      else this.failed = asError(thrown).code;
    } finally {
      this.running = null;
      hasChanged(["deals", "imports", "workspace"]);
    }
  }

  async #makeRoom(elsewhere: boolean): Promise<boolean> {
    const wanted = this.name.trim();
    if (wanted === "") {
      this.nameWrong = t.settings.nameNeeded;
      return false;
    }
    try {
      const made = elsewhere ? ipc.createWorkspace(wanted) : ipc.createWorkspaceHere(wanted);
      return (await made) !== null;
    } catch (thrown) {
      const error = asError(thrown);
      if (error.code === "exists") this.nameWrong = t.errors.exists?.title ?? null;
      else this.failed = error.code;
      return false;
    }
  }

  /** Stops the look at a file, and puts the file away. */
  async stopLooking(id: number): Promise<void> {
    this.#app.putAway(id);
    await this.#stop();
  }
  async cancel(): Promise<void> {
    if (!this.running) return;
    this.running = { ...this.running, cancelling: true };
    await this.#stop();
  }
  async #stop(): Promise<void> {
    try {
      await ipc.cancelImport();
    } catch (thrown) {
      this.#app.sayError(thrown);
    }
  }
}
