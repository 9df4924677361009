// Words of the first start: three doors.
export const start = {
  title: "Which stage stalls, with whom, and why.",
  sub: "Stagecoach reads your CRM’s export and says whom to coach on what this week. Nothing leaves this machine.",
  doors: {
    import: "Import an export",
    importNote: "A CSV from your CRM. Choose it, or drop it anywhere on this window.",
    sample: "Look around with a sample team",
    sampleNote:
      "Twelve invented reps, eight stages, fifteen months of deals. Nothing of yours is touched.",
    empty: "Start empty",
    emptyNote: "A new workspace with the built-in eight stages; import into it later.",
  },
  recent: "Recent workspaces",
  openOther: "Open another workspace…",
  opening: "Opening",
};
