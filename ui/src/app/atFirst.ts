// Settings until the program has told what a person chose.
import type { Settings } from "../ipc";

export const AT_FIRST: Settings = {
  theme: "system",
  density: "comfortable",
  last_screen: null,
  base: null,
  manner: null,
  language: null,
  toured: null,
  paper: null,
  year_begins: null,
  week_begins: null,
  backups: null,
  columns: null,
};
