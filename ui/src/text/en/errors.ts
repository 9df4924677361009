// What a person reads when something could not be done, by code: what happened, what was kept,
// what to do. The window's own message is never matched and never shown where a code is known.

type Words = { title: string; body: string };

export const errors: Record<string, Words> & { internal: Words } = {
  no_workspace: {
    title: "No workspace is open.",
    body: "Open one, or start with an export or the sample team.",
  },
  missing: {
    title: "The file is no longer where it was.",
    body: "It may have been moved, renamed or deleted. Nothing was changed. Choose it again where it is now.",
  },
  newer: {
    title: "This workspace was written by a newer Stagecoach.",
    body: "It was left untouched. Update Stagecoach, then open it again.",
  },
  not_a_workspace: {
    title: "This file is no Stagecoach workspace.",
    body: "It was left untouched. A CRM export belongs under Import; a workspace ends in .stagecoach.",
  },
  locked: {
    title: "This workspace is protected.",
    body: "It opens with its passphrase alone.",
  },
  wrong_passphrase: {
    title: "That is not the passphrase of this workspace.",
    body: "It was left untouched. Check capital letters and the keyboard’s language, then try again.",
  },
  short_passphrase: {
    title: "The passphrase is too short.",
    body: "Nothing was changed. Take at least 8 characters.",
  },
  open_elsewhere: {
    title: "The workspace is open in another window or command.",
    body: "Nothing was changed. Close it there, or wait until a backup is done, then try again.",
  },
  damaged: {
    title: "This workspace is damaged.",
    body: "It was left untouched. Open the backup that lies beside it, or a copy of your own.",
  },
  busy: {
    title: "Another program is using this workspace.",
    body: "Nothing was changed. Close the other program or window, then try again.",
  },
  read_only: {
    title: "This workspace cannot be written to.",
    body: "Nothing was changed. Check the file’s permissions, or copy it to a folder of your own.",
  },
  disk_full: {
    title: "The disk is full.",
    body: "Nothing was changed. Free some space, then try again.",
  },
  exists: {
    title: "A file of that name is there already.",
    body: "It was left untouched. Choose another name.",
  },
  unreadable: {
    title: "This file could not be read as an export.",
    body: "Nothing was imported. Export a CSV from your CRM with one row per deal or one per stage change, and try that.",
  },
  apart: {
    title: "These files do not belong together.",
    body: "Nothing in both names the same deals, reps or accounts. Nothing was read. Read each by itself.",
  },
  ambiguous_dates: {
    title: "The dates could be day first or month first.",
    body: "Nothing was imported. Say below which they are.",
  },
  drawing: {
    title: "The chart could not be drawn.",
    body: "The figures are not affected; the table shows the same. Try another window size.",
  },
  cancelled: {
    title: "Cancelled.",
    body: "Nothing was changed.",
  },
  no_name: {
    title: "A name is needed.",
    body: "Nothing was changed. Write one, then try again.",
  },
  before_last: {
    title: "The deal has moved since that day.",
    body: "Nothing was changed. Choose the day of its last move, or a later one.",
  },
  same_name: {
    title: "Another stage has that name.",
    body: "Nothing was changed. Choose another name, or merge the two.",
  },
  across_win: {
    title: "That would make deals count as won, or no longer as won.",
    body: "Nothing was changed. Stages before the win stay before it, and those after it after.",
  },
  too_many_stages: {
    title: "The process has as many stages as can be reviewed.",
    body: "Nothing was changed. Merge two, or put one away, then add another.",
  },
  gone: {
    title: "What was to be changed is no longer there.",
    body: "Nothing was changed. It may have been removed by an undo, or in another window.",
  },
  io: {
    title: "A file could not be read or written.",
    body: "Nothing was changed. Check that the disk is there and the folder is yours, then try again.",
  },
  internal: {
    title: "Something went wrong inside Stagecoach.",
    body: "Your workspace was not changed. Try again; if it happens again, restart Stagecoach.",
  },
};
