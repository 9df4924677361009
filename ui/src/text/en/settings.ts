// Words of the settings screen.
import { count } from "../format";
import { plural } from "./plural";

export const settings = {
  title: "Settings",
  look: "Look",
  theme: "Theme",
  themes: { system: "As the system", light: "Light", dark: "Dark" },
  density: "Density",
  densities: { comfortable: "Comfortable", compact: "Compact" },
  densityNote: "Compact shows about a fifth more rows.",
  workspace: "Workspace",
  workspaceFacts: (deals: number, moves: number, imports: number) =>
    `${plural(deals, "deal")}, ${plural(moves, "move")}, ${plural(imports, "import")}`,
  sample: "the sample team, invented",
  open: "Open a workspace…",
  create: "New workspace…",
  close: "Close this workspace",
  openSample: "Open the sample team",
  name: "Name",
  createTitle: "New workspace",
  createNote: "A workspace is one file. You choose where it lies next.",
  createHere: "Keep it with Stagecoach’s files",
  createElsewhere: "Choose where…",
  nameNeeded: "Give it a name first.",
  about: "About",
  version: (version: string) => `Stagecoach ${version}`,
  aboutNote:
    "Everything stays on this machine: no account, no network, no telemetry. Workspaces are SQLite files of yours.",
  licences: "Licences",
  licencesNote:
    "Stagecoach is free software under the MIT licence. It stands on Tauri, Svelte, SQLite and plotters, and uses the Inter typeface under the SIL Open Font License 1.1.",
  saved: "Saved.",
  pipelines: (n: number) => `${count(n)} pipelines`,
};
