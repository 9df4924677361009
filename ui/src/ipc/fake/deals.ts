// The deals of the invented team, opened and edited. Enough to look at and to press; what an edit means
// the engine and the store know.
import type {
  Check,
  Coaching,
  CoachingEdit,
  DealEdit,
  DealRow,
  DealSheet,
  EditShown,
  NewDeal,
  ProcessEdit,
  Review,
  View,
  WordList,
} from "../bindings";
import { coach, nothingKept, put, shown } from "./coaching";
import { asShipped, edited, type Kept } from "./kept";
import { process } from "./process";
import { causesOf } from "./causes";
import { AS_OF, dayOf, isoOf, type Deal } from "./team";

type Recorded = Pick<
  DealSheet,
  "details" | "contacts" | "objections" | "activities" | "links" | "gaps"
>;
type State = {
  deals: Deal[];
  recorded: Map<string, Recorded>;
  ticked: Set<string>;
  coached: ReturnType<typeof nothingKept>;
  kept: Kept;
};

const nothing = (): Recorded => ({
  details: {},
  contacts: [],
  objections: [],
  activities: [],
  links: [],
  gaps: [],
});

export class Deals {
  readonly deals: Deal[];
  #recorded = new Map<string, Recorded>();
  #ticked = new Set<string>();
  #coached = nothingKept();
  #kept = asShipped();
  #done: { shown: EditShown; before: State }[] = [];
  #undone: { shown: EditShown; before: State }[] = [];

  constructor(deals: Deal[]) {
    this.deals = deals;
  }

  get edits(): { undo: EditShown | null; redo: EditShown | null } {
    return {
      undo: this.#done.at(-1)?.shown ?? null,
      redo: this.#undone.at(-1)?.shown ?? null,
    };
  }

  sheet(row: DealRow): DealSheet {
    const deal = this.deals.find((known) => known.id === row.deal_id);
    const recorded = this.#recorded.get(row.deal_id) ?? nothing();
    const at = process.stages.findIndex((stage) => stage.name === row.stage);
    const checks: Check[][] = process.stages.map((stage, position) =>
      stage.exit_checks.map((check) => ({
        check,
        holds: this.#ticked.has(`${row.deal_id} ${position} ${check}`),
        read_off: false,
      })),
    );
    const passages = deal?.passages ?? [];
    return {
      row,
      at: at < 0 ? null : at,
      passages: passages.map((passage) => ({
        stage: process.stages[passage.stage]?.name ?? "",
        rep: row.owner,
        entered: isoOf(passage.entered),
        days: (passage.left ?? dayOf(AS_OF)) - passage.entered,
        outcome: passage.outcome,
        went_back: false,
      })),
      ...recorded,
      checks,
      causes: row.state === "open" ? causesOf(row.days ?? 0) : [],
      timeline: passages.toReversed().map((passage) => ({
        day: isoOf(passage.entered),
        between: null,
        who: null,
        file: "pipeline.csv",
        what: { entered: process.stages[passage.stage]?.name ?? "" },
      })),
    };
  }

  /** All words noted on a deal. */
  notes(id: string): string {
    const recorded = this.#recorded.get(id) ?? nothing();
    const details = Object.values(recorded.details).map((value) => value.text ?? "");
    return [...details, ...recorded.activities.map((activity) => activity.note)].join(" ");
  }

  nextStep(id: string): string | null {
    return this.#recorded.get(id)?.details.next_step?.text ?? null;
  }

  edit(ids: readonly string[], edit: DealEdit): void {
    this.#remember(Object.keys(edit)[0] ?? "");
    for (const id of ids) this.#one(id, edit);
  }

  get kept(): Kept {
    return this.#kept;
  }
  /** Edits the process; the name of the fault where it is refused. */
  process(edit: ProcessEdit): "same_name" | "no_name" | null {
    const next = edited(this.#kept, edit);
    if (typeof next === "string") return next;
    this.#remember(edit.kind === "leave" ? "stage_merged" : "stage");
    this.#kept = next;
    return null;
  }
  words(list: WordList, words: string[] | null): void {
    this.#remember("words");
    const own = { ...this.#kept.words };
    if (words === null) delete own[list];
    else own[list] = words;
    this.#kept = { ...this.#kept, words: own };
  }

  get coached(): ReturnType<typeof nothingKept> {
    return this.#coached;
  }
  coaching(today: string): Coaching {
    return shown(this.#coached, today);
  }
  mark(view: View, review: Review): void {
    this.#remember("reviewed");
    const { marks } = this.#coached;
    const mark = {
      id: marks.length + 1,
      as_of: review.as_of,
      at: "2026-01-31T09:05:00Z",
      who: "Mia",
      filter: view.filter,
    };
    this.#coached = { ...this.#coached, marks: [...marks, { mark, review }] };
  }
  coach(edits: readonly CoachingEdit[]): void {
    this.#remember(edits[0]?.kind ?? "plan");
    for (const edit of edits) this.#coached = coach(this.#coached, edit);
  }

  make(made: NewDeal): string {
    this.#remember("new");
    const id = `S-${this.deals.length + 1}`;
    this.deals.push({
      id,
      name: made.name,
      account: made.account ?? "",
      rep: made.owner ?? "",
      team: "",
      source: made.source ?? "",
      persona: made.persona ?? "",
      minor: made.amount?.minor ?? null,
      began: dayOf(made.day),
      closed: null,
      expected: null,
      state: "open",
      passages: [{ stage: made.stage, entered: dayOf(made.day), left: null, outcome: "open" }],
    });
    return id;
  }

  turn(undo: boolean): void {
    const [from, to] = undo ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const last = from.pop();
    if (!last) return;
    to.push({ shown: last.shown, before: this.#state() });
    this.deals.splice(0, this.deals.length, ...last.before.deals);
    this.#recorded = last.before.recorded;
    this.#ticked = last.before.ticked;
    this.#coached = last.before.coached;
    this.#kept = last.before.kept;
  }

  #state(): State {
    return structuredClone({
      deals: this.deals,
      recorded: this.#recorded,
      ticked: this.#ticked,
      coached: this.#coached,
      kept: this.#kept,
    });
  }

  #remember(what: string): void {
    this.#done.push({ shown: { what, who: "Mia" }, before: this.#state() });
    this.#undone = [];
  }

  #one(id: string, edit: DealEdit): void {
    const deal = this.deals.find((known) => known.id === id);
    if (!deal) return;
    const kept = { ...(this.#recorded.get(id) ?? nothing()) };
    this.#recorded.set(id, kept);
    if (edit.name !== undefined) deal.name = edit.name ?? deal.id;
    if (edit.account !== undefined) deal.account = edit.account ?? "";
    if (edit.source !== undefined) deal.source = edit.source ?? "";
    if (edit.persona !== undefined) deal.persona = edit.persona ?? "";
    if (edit.amount !== undefined) deal.minor = edit.amount?.minor ?? null;
    if (edit.owner !== undefined) deal.rep = edit.owner;
    if (edit.expected_close !== undefined)
      deal.expected = edit.expected_close === null ? null : dayOf(edit.expected_close);
    if (edit.detail) {
      const { detail, value } = edit.detail;
      kept.details = { ...kept.details };
      if (value === null) delete kept.details[detail];
      else kept.details[detail] = value;
    }
    if (edit.contact) kept.contacts = put(kept.contacts, edit.contact.id, edit.contact.row);
    if (edit.objection)
      kept.objections = put(kept.objections, edit.objection.id, edit.objection.row);
    if (edit.activity) kept.activities = put(kept.activities, edit.activity.id, edit.activity.row);
    if (edit.check) {
      const key = `${id} ${edit.check.stage} ${edit.check.check}`;
      if (edit.check.holds) this.#ticked.add(key);
      else this.#ticked.delete(key);
    }
    if (edit.move) this.#move(deal, edit.move.to, dayOf(edit.move.day));
  }

  #move(deal: Deal, to: NonNullable<DealEdit["move"]>["to"], day: number): void {
    const last = deal.passages.at(-1);
    if (last) {
      last.left = day;
      last.outcome = to === "lost" ? "lost" : "advanced";
    }
    if (to === "won" || to === "lost" || to === "completed") {
      deal.state = to;
      deal.closed = day;
      return;
    }
    deal.state = "open";
    deal.closed = null;
    deal.passages.push({ stage: to.stage, entered: day, left: null, outcome: "open" });
  }
}
