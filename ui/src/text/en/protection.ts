// Words about the passphrase of a workspace.
export const protection = {
  title: "Protection",
  note: "A passphrase encrypts the file of this workspace, and every backup made from then on. Without it nobody can read them, on this machine or on any other.",
  sample: "The sample team is invented and needs no protection.",
  on: "This workspace opens with its passphrase alone.",
  off: "This workspace is not protected: whoever can read its file can open it.",
  set: "Protect with a passphrase…",
  change: "Change the passphrase…",
  remove: "Remove the protection…",
  setTitle: "Protect this workspace",
  changeTitle: "Change the passphrase",
  removeTitle: "Remove the protection?",
  means:
    "Keep the passphrase somewhere safe: where it is lost, so is the workspace, and nobody can bring it back. Backups made before stay as they are.",
  removeMeans:
    "Whoever can read the file can then open this workspace. Backups made before keep their passphrase.",
  passphrase: "Passphrase",
  again: "The same once more",
  short: (least: number) =>
    `At least ${least} characters; a sentence is easier to keep than a word.`,
  different: "The two are not the same.",
  protect: "Protect",
  done: "The workspace is protected.",
  removed: "The workspace is no longer protected.",
  unlockTitle: (name: string) => `“${name}” is protected`,
  unlockNote: "It opens with its passphrase.",
  unlock: "Open",
  wrong:
    "That is not its passphrase. Check capital letters and the keyboard’s language. If you are sure of it, the file is damaged: open a backup instead.",
};
