// A whole window that is not there: the commands and events over an invented team, in memory.
// For unit tests, and for looking at screens in a browser during development. Never in the bundle.
import type { Backend, Calls, Heard } from "../backend";
import type {
  BackupShown,
  DealOrder,
  Done,
  ErrorCode,
  Hints,
  ImportRecord,
  IpcError,
  Narrow,
  Offered,
  Preview,
  Rate,
  SavedMapping,
  SavedView,
  Selection,
  Settings,
  Undone,
  View,
  WorkspaceShown,
} from "../bindings";
import { draft, effects, heldBack } from "./coaching";
import { Deals } from "./deals";
import { draw } from "./drawn";
import { FILES, isBeside, joined, preview, problemsOf, refused } from "./files";
import { LOCKED, lock } from "./locked";
import { inBase, sameRate } from "./rates";
import { processOf, shown as shownProcess, vocabulary, words } from "./kept";
import { process } from "./process";
import { list, row, SAYS } from "./rows";
import { review, reviewScreen, stalledOf, stallPoints } from "./review";
import { search } from "./search";
import { AS_OF, invent, isoOf, PERSONAS, REPS, SOURCES } from "./team";
import { rampUp } from "./ramp";
import { forecast, tenure, trendOf } from "./time";
import { closedDeals, oneToOne, reasons, since } from "./weekly";

export type Fake = Backend & {
  /** Every command asked so far, with what it was given. */
  asked: { name: string; given: unknown[] }[];
  /** Lets an event be heard. */
  tell<K extends keyof Heard>(event: K, payload: Heard[K]): void;
  /** The next call of this command fails. */
  failNext(name: keyof Calls, code: ErrorCode): void;
  /** What the native dialog will answer with next. */
  willPick(...files: Offered[]): void;
  /** Drags files over the window, or away. */
  drag(over: boolean): void;
  /** Drops files on the window. */
  drop(...files: Offered[]): void;
};

export type FakeOptions = {
  /** Starts with the invented team open. */
  open?: boolean;
  deals?: number;
  /** How long answers take, in milliseconds. */
  wait?: number;
  settings?: Partial<Settings>;
  offered?: Offered[];
};

export function fake(options: FakeOptions = {}): Fake {
  const deals = invent(options.deals ?? 640);
  const points = stallPoints(deals);
  const kept = new Deals(deals);
  const touched = () => {
    tell("changed", { tags: ["deals", "workspace", "coaching"] });
    return kept.edits;
  };
  const asked: Fake["asked"] = [];
  const failing = new Map<string, ErrorCode>();
  const drags = new Set<(over: boolean) => void>();
  const heard = new Map<string, Set<(payload: never) => void>>();
  let pick: Offered[] = FILES.slice(0, 1);
  let settings: Settings = {
    theme: "system",
    density: "comfortable",
    last_screen: null,
    base: null,
    manner: null,
    language: null,
    toured: true,
    paper: null,
    year_begins: null,
    week_begins: null,
    backups: null,
    columns: null,
    ...options.settings,
  };
  let imports: ImportRecord[] = [];
  let mappings: SavedMapping[] = [];
  let views: SavedView[] = [];
  let backups: BackupShown[] = [];
  const lists = () =>
    words(kept.kept, {
      sources: SOURCES,
      personas: PERSONAS,
      loss_reasons: ["No budget", "Price", "No reply"],
      win_reasons: ["Best fit", "Price", "Referral"],
    });
  let rates: Rate[] = [];
  const mark = (id: number, undone_at: string | null) => {
    const record = imports.find((past) => past.id === id);
    if (!record) throw error("internal");
    imports = imports.map((past) => (past.id === id ? { ...past, undone_at } : past));
    tell("changed", { tags: ["deals", "imports", "workspace"] });
    return { ...record, undone_at };
  };
  const undone = (id: number, done: boolean): Undone => {
    const record = imports.find((past) => past.id === id);
    if (!record) throw error("internal");
    return {
      id,
      done,
      deals_gone: record.deals_new,
      deals_changed: record.deals_changed,
      deals_unchanged: record.deals_unchanged,
      moves_gone: record.moves_new,
      reps_gone: 0,
      accounts_gone: 0,
      stays: [],
      stays_total: 0,
    };
  };
  let stopped = false;
  const untold = [...(options.offered ?? [])];
  const waiting_files = new Map<number, Offered>(
    [...FILES, ...(options.offered ?? [])].map((file) => [file.id, file]),
  );

  const workspaceOf = (name: string, sample: boolean): WorkspaceShown => ({
    name,
    file: `${name}.stagecoach`,
    sample,
    protected: false,
    pipelines: [{ id: 1, name: process.name, deals: deals.length }],
  });
  const locked = lock();
  let workspace: WorkspaceShown | null = options.open ? workspaceOf("Northwind EMEA", true) : null;

  const tell: Fake["tell"] = (event, payload) => {
    for (const ear of heard.get(event) ?? []) ear(payload as never);
  };
  const error = (code: ErrorCode, detail: string | null = null): IpcError => ({
    code,
    message: code,
    field: null,
    detail,
  });
  const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
  const enter = (name: string, sample: boolean) => {
    workspace = workspaceOf(name, sample);
    tell("changed", { tags: ["workspace", "deals", "imports"] });
    return workspace;
  };
  const found = (id: number): Offered => {
    const file = waiting_files.get(id);
    if (!file) throw error("missing");
    return file;
  };
  const read = ([first, ...beside]: number[], hints: Hints): Preview => {
    if (first === undefined) throw error("missing");
    const file = found(first);
    const seen = preview(file, hints);
    if (!seen) throw error("unreadable", refused(file.name, settings.language));
    return { ...seen, parts: [...seen.parts, ...beside.map((id) => joined(found(id)))] };
  };
  const listed = (view: View, selection: Selection, narrow: Narrow[] = [], order?: DealOrder) =>
    list(deals, points, view, selection, narrow, order);

  const answers: { [K in keyof Calls]: (...given: Parameters<Calls[K]>) => unknown } = {
    speech: () => ({ language: settings.language ?? "en", locale: "en-GB" }),
    programStatus: () => ({
      version: "0.1.0",
      workspace,
      locked: locked.waits,
      recent: [
        { name: "Northwind EMEA", place: "~/Sales", id: 1 },
        { name: "Spring team", place: "~/Sales", id: 2 },
      ],
      offered: untold.splice(0),
      settings,
    }),
    saveSettings: (next) => (settings = next),
    openSample: () => enter("Sample team", true),
    createWorkspace: (name) => enter(name, false),
    createWorkspaceHere: (name) => enter(name, false),
    openWorkspace: () => enter("Spring team", false),
    openRecent: (id) => {
      if (id !== LOCKED) return enter("Northwind EMEA", false);
      locked.wait("Spring team");
      throw error("locked");
    },
    unlockWorkspace: (passphrase) => {
      const name = locked.opens(passphrase);
      if (name === null) throw error("wrong_passphrase");
      return (workspace = { ...enter(name, false), protected: true });
    },
    leaveLocked: () => locked.leave(),
    protectWorkspace: (passphrase) => {
      if (!workspace) throw error("no_workspace");
      return (workspace = { ...workspace, protected: passphrase !== null });
    },
    closeWorkspace: () => {
      workspace = null;
      tell("changed", { tags: ["workspace"] });
      return null;
    },
    choices: () => {
      if (!workspace) throw error("no_workspace");
      return {
        pipeline: 1,
        process: processOf(kept.kept),
        teams: [...new Set(REPS.map(([, team]) => team))].sort(),
        reps: REPS.map(([name]) => name).sort(),
        sources: SOURCES,
        personas: PERSONAS,
        vocabulary: vocabulary(lists()),
        first_day: isoOf(Math.min(...deals.map((d) => d.began))),
        last_day: AS_OF,
      };
    },
    review: (view) => {
      if (!workspace) throw error("no_workspace");
      return reviewScreen(deals, view);
    },
    stalled: (view, whose, most) => stalledOf(deals, view, whose, most),
    figure: (view, plot, theme, width) => draw(deals, view, plot, theme, width),
    trend: (view, stage) => trendOf(deals, view, stage),
    tenure: (view, rep) => tenure(deals, view, rep),
    rampUp: (view) => rampUp(deals, view),
    forecast: (view, until) => forecast(deals, view, until),
    saveFigure: (_view, plot, _theme, _width, form) => ({ name: `${plot.kind}.${form}` }),
    picture: () => [0x89, 0x50, 0x4e, 0x47],
    saveReport: () => ({ name: "review.html" }),
    exportTable: (_view, wanted, form) => ({ name: `${wanted.kind}.${form}` }),
    deals: (view, selection, order, offset, limit, narrow) => {
      const rows = listed(view, selection, narrow, order);
      return { total: rows.length, rows: rows.slice(offset, offset + Math.min(limit, 200)) };
    },
    nextSteps: (_pipeline, ids) => ids.map((id) => kept.nextStep(id)),
    dealIds: (view, selection, order, first, last, narrow) =>
      listed(view, selection, narrow, order)
        .slice(first, last + 1)
        .map((d) => d.deal_id),
    columnValues: (view, selection, column) => {
      const counts = new Map<string | null, number>();
      for (const d of listed(view, selection)) {
        const value = SAYS[column](d);
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return [...counts].map(([value, n]) => ({ value, deals: n }));
    },
    dealsAsText: (_view, ids) => ids.map((id) => `${id}\tdeal`).join("\n"),
    processKept: () => shownProcess(kept.kept),
    stageHolds: (_pipeline, stage) => {
      const at = kept.kept.stages.findIndex(({ id }) => id === stage);
      const name = process.stages[at]?.name;
      if (name === undefined) return { open: 0, ever: 0 };
      const open = deals.filter((d) => d.state === "open" && d.passages.at(-1)?.stage === at);
      const ever = deals.filter((d) => d.passages.some((passage) => passage.stage === at));
      return { open: open.length, ever: ever.length };
    },
    editProcess: (_pipeline, edit) => {
      const fault = kept.process(edit);
      if (fault !== null) throw error(fault);
      return touched();
    },
    wordLists: () => lists(),
    setWords: (list, words) => {
      kept.words(list, words);
      return touched();
    },
    workspaceBackups: () => backups,
    backUp: () => {
      const at = `2026-01-31T09:${String(10 + backups.length)}:00Z`;
      backups = [{ name: `team.${backups.length}.backup`, at, bytes: 4_100_000 }, ...backups];
      return backups;
    },
    restoreBackup: () => enter("Spring team of 2026-01-31", false),
    views: () => views,
    putView: (id, name, shown) => {
      if (name.trim() === "") throw error("no_name");
      const next = { id: id ?? views.length + 1, name, shown };
      views = [...views.filter((view) => view.id !== next.id), next];
      tell("changed", { tags: ["workspace"] });
      return kept.edits;
    },
    removeView: (id) => {
      views = views.filter((view) => view.id !== id);
      tell("changed", { tags: ["workspace"] });
      return kept.edits;
    },
    dealSheet: (_view, id) => {
      const deal = deals.find((known) => known.id === id);
      return deal ? kept.sheet(row(deal, points)) : null;
    },
    search: (_pipeline, words) => search(deals, kept, words),
    editDeals: (_pipeline, ids, edit) => {
      kept.edit(ids, edit);
      return touched();
    },
    newDeal: (_pipeline, made) => {
      const id = kept.make(made);
      touched();
      return id;
    },
    undoEdit: () => {
      kept.turn(true);
      return touched();
    },
    redoEdit: () => {
      kept.turn(false);
      return touched();
    },
    edits: () => kept.edits,
    coaching: (_pipeline, today) => kept.coaching(today),
    heldBack: (_view, today) => heldBack(kept.coached, today),
    draftPlan: (view, spot, today) => draft(review(deals, view), spot, today),
    planEffects: (_view, ids) => effects(kept.coached, ids),
    oneToOne: (view, rep) => oneToOne(deals, view, rep, kept),
    saveOneToOne: (_view, rep) => ({ name: `One-to-one ${rep}.pdf` }),
    saveCalendar: () => ({ name: "Stagecoach.ics" }),
    since: (view, from) =>
      since(
        deals,
        view,
        from,
        kept.coached.marks.some(({ mark }) => mark.as_of === from),
      ),
    reasons: (view) => reasons(deals, view),
    closedDeals: (view, asked) => closedDeals(deals, view, asked),
    workspaceHolds: () => ({
      deals: deals.length,
      moves: deals.reduce((n, d) => n + d.passages.length, 0),
      imports: imports.length,
    }),
    markReviewed: (view) => {
      kept.mark(view, review(deals, view));
      tell("changed", { tags: ["coaching"] });
      return kept.edits;
    },
    pastReviews: () => kept.coached.marks.map(({ mark }) => mark).reverse(),
    pastReview: (_pipeline, id) => {
      const found = kept.coached.marks.find(({ mark }) => mark.id === id);
      return found
        ? { review: found.review, headline: { title: "As it was.", sub: "Then." } }
        : null;
    },
    editCoaching: (_pipeline, edits) => {
      kept.coach(edits);
      tell("changed", { tags: ["coaching"] });
      return kept.edits;
    },
    pickFiles: () => pick,
    groupFiles: (ids) => {
      const teams = ids.filter((id) => isBeside(found(id)));
      const others = ids.filter((id) => !teams.includes(id));
      return others.map((id, at) => (at === 0 ? [id, ...teams] : [id]));
    },
    inspectFiles: (ids, hints) => read(ids, hints),
    importFiles: async (ids, hints) => {
      const names = ids.map((id) => found(id).name).join(" + ");
      const bytes = ids.reduce((all, id) => all + found(id).bytes, 0);
      const would = read(ids, hints).would_do;
      if (!would) throw error("ambiguous_dates");
      if (!workspace) throw error("no_workspace");
      stopped = false;
      for (let step = 1; step <= 10 && !stopped; step += 1) {
        tell("importProgress", {
          phase: "reading",
          bytes: (bytes * step) / 10,
          total_bytes: bytes,
          rows: Math.round((would.rows * step) / 10),
          total_rows: would.rows,
        });
        await pause((options.wait ?? 0) * 4);
      }
      if (stopped) throw error("cancelled");
      const done: Done = { ...would, file: names, id: imports.length + 1, kept: true };
      imports = [
        {
          id: imports.length + 1,
          file_name: names,
          kind: read(ids, hints).seen.shape,
          at: "2026-01-31T09:05:00Z",
          as_of: null,
          rows: done.rows,
          deals_new: done.deals_new,
          deals_changed: done.deals_changed,
          deals_unchanged: done.deals_unchanged,
          moves_new: done.moves_new,
          moves_known: done.moves_known,
          differences: done.differences,
          problems: done.problems_total,
          undone_at: null,
          can_undo: true,
        },
        ...imports,
      ];
      tell("changed", { tags: ["deals", "imports", "workspace"] });
      return { ...done, words: [] };
    },
    cancelImport: () => {
      stopped = true;
      return null;
    },
    imports: () => imports,
    wouldUndoImport: (id) => undone(id, false),
    undoImport: (id) => {
      const gone = undone(id, true);
      mark(id, "2026-01-31T09:10:00Z");
      return gone;
    },
    redoImport: (id) => mark(id, null),
    saveProblems: () => ({ name: "problems.csv" }),
    savedMappings: (fingerprint) =>
      mappings.filter((saved) => fingerprint === null || saved.fingerprint === fingerprint),
    saveMapping: (name, fingerprint, mapping) => {
      mappings = mappings.filter((saved) => saved.name !== name);
      mappings.unshift({ name, fingerprint, mapping, used_at: "2026-01-31T09:05:00Z" });
      tell("changed", { tags: ["mappings"] });
      return null;
    },
    usedMapping: (name) => {
      mappings.sort((a, b) => Number(b.name === name) - Number(a.name === name));
      return null;
    },
    removeMapping: (name) => {
      mappings = mappings.filter((saved) => saved.name !== name);
      tell("changed", { tags: ["mappings"] });
      return null;
    },
    rates: () => rates,
    setRate: (rate) => {
      rates = [...rates.filter((known) => !sameRate(known, rate)), rate];
      tell("changed", { tags: ["rates"] });
      return null;
    },
    removeRate: (currency, base, day) => {
      rates = rates.filter((known) => !sameRate(known, { currency, base, day }));
      tell("changed", { tags: ["rates"] });
      return null;
    },
    importRates: (id) => ({ file: found(id).name, rates: 0, problems: [] }),
    sumsInBase: (sums, base, on) => sums.map((sum) => inBase(sum, base, on, rates)),
    importProblems: (id, offset, limit) => {
      const record = imports.find((i) => i.id === id);
      const all = problemsOf(record?.file_name ?? "").slice(0, record?.problems ?? 0);
      return { total: all.length, rows: all.slice(offset, offset + limit) };
    },
  };

  const calls = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      async (...given: unknown[]) => {
        // Copies, as through a wire.
        asked.push({ name, given: JSON.parse(JSON.stringify(given)) as unknown[] });
        if (options.wait) await pause(options.wait);
        const code = failing.get(name);
        if (code) {
          failing.delete(name);
          throw error(code);
        }

        return structuredClone(await (answer as (...all: unknown[]) => unknown)(...given));
      },
    ]),
  ) as Calls;

  return {
    calls,
    on(event, ear) {
      const ears = heard.get(event) ?? new Set();
      ears.add(ear as (payload: never) => void);
      heard.set(event, ears);
      return () => ears.delete(ear as (payload: never) => void);
    },
    onDrag(heard) {
      drags.add(heard);
      return () => drags.delete(heard);
    },
    drag: (over) => drags.forEach((heard) => heard(over)),
    asked,
    tell,
    failNext: (name, code) => failing.set(name, code),
    willPick: (...files) => (pick = files),
    drop(...files) {
      for (const file of files) waiting_files.set(file.id, file);
      untold.push(...files);
      tell("filesOffered", null);
    },
  };
}
