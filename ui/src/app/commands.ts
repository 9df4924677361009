// What the palette can do, as a list of words and deeds.
import { markReviewed } from "./marking";
import { REPORTS, saveReport } from "./saving";
import { takeTour } from "./touring";
import type { Ground } from "./ground.svelte";
import { SCREENS } from "./place";
import { t } from "../text";

export type Command = { id: string; group: string; words: string; do: () => void };

/** Everything that can be done from here, in the order of likelihood. */
export function commands(app: Ground): Command[] {
  const { palette } = t.app;
  const go = palette.groups.go;
  const filter = palette.groups.filter;
  const act = palette.groups.do;
  const open = app.workspace !== null;
  const screens = SCREENS.filter(
    (s) => open || s === "import" || s === "settings" || s === "guide",
  );
  const choices = open ? app.choices.data : undefined;
  return [
    ...screens.map((screen) => ({
      id: `go-${screen}`,
      group: go,
      words: palette.goTo(t.app.nav[screen]),
      do: () => app.go(screen),
    })),
    ...(open ? (app.views.data ?? []) : []).map((view) => ({
      id: `view-${view.id}`,
      group: go,
      words: palette.view(view.name),
      do: () => app.showView(view.shown),
    })),
    ...(app.narrowed
      ? [{ id: "clear", group: filter, words: palette.clearFilters, do: () => app.clear() }]
      : []),
    { id: "import", group: act, words: palette.importFile, do: () => app.go("import") },
    ...(open
      ? [
          { id: "new", group: act, words: palette.newDeal, do: () => void (app.creating = true) },
          {
            id: "mark-reviewed",
            group: act,
            words: palette.markReviewed,
            do: () => void markReviewed(app),
          },
          { id: "undo", group: act, words: palette.undo, do: () => void app.undo() },
          { id: "redo", group: act, words: palette.redo, do: () => void app.redo() },
        ]
      : []),
    ...(open
      ? REPORTS.map((kind) => ({
          id: `report-${kind}`,
          group: act,
          words: palette.report[kind],
          do: () => void saveReport(app, kind),
        }))
      : []),
    ...(["system", "light", "dark"] as const).map((theme) => ({
      id: `theme-${theme}`,
      group: act,
      words: palette.theme(t.settings.themes[theme]),
      do: () => void app.set({ theme }),
    })),
    { id: "tour", group: act, words: palette.tour, do: () => void takeTour(app) },
    {
      id: "shortcuts",
      group: act,
      words: palette.shortcuts,
      do: () => (app.shortcutsOpen = true),
    },
    ...(choices?.reps ?? []).map((rep) => ({
      id: `rep-${rep}`,
      group: filter,
      words: palette.rep(rep),
      do: () => app.narrow({ reps: [rep] }),
    })),
    ...(choices?.teams ?? []).map((team) => ({
      id: `team-${team}`,
      group: filter,
      words: palette.team(team),
      do: () => app.narrow({ teams: [team] }),
    })),
    ...(choices?.sources ?? []).map((source) => ({
      id: `source-${source}`,
      group: filter,
      words: palette.source(source),
      do: () => app.narrow({ sources: [source] }),
    })),
  ];
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Those whose words hold every word asked for, accents and case aside. */
export function matching(all: readonly Command[], asked: string): Command[] {
  const words = plain(asked).split(/\s+/).filter(Boolean);
  return all.filter((command) => {
    const text = plain(command.words);
    return words.every((word) => text.includes(word));
  });
}
