// What is saved from anywhere in the window: the review and a one-to-one on paper, and days as a
// calendar. Where it goes, the program asks.
import { ipc, type Paper, type ReportForm } from "../ipc";
import { locale, t } from "../text";
import type { Ground } from "./ground.svelte";
import { usualPaper } from "./paper";

/** What the review can be saved as. */
export const REPORTS = ["html", "pdf", "xlsx"] as const;

/** What is printed on: as said, or as is usual where the person lives. */
export function paperOf(app: Ground): Paper {
  return app.settings.paper ?? usualPaper(locale);
}

/** Saves the review of the view as a page, as sheets of paper or as a workbook. */
export async function saveReport(app: Ground, kind: (typeof REPORTS)[number]): Promise<void> {
  const form: ReportForm = kind === "pdf" ? { kind, paper: paperOf(app) } : { kind };
  try {
    const saved = await ipc.saveReport(app.view, form);
    if (saved) app.say(t.app.reportSaved(saved.name));
  } catch (thrown) {
    app.sayError(thrown);
  }
}

/** Saves the sheet of a one-to-one as a PDF. */
export async function saveOneToOne(app: Ground, rep: string): Promise<void> {
  try {
    const saved = await ipc.saveOneToOne(app.view, rep, paperOf(app));
    if (saved) app.say(t.weekly.sheet.savedPdf(saved.name));
  } catch (thrown) {
    app.sayError(thrown);
  }
}

/** Saves review dates and next steps as a calendar file. */
export async function saveCalendar(app: Ground): Promise<void> {
  try {
    const saved = await ipc.saveCalendar(app.pipeline);
    if (saved) app.say(t.weekly.calendar.saved(saved.name));
  } catch (thrown) {
    app.sayError(thrown);
  }
}
