// The ground all screens stand on: what is open, what is looked at, where one is, and the few
// things any screen may ask for. One per window, made by App.svelte.
// Not here: figures (each screen asks for its own), and any drawing.
import { untrack } from "svelte";
import {
  asError,
  hasChanged,
  ipc,
  listenForChanges,
  on,
  query,
  type Choices,
  type Coaching,
  type CoachingEdit,
  type DealEdit,
  type Edits,
  type Flag,
  type Goal,
  type Language,
  type NewDeal,
  type Offered,
  type PlanShown,
  type ProcessEdit,
  type ProgramStatus,
  type Query,
  type ReviewScreen,
  type SavedView,
  type Selection,
  type Settings,
  type Spot,
  type View,
  type WordList,
  type WorkspaceShown,
} from "../ipc";
import { locale, t } from "../text";
import type { Behind, Moving, Said } from "./asked";
import { AT_FIRST } from "./atFirst";
import { calendarOf, inWords, type Calendar } from "./period";
import { read, write, type Shown } from "./views";
import {
  asScreen,
  EVERYTHING,
  narrowed,
  written,
  type Choice,
  type Place,
  type Screen,
  DEAREST,
  type Table,
} from "./place";

export class Ground {
  /** What the program says of itself; `undefined` until it has answered once. */
  readonly status: Query<ProgramStatus>;
  /** What can be filtered by, and the process. */
  readonly choices: Query<Choices>;
  /** Saved views. */
  readonly views: Query<SavedView[]>;
  /** The review of the view: shared by the sidebar and every screen that shows its figures. */
  readonly review: Query<ReviewScreen>;
  /** What is kept of coaching: shared by the sidebar, Review, Team and Coaching. */
  readonly coaching: Query<Coaching>;

  #place = $state.raw<Place>({ screen: "review", choice: EVERYTHING, inner: null });
  #settings = $state.raw<Settings>(AT_FIRST);
  #systemDark = $state(false);
  // Derived, so that only what really changed asks anew: going to another screen keeps the view,
  // and the as-of date becoming known leaves a view without a period as it was.
  readonly #open = $derived.by(() => this.status.data?.workspace ?? null);
  readonly #file = $derived(this.#open?.file ?? null);
  readonly #pipeline = $derived(this.#place.choice.pipeline);
  readonly #asOf = $derived.by(
    () => this.#place.choice.asOf ?? this.choices.data?.last_day ?? null,
  );
  readonly #viewWritten = $derived(written(this.#place.choice, this.#asOf, this.calendar));
  readonly #view = $derived(JSON.parse(this.#viewWritten) as View);
  readonly #theme = $derived.by((): "light" | "dark" => {
    if (this.#settings.theme !== "system") return this.#settings.theme;
    return this.#systemDark ? "dark" : "light";
  });
  /** Files waiting to be looked at under Import, latest last. */
  offered = $state.raw<Offered[]>([]);
  /** The deals behind a figure, while their drawer is open. */
  behind = $state.raw<Behind | null>(null);
  /** The deal whose panel is open. */
  deal = $state.raw<string | null>(null);
  /** The deal that is about to move. */
  moving = $state.raw<Moving | null>(null);
  /** A new deal is being written. */
  creating = $state(false);
  /** The spot on which coaching is being planned. */
  planning = $state.raw<Spot | null>(null);
  /** The flag that is being put off. */
  puttingOff = $state.raw<Flag | null>(null);
  said = $state.raw<Said[]>([]);
  paletteOpen = $state(false);
  shortcutsOpen = $state(false);
  /** The stop of the tour, while one is on it. */
  tour = $state<number | null>(null);

  /** How the deals stand under Pipeline. */
  table = $state.raw<Table>(DEAREST);

  /** What a screen leaves behind for its return, while the program runs: tab, order of rows. */
  readonly left = new Map<Screen, unknown>();

  #restored = false;
  #saidCount = 0;

  constructor() {
    this.status = query(["workspace", "settings"], () => ipc.programStatus());
    this.choices = query(["deals", "workspace"], () =>
      this.#file === null ? null : ipc.choices(this.#pipeline),
    );
    this.views = query(["workspace"], () => (this.#file === null ? null : ipc.views()));
    this.review = query(["deals", "workspace"], () =>
      this.#file === null ? null : ipc.review(this.#view),
    );
    this.coaching = query(["coaching", "workspace"], () =>
      this.#file === null ? null : ipc.coaching(this.#pipeline, this.today),
    );

    // Another workspace has other reps: its filters start empty.
    let before: string | null | undefined;
    $effect(() => {
      if (this.status.data === undefined) return;
      const file = this.#file;
      if (before !== undefined && before !== file) this.table = DEAREST;
      if (before !== undefined && before !== file && narrowed(this.#place.choice)) {
        this.#enter({ ...this.#place, choice: EVERYTHING }, "replace");
      }
      before = file;
    });
    $effect(() => {
      const status = this.status.data;
      if (!status) return;
      this.#settings = status.settings;
      if (this.#restored) {
        // The program tells of each file once.
        untrack(() => this.offer(status.offered));
        return;
      }
      this.#restored = true;
      // The page was opened anew, for another language: one stays where one was, with one's files.
      const before = window.history.state as (Place & { anew?: Offered[] }) | null;
      this.offered = [...(before?.anew ?? []), ...status.offered];
      if (before?.anew && status.offered.length === 0) {
        const { screen, choice, inner } = before;
        this.#enter({ screen, choice, inner }, "replace");
        return;
      }
      const last = asScreen(status.settings.last_screen);
      const screen =
        status.offered.length > 0 ? "import" : status.workspace ? (last ?? "review") : "start";
      this.#enter({ screen, choice: EVERYTHING, inner: null }, "replace");
    });
    $effect(() => {
      const root = document.documentElement;
      root.dataset.theme = this.theme;
      root.dataset.density = this.#settings.density;
    });
    $effect(() => {
      const dark = window.matchMedia?.("(prefers-color-scheme: dark)");
      if (!dark) return;
      this.#systemDark = dark.matches;
      const heard = (event: MediaQueryListEvent) => (this.#systemDark = event.matches);
      dark.addEventListener("change", heard);
      return () => dark.removeEventListener("change", heard);
    });
    $effect(() => listenForChanges());
    $effect(() => on("filesOffered", () => this.status.again()));
    $effect(() => {
      const walked = (event: PopStateEvent) => {
        const place = event.state as Place | null;
        if (place?.screen) {
          this.#closeAll();
          this.#place = { ...place, inner: place.inner ?? null };
        }
      };
      window.addEventListener("popstate", walked);
      return () => window.removeEventListener("popstate", walked);
    });
  }

  /** What is open. */
  get workspace(): WorkspaceShown | null {
    return this.#open;
  }
  get screen(): Screen {
    return this.#place.screen;
  }
  /** What is open within the screen; `null`: nothing. */
  get inner(): string | null {
    return this.#place.inner;
  }
  get choice(): Choice {
    return this.#place.choice;
  }
  get settings(): Settings {
    return this.#settings;
  }
  /** How years and weeks are counted here. */
  get calendar(): Calendar {
    return calendarOf(this.#settings, locale);
  }
  /** The theme as it is now, whoever chose it. */
  get theme(): "light" | "dark" {
    return this.#theme;
  }
  /** The day everything is looked at from: chosen, or the last day known. */
  get asOf(): string | null {
    return this.#asOf;
  }
  /** What every question about deals is asked with. */
  get view(): View {
    return this.#view;
  }
  /** The pipeline asked for; `null`: the fullest. */
  get pipeline(): number | null {
    return this.#pipeline;
  }
  /** The period in words: "Entered since 1 Aug 2025". */
  get periodWords(): string {
    return inWords(this.choice.period, this.asOf, this.calendar);
  }
  get narrowed(): boolean {
    return narrowed(this.choice);
  }

  /** Nothing was ever brought in: no filter could show more. */
  get nothingYet(): boolean {
    return (
      !this.narrowed &&
      (this.review.data?.review.notes.some((note) => note.kind === "no_deals") ?? false)
    );
  }

  /**
   * Goes to a screen, if need be with other filters, and to what is to be open within it: one step
   * for "back". Going to where one is closes what is open within.
   */
  go(screen: Screen, choice: Partial<Choice> = {}, inner: string | null = null): void {
    if (screen === this.screen && inner === this.inner && Object.keys(choice).length === 0) return;
    this.#enter({ screen, choice: { ...this.choice, ...choice }, inner }, "push");
    if (screen !== "start" && screen !== this.#settings.last_screen) {
      void this.set({ last_screen: screen });
    }
  }
  /** Changes filters where one is. */
  narrow(choice: Partial<Choice>): void {
    this.#enter({ ...this.#place, choice: { ...this.choice, ...choice } }, "push");
  }
  /** Clears all filters; the pipeline stays. */
  clear(): void {
    this.narrow({ ...EVERYTHING, pipeline: this.choice.pipeline });
  }
  back(): void {
    window.history.back();
  }
  forward(): void {
    window.history.forward();
  }
  #closeAll(): void {
    this.behind = null;
    this.deal = null;
    this.moving = null;
    this.planning = null;
    this.puttingOff = null;
  }
  #enter(place: Place, how: "push" | "replace"): void {
    this.#closeAll();
    this.#place = place;
    // A plain copy: the window's history keeps no reactive things.
    const plain = structuredClone($state.snapshot(place));
    if (how === "push") window.history.pushState(plain, "");
    else window.history.replaceState(plain, "");
  }

  /** Opens the list of deals behind a figure; of a figure of another day, as it was looked at then. */
  showDeals(selection: Selection, title: string, view?: View): void {
    this.behind = view ? { selection, title, view } : { selection, title };
  }

  /** The day on which what is done now was done. In the sample team it is always the same day. */
  get today(): string {
    if (this.#open?.sample && this.#asOf !== null) return this.#asOf;
    const now = new Date();
    const two = (n: number) => String(n).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  /** Opens a deal's panel. */
  openDeal(id: string): void {
    this.deal = id;
  }
  closeDeal(): void {
    this.deal = null;
  }
  /** Moves a deal; what needs asking is asked first. */
  move(deal: string, to: Goal): void {
    this.moving = { deal, to };
  }

  /** Edits deals; whether it could be done. */
  async edit(deals: readonly string[], edit: DealEdit): Promise<boolean> {
    return (await this.#edited(() => ipc.editDeals(this.#pipeline, [...deals], edit))) !== null;
  }
  /** Every plan, those whose review is due first. */
  get plans(): readonly PlanShown[] {
    return this.coaching.data?.plans ?? [];
  }
  /** The plan that is not done yet on a rep at a stage. */
  planOn(rep: string | null, stage: string): PlanShown | undefined {
    return this.plans.find(
      ({ state, plan }) => state !== "done" && plan.spot.rep === rep && plan.spot.stage === stage,
    );
  }
  /** Asks what a plan on a rep at a stage needs. */
  plan(spot: Spot): void {
    this.planning = spot;
  }
  /** Asks why a flag is put off. */
  putOff(flag: Flag): void {
    this.puttingOff = flag;
  }
  /** Marks the review of the view as seen; whether it could be kept. */
  async markReviewed(): Promise<boolean> {
    try {
      await ipc.markReviewed(this.#view);
    } catch (thrown) {
      this.sayError(thrown);
      return false;
    }
    hasChanged(["coaching"]);
    return true;
  }
  /** Edits coaching, as one step of undo; whether it could be done. */
  async editCoaching(...edits: CoachingEdit[]): Promise<boolean> {
    try {
      await ipc.editCoaching(this.#pipeline, edits);
    } catch (thrown) {
      this.sayError(thrown);
      return false;
    }
    hasChanged(["coaching"]);
    return true;
  }
  /** Edits the process; whether it could be done. */
  async editProcess(edit: ProcessEdit): Promise<boolean> {
    return (await this.#edited(() => ipc.editProcess(this.#pipeline, edit))) !== null;
  }
  /** Makes a list of words what is given, or as shipped again; whether it could be done. */
  async setWords(list: WordList, words: string[] | null): Promise<boolean> {
    return (await this.#edited(() => ipc.setWords(list, words))) !== null;
  }
  /** Makes a deal; its id, where it could be made. */
  async create(deal: NewDeal): Promise<string | null> {
    return this.#edited(() => ipc.newDeal(this.#pipeline, deal));
  }
  async undo(): Promise<void> {
    await this.#turn(
      "undo",
      () => ipc.undoEdit(),
      t.deal.undo.nothing,
      (what) => t.deal.undo.undone(what),
    );
  }
  async redo(): Promise<void> {
    await this.#turn(
      "redo",
      () => ipc.redoEdit(),
      t.deal.undo.nothingAgain,
      (what) => t.deal.undo.redone(what),
    );
  }
  async #turn(
    which: keyof Edits,
    turn: () => Promise<Edits>,
    nothing: string,
    done: (what: string) => string,
  ): Promise<void> {
    if (this.#open === null) return;
    await this.#edited(async () => {
      const edit = (await ipc.edits())[which];
      if (edit === null) {
        this.say(nothing);
        return;
      }
      await turn();
      this.say(done(t.common.within(t.deal.edits[edit.what] ?? edit.what)));
    });
  }
  async #edited<T>(job: () => Promise<T>): Promise<T | null> {
    try {
      const done = await job();
      hasChanged(["deals", "workspace", "coaching"]);
      return done;
    } catch (thrown) {
      this.sayError(thrown);
      return null;
    }
  }

  /** Keeps what is looked at now, or `shown`, under a name: a new view, or that one. */
  async keepView(id: number | null, name: string, shown?: string): Promise<boolean> {
    const table = this.screen === "pipeline" ? this.table : null;
    const now = shown ?? write({ screen: this.#place.screen, choice: this.choice, table } as Shown);
    return (await this.#edited(() => ipc.putView(id, name, now))) !== null;
  }
  async removeView(id: number): Promise<void> {
    await this.#edited(() => ipc.removeView(id));
  }
  /** Goes to a saved view. */
  showView(kept: string): void {
    const shown = read(kept);
    if (shown === null) {
      this.say(t.app.views.unread, "failed");
      return;
    }
    if (shown.table) this.table = shown.table;
    this.go(shown.screen as Screen, shown.choice);
  }

  /** Notes at the foot of the window that something was done. */
  say(text: string, kind: Said["kind"] = "done"): void {
    const id = ++this.#saidCount;
    this.said = [...this.said.slice(-2), { id, text, kind }];
    setTimeout(() => this.unsay(id), 6000);
  }
  unsay(id: number): void {
    this.said = this.said.filter((note) => note.id !== id);
  }
  /** Says in words why something could not be done. */
  sayError(thrown: unknown): void {
    const { code, detail } = asError(thrown);
    const words = t.errors[code] ?? t.errors.internal;
    this.say(`${words.title} ${detail ?? words.body}`, "failed");
  }

  /** Remembers a setting, at once on screen. */
  async set(change: Partial<Settings>): Promise<void> {
    const before = this.#settings;
    this.#settings = { ...before, ...change };
    try {
      this.#settings = await ipc.saveSettings(this.#settings);
    } catch (thrown) {
      this.#settings = before;
      this.sayError(thrown);
    }
  }

  /** Speaks another language; `null`: the system's. The page is opened anew, at the same place. */
  async speak(language: Language | null): Promise<void> {
    await this.set({ language });
    if (this.#settings.language !== language) return;
    window.history.replaceState({ ...window.history.state, anew: this.offered }, "");
    window.location.reload();
  }

  /** Files were dropped, or handed over by a second start: they wait under Import. */
  offer(files: readonly Offered[]): void {
    if (files.length === 0) return;
    const known = new Set(files.map((file) => file.id));
    this.offered = [...this.offered.filter((file) => !known.has(file.id)), ...files];
    this.go("import");
  }
  /** A file is dealt with. */
  putAway(id: number): void {
    this.offered = this.offered.filter((file) => file.id !== id);
  }

  /** Opens a workspace by any door; `null` from the door means the person thought better of it. */
  async enter(
    door: () => Promise<WorkspaceShown | null>,
    then: Screen = "review",
  ): Promise<boolean> {
    try {
      if ((await door()) === null) return false;
    } catch (thrown) {
      // It is asked for instead.
      if (asError(thrown).code === "locked") hasChanged(["workspace"]);
      else this.sayError(thrown);
      return false;
    }
    hasChanged(["workspace", "deals", "imports"]);
    this.go(then, EVERYTHING);
    return true;
  }
  async leave(): Promise<void> {
    try {
      await ipc.closeWorkspace();
    } catch (thrown) {
      this.sayError(thrown);
      return;
    }
    hasChanged(["workspace", "deals", "imports"]);
    this.go("start", EVERYTHING);
  }
}
