// Every shortcut there is, with the word for what it does: for the list under "?" and for the guide.
import type { Dictionary } from "../text";

export const SHORTCUTS: readonly (readonly [string, keyof Dictionary["app"]["shortcuts"]])[] = [
  ["mod+K", "palette"],
  ["Alt+←", "back"],
  ["Alt+→", "forward"],
  ["mod+1…8", "screens"],
  ["↑+↓+←+→", "rows"],
  ["Enter", "openRow"],
  ["Space", "choose"],
  ["Shift+↑+↓", "chooseMore"],
  ["mod+A", "chooseAll"],
  ["mod+C", "copy"],
  ["N", "newDeal"],
  ["Shift+←", "moveBack"],
  ["Shift+→", "moveOn"],
  ["mod+Z", "undo"],
  ["mod+Shift+Z", "redo"],
  ["Esc", "close"],
  ["?", "help"],
];
