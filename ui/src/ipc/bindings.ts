// Stand-in for the file that is generated from Rust; same names, same shapes.
import { invoke as __TAURI_INVOKE } from "@tauri-apps/api/core";
import { listen, type Event, type UnlistenFn } from "@tauri-apps/api/event";

export const commands = {
  programStatus: () => __TAURI_INVOKE<ProgramStatus>("program_status"),
  saveSettings: (settings: Settings) => __TAURI_INVOKE<Settings>("save_settings", { settings }),
  openSample: () => __TAURI_INVOKE<WorkspaceInfo>("open_sample"),
  createWorkspace: (name: string) => __TAURI_INVOKE<WorkspaceInfo | null>("create_workspace", { name }),
  createWorkspaceHere: (name: string) => __TAURI_INVOKE<WorkspaceInfo>("create_workspace_here", { name }),
  openWorkspace: () => __TAURI_INVOKE<WorkspaceInfo | null>("open_workspace"),
  openRecent: (id: number) => __TAURI_INVOKE<WorkspaceInfo>("open_recent", { id }),
  closeWorkspace: () => __TAURI_INVOKE<null>("close_workspace"),
  choices: (pipeline: number | null) => __TAURI_INVOKE<Choices>("choices", { pipeline }),
  review: (view: View) => __TAURI_INVOKE<ReviewScreen>("review", { view }),
  figure: (view: View, plot: Plot, theme: Theme, width: number) =>
    __TAURI_INVOKE<Figure>("figure", { view, plot, theme, width }),
  saveFigure: (view: View, plot: Plot, theme: Theme, width: number) =>
    __TAURI_INVOKE<SavedFile | null>("save_figure", { view, plot, theme, width }),
  saveReport: (view: View) => __TAURI_INVOKE<SavedFile | null>("save_report", { view }),
  deals: (view: View, selection: Selection, order: DealOrder, offset: number, limit: number) =>
    __TAURI_INVOKE<DealPage>("deals", { view, selection, order, offset, limit }),
  pickFile: () => __TAURI_INVOKE<Offered | null>("pick_file"),
  inspectFile: (id: number, hints: Hints) => __TAURI_INVOKE<Preview>("inspect_file", { id, hints }),
  importFile: (id: number, hints: Hints) => __TAURI_INVOKE<Done>("import_file", { id, hints }),
  cancelImport: () => __TAURI_INVOKE<null>("cancel_import"),
  imports: () => __TAURI_INVOKE<ImportRecord[]>("imports"),
  importProblems: (id: number, offset: number, limit: number) =>
    __TAURI_INVOKE<ProblemPage>("import_problems", { id, offset, limit }),
};

const makeEvent = <T>(name: string) => ({
  listen: (heard: (event: Event<T>) => void): Promise<UnlistenFn> => listen(name, heard),
});

export const events = {
  importProgress: makeEvent<ImportProgress>("import-progress"),
  filesOffered: makeEvent<FilesOffered>("files-offered"),
  changed: makeEvent<Changed>("changed"),
};

export type ErrorCode =
  | "no_workspace" | "missing" | "newer" | "not_a_workspace" | "damaged" | "busy" | "read_only" | "disk_full"
  | "exists" | "unreadable" | "ambiguous_dates" | "drawing" | "import_running" | "io" | "internal";
export type IpcError = { code: ErrorCode; message: string; field: string | null };

export type Theme = "light" | "dark";
export type ThemeChoice = "system" | "light" | "dark";
export type Density = "comfortable" | "compact";
export type Settings = { theme: ThemeChoice; density: Density; last_screen: string | null };
export type Recent = { id: number; name: string; place: string };
export type PipelineInfo = { id: number; name: string; deals: number };
export type WorkspaceInfo = {
  name: string; file: string; sample: boolean; pipelines: PipelineInfo[]; deals: number; moves: number; imports: number;
};
export type ProgramStatus = {
  version: string; workspace: WorkspaceInfo | null; recent: Recent[]; offered: Offered[]; settings: Settings;
};

export type Stage = {
  name: string; purpose: string; recorded: string[]; exit_checks: string[]; causes: string[]; hints: string[];
  default_days: number | null; stall_days: number | null;
};
export type Process = { name: string; stages: Stage[]; wins_at: number };
export type Choices = {
  pipeline: number; process: Process; teams: string[]; reps: string[]; sources: string[]; personas: string[];
  first_day: string | null; last_day: string | null;
};

export type Filter = {
  from: string | null; to: string | null; as_of: string | null;
  teams: string[]; reps: string[]; sources: string[]; personas: string[];
};
export type View = { pipeline: number | null; filter: Filter };

export type Money = { minor: number; currency: string };
export type Estimate = { estimate: number; low: number; high: number; std_error: number };
export type Proportion = { estimate: number; low: number; high: number };
export type Basis = "observed" | "default" | "manual";
export type StallPoint = { days: number | null; basis: Basis };
export type Counts = {
  entered: number; advanced: number; lost: number; open: number; skipped: number; went_back: number;
};
export type Measures = Counts & {
  conversion: Estimate | null; decided: Proportion | null; median_days: number | null;
  quartile_days: [number | null, number | null]; open_now: number; stalled: number;
  open_value: Money[]; stalled_value: Money[];
};
export type StageFigures = Measures & {
  stage: string; stall_point: StallPoint; previous: Estimate | null; open_days: number[];
  advance_curve: [number, number][];
};
export type RepStage = Measures & {
  stage: string; exits: number; expected_exits: number; expected_advances: number | null;
};
export type RepFigures = {
  rep: string | null; team: string | null; hired: string | null; whole: Whole; stages: RepStage[];
};
export type FlagProblem = "loses" | "slow";
export type Strength = "strong" | "likely";
export type Flag = {
  rep: string | null; stage: string; problem: FlagProblem; observed: number; expected: number; q: number;
  strength: Strength; summary: string; curve: [number, number][]; team_curve: [number, number][];
};
export type Reason =
  | { kind: "close_date_past"; days: number } | { kind: "went_back"; times: number }
  | { kind: "owner_changed" } | { kind: "no_amount" };
export type StalledDeal = {
  deal_id: string; name: string | null; account: string | null; rep: string | null; stage: string; days: number;
  stall_point: number; chance_now: number | null; chance_fresh: number; amount: number | null; value: Money | null;
  reasons: Reason[];
};
export type Whole = {
  deals: number; won: number; lost: number; open: number; open_now: number; undated: number; win_rate: Proportion | null;
  conversion: Estimate | null; days_to_win: number | null; days_to_win_quartiles: [number | null, number | null];
  days_to_lose: number | null; open_value: Money[]; stalled: number; stalled_value: Money[]; won_in_period: number;
  won_value: Money[];
};
export type Note =
  | { kind: "no_history"; deals: number; of: number } | { kind: "too_few_deals"; cells: number; of: number }
  | { kind: "no_deals" } | { kind: "one_rep" };
export type Review = {
  schema: number; as_of: string; process: string[]; stages: StageFigures[]; reps: RepFigures[]; flags: Flag[];
  stalled_deals: StalledDeal[]; problems: Problem[]; whole: Whole; notes: Note[];
};
export type Headline = { title: string; sub: string };
export type ReviewScreen = { review: Review; headline: Headline };

export type Outcome = "advanced" | "lost" | "open";
export type Selection =
  | { kind: "all" }
  | { kind: "passages"; stage: string; outcome: Outcome | null; rep: string | null }
  | { kind: "skipped"; stage: string }
  | { kind: "open"; stage: string | null; rep: string | null; stalled: boolean }
  | { kind: "deals"; outcome: Outcome | null; rep: string | null }
  | { kind: "won_in_period" };

export type HeatmapMeasure = "conversion" | "pace";
export type Plot =
  | { kind: "stage_conversion" } | { kind: "heatmap"; measure: HeatmapMeasure } | { kind: "time_in_stage" }
  | { kind: "flag_curve"; rep: string | null; stage: string; problem: FlagProblem | null }
  | { kind: "win_rate" };
export type Hit = { x: number; y: number; w: number; h: number; label: string; selection: Selection | null };
export type Align = "left" | "right";
export type Table = { headers: string[]; align: Align[]; rows: string[][] };
export type Figure = {
  svg: string; width: number; height: number; title: string; subtitle: string; hits: Hit[]; table: Table;
};
export type SavedFile = { name: string };

export type DealColumn =
  | "deal" | "account" | "rep" | "stage" | "days" | "value" | "began" | "expected_close" | "state";
export type DealOrder = { column: DealColumn; descending: boolean };
export type DealState = "open" | "won" | "lost" | "completed" | "churned";
export type DealRow = {
  deal_id: string; name: string | null; account: string | null; owner: string | null; team: string | null;
  source: string | null; persona: string | null; product: string | null; value: Money | null; state: DealState; stage: string | null;
  began: string | null; since: string | null; days: number | null; stall_point: number | null; stalled: boolean;
  chance_now: number | null; closed: string | null; lost_reason: string | null; expected_close: string | null; has_history: boolean;
};
export type DealPage = { total: number; rows: DealRow[] };

export type ProblemCode =
  | "missing_deal" | "missing_stage" | "unknown_stage" | "missing_date" | "bad_date" | "bad_amount"
  | "bad_currency" | "ragged" | "too_long" | "bad_characters" | "ambiguous_dates" | "closed_before_start"
  | "repeated_deal" | "no_history" | "process_from_file";
export type Problem = { file: string; row: number; column: string | null; code: ProblemCode; message: string };
export type ProblemPage = { total: number; rows: Problem[] };
export type ProblemTotal = { code: ProblemCode; count: number };

export type Shape = "moves" | "snapshot";
export type DateOrder = "ymd" | "dmy" | "mdy";
export type DecimalSign = "point" | "comma";
export type Offered = { id: number; name: string; bytes: number };
export type Field =
  | "deal_id" | "rep" | "stage" | "at" | "deal" | "account" | "amount" | "currency" | "source" | "persona"
  | "expected_close" | "lost_reason" | "product" | "team" | "created" | "closed" | "status" | "stage_since" | "known";
export type ColumnHint = { column: number; field: Field | null };
export type Hints = {
  stages: string[]; won: string[]; lost: string[]; as_of: string | null; dates: DateOrder | null;
  decimal: DecimalSign | null; currency: string | null; encoding: string | null; delimiter: string | null;
  columns: ColumnHint[];
};
export type AmbiguousDate = { sample: string; day_first: string; month_first: string };
export type SeenColumn = {
  header: string; field: Field | null; dates: DateOrder | null; ambiguous: AmbiguousDate | null;
  decimal: DecimalSign | null;
};
export type SeenName = { name: string; rows: number };
export type SampleRow = { line: number; cells: string[] };
export type Inspection = {
  file: string; rows: number; bytes: number; encoding: string; delimiter: string; rows_before_header: number;
  shape: Shape; preset: string | null; because: string[]; columns: SeenColumn[]; stages: SeenName[];
  statuses: SeenName[]; last_day: string | null; sample: SampleRow[];
};
export type Means = { stage: number } | "won" | "lost" | "completed" | "ignore";
export type StageName = { name: string; means: Means | null };
export type Column = {
  header: string; field: Field | null; dates: DateOrder | null; decimal: DecimalSign | null;
};
export type EnteredColumn = { column: number; stage: string };
export type Mapping = {
  shape: Shape; preset: string | null; encoding: string; delimiter: string; rows_before_header: number;
  columns: Column[]; entered: EnteredColumn[]; stages: StageName[]; statuses: StageName[]; seen_on: string | null;
  currency: string | null; lost_zero_is_none: boolean;
};
export type ProcessFrom = "hints" | "known" | "file";
export type StepKind = "created" | "seen" | "entered" | "won" | "lost" | "completed";
export type Understood = {
  line: number; deal: string; rep: string | null; step: StepKind; stage: string | null; day: string | null;
  amount: Money | null; account: string | null;
};
export type Preview = {
  seen: Inspection; mapping: Mapping; process: Process; process_from: ProcessFrom; into_known: boolean;
  must_ask_dates: boolean; rows: Understood[]; problems: Problem[]; would_do: Done | null;
};
export type Done = {
  file: string; kept: boolean; rows: number; deals_new: number; deals_changed: number; deals_unchanged: number;
  moves_new: number; moves_known: number; problems_total: number; problems: Problem[]; process: string;
  process_is_new: boolean;
};
export type ImportRecord = {
  id: number; file_name: string; kind: Shape; at: string; deals_new: number; deals_changed: number;
  deals_unchanged: number; moves_new: number; moves_known: number; problems: number;
};
export type ImportProgress = { bytes: number; total_bytes: number; rows: number };
export type FilesOffered = null;
export type Tag = "deals" | "imports" | "settings" | "workspace";
export type Changed = { tags: Tag[] };
