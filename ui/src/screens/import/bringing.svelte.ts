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
  type IpcError,
  type Offered,
  type Preview,
  type Query,
} from "../../ipc";
import { t } from "../../text";
import { nameFrom, NO_HINTS } from "./reading";
import { isNothing, saidBy } from "./saved";

/** Files that are read as one, the one first to which the others are joined. */
export type Lot = readonly [Offered, ...Offered[]];

/** An import under way: the `at`th of `of`. */
export type Running = { lot: Lot; at: number; of: number; cancelling: boolean };

/** How a lot would be read; `of`: which one, since the last answer stays until the next is there. */
export type Look = { of: string; preview: Preview };

/** What a lot is known by: another file beside it makes another lot. */
export const keyOf = (lot: Lot): string => lot.map((file) => file.id).join(" ");
/** What it is called. */
export const nameOf = (lot: Lot): string => lot.map((file) => file.name).join(" + ");

export class Bringing {
  /** The name of the workspace to be made. */
  name = $state("");
  /** Why that name will not do. */
  nameWrong = $state<string | null>(null);
  running = $state.raw<Running | null>(null);
  /** What became of the imports that were asked for at once, in their order. */
  done = $state.raw<readonly Done[] | null>(null);
  /** How far the look or the import has come; `null` until it has said so. */
  far = $state.raw<ImportProgress | null>(null);
  cancelled = $state(false);
  /** What went wrong. */
  failed = $state.raw<IpcError | null>(null);

  readonly #app: Ground;
  #chosen = $state<number | null>(null);
  /** Which files belong together, in the order in which they are to be brought in. */
  #groups = $state.raw<readonly (readonly number[])[]>([]);
  /** Files whose place among the others is being looked for. */
  #sorting = $state.raw<readonly Offered[]>([]);
  /** What was said of each waiting lot: looking at another loses nothing. */
  #said = $state.raw<ReadonlyMap<string, Hints>>(new Map());
  #known = new Set<number>();
  /** Lots for which a saved way of reading was proposed already, and its name where it was taken. */
  #proposed = $state.raw<ReadonlyMap<string, string | null>>(new Map());

  constructor(app: Ground) {
    this.#app = app;
  }

  // Getters, not derived state: what is derived dies with the screen that was there first, and this
  // outlives it.
  /** What waits: files that belong together as one, in the order of the days they speak of. */
  get lots(): Lot[] {
    const { offered } = this.#app;
    const groups = this.#groups.map((group) =>
      group.flatMap((id) => offered.filter((file) => file.id === id)),
    );
    const placed = new Set(groups.flat().map((file) => file.id));
    const alone = offered.filter((file) => !placed.has(file.id)).map((file) => [file]);
    return [...groups, ...alone].flatMap(([first, ...rest]): Lot[] =>
      first ? [[first, ...rest]] : [],
    );
  }
  /** The lot that is looked at. */
  get lot(): Lot | null {
    const { lots } = this;
    return lots.find((lot) => lot.some((file) => file.id === this.#chosen)) ?? lots[0] ?? null;
  }
  /** The files of which it is not known yet whether they belong together. */
  get sorting(): readonly Offered[] {
    return this.#sorting;
  }
  /** All that was said of the lot. */
  get hints(): Hints {
    return this.#hintsOf(this.lot);
  }
  #hintsOf(lot: Lot | null): Hints {
    return (lot && this.#said.get(keyOf(lot))) ?? NO_HINTS;
  }
  /** The sample team stays the sample team: a file of one's own gets a workspace of its own. */
  get needsWorkspace(): boolean {
    return this.#app.workspace === null || this.#app.workspace.sample;
  }
  /** The saved way of reading that the lot is read by; `null`: none, or it was put aside. */
  get readAs(): string | null {
    return (this.lot && this.#proposed.get(keyOf(this.lot))) ?? null;
  }

  /** The one of this window; called while the screen is set up, which then hears of all that comes. */
  static attend(app: Ground): { bringing: Bringing; look: Query<Look> } {
    const left = app.left.get("import");
    const bringing = left instanceof Bringing ? left : new Bringing(app);
    app.left.set("import", bringing);
    return { bringing, look: bringing.#attend() };
  }

  #attend(): Query<Look> {
    // Files that were not there before are looked at next, whatever stood here.
    $effect(() => {
      const offered = this.#app.offered;
      const fresh = offered.filter((file) => !this.#known.has(file.id));
      this.#known = new Set(offered.map((file) => file.id));
      if (fresh.length > 0) untrack(() => void this.#place(offered, fresh));
    });
    $effect(() => on("importProgress", (far) => (this.far = far)));
    const look = query(["workspace"], () => {
      const { lot } = this;
      if (lot === null || this.#sorting.length > 0 || this.running !== null || this.done !== null)
        return null;
      const ids = lot.map((file) => file.id);
      untrack(() => (this.far = null));
      return ipc.inspectFiles(ids, this.hints).then((preview) => ({ of: keyOf(lot), preview }));
    });
    $effect(() => {
      if (look.data) void this.#propose(look.data);
    });
    return look;
  }

  /** Finds out what the fresh files belong to, and looks at the first of them. */
  async #place(offered: readonly Offered[], fresh: readonly Offered[]): Promise<void> {
    if (offered.length > 1) {
      this.#sorting = offered;
      this.far = null;
      try {
        this.#groups = await ipc.groupFiles(offered.map((file) => file.id));
      } catch (thrown) {
        // Stopped: each by itself.
        this.#groups = [];
        if (asError(thrown).code !== "cancelled") this.#app.sayError(thrown);
      }
      // Others came meanwhile: theirs is the answer that is waited for.
      if (this.#sorting === offered) this.#sorting = [];
    }
    const isFresh = (file: Offered) => fresh.some((one) => one.id === file.id);
    this.choose(this.lots.find((lot) => lot.some(isFresh))?.[0].id ?? null);
  }
  /** Reads the files of the lot each by itself after all. */
  part(): void {
    const apart = this.lot;
    if (!apart) return;
    this.#groups = this.lots.flatMap((lot) =>
      keyOf(lot) === keyOf(apart) ? lot.map((file) => [file.id]) : [lot.map((file) => file.id)],
    );
    this.choose(apart[0].id);
  }

  /** Looks at one of the waiting lots; how the last one ended is read. */
  choose(id: number | null): void {
    this.#chosen = id;
    if (this.lot) this.name = nameFrom(this.lot[0].name);
    this.nameWrong = null;
    this.failed = null;
    this.done = null;
    this.cancelled = false;
  }
  /** Says something of the lot; it is looked at anew. */
  say(change: Partial<Hints>): void {
    if (!this.lot) return;
    this.#said = new Map(this.#said).set(keyOf(this.lot), { ...this.hints, ...change });
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
  /** Takes back all that was said of the lot, by a saved way of reading too. */
  unsay(): void {
    if (!this.lot) return;
    const key = keyOf(this.lot);
    this.#proposed = new Map(this.#proposed).set(key, null);
    const said = new Map(this.#said);
    said.delete(key);
    this.#said = said;
  }
  /** The lot is dealt with. */
  putAway(lot: Lot): void {
    for (const file of lot) this.#app.putAway(file.id);
  }

  /** The native dialog. */
  async pick(): Promise<void> {
    try {
      this.#app.offer(await ipc.pickFiles());
    } catch (thrown) {
      this.#app.sayError(thrown);
    }
  }

  /**
   * Imports lots one after another, into a new workspace if need be: where the person says, or with
   * our own files. It ends at the first that cannot be imported; those before it are in.
   */
  async bringIn(lots: readonly Lot[], elsewhere: boolean): Promise<void> {
    this.failed = null;
    this.cancelled = false;
    if (this.needsWorkspace && !(await this.#makeRoom(elsewhere))) return;
    const done: Done[] = [];
    let ended: { at: Lot; error: IpcError } | null = null;
    for (const [at, lot] of lots.entries()) {
      this.running = { lot, at: at + 1, of: lots.length, cancelling: false };
      this.far = null;
      const key = keyOf(lot);
      const ids = lot.map((file) => file.id);
      try {
        done.push(await ipc.importFiles(ids, this.#hintsOf(lot)));
        // It is proposed first next time; that it is not is no reason to say that the import failed.
        const readAs = this.#proposed.get(key) ?? null;
        if (readAs !== null) ipc.usedMapping(readAs).catch(() => {});
        this.putAway(lot);
      } catch (thrown) {
        ended = { at: lot, error: asError(thrown) };
        break;
      }
    }
    if (done.length > 0) this.done = done;
    if (ended) {
      this.#chosen = ended.at[0].id;
      if (ended.error.code === "cancelled") this.cancelled = true;
      else this.failed = ended.error;
    }
    this.running = null;
    hasChanged(["deals", "imports", "workspace"]);
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
      else this.failed = error;
      return false;
    }
  }

  /** Stops the look at a lot, and puts it away; while files are sorted, each is then by itself. */
  async stopLooking(lot: Lot | null): Promise<void> {
    if (lot) this.putAway(lot);
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
