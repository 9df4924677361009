// Settings of the calendar and of backups.
import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { Settings } from "../src/ipc";
import { lastAsked, open, seen, wrongs } from "./window";

vi.setConfig({ testTimeout: 60_000 });
const user = () => userEvent.setup();
const here = { open: true, settings: { last_screen: "settings" } };

it("counts years and weeks from where a person says", async () => {
  const side = await open(here);
  const panel = await seen("calendar");
  const year = within(panel).getByTestId("year-begins");
  year.focus();
  await within(panel).findByRole("option", { name: "April" });
  await user().selectOptions(year, "April");
  await waitFor(() =>
    expect((lastAsked(side, "saveSettings")?.[0] as Settings).year_begins).toBe(4),
  );
  const week = within(panel).getByTestId("week-begins");
  week.focus();
  await within(panel).findByRole("option", { name: "Sunday" });
  await user().selectOptions(week, "Sunday");
  await waitFor(() =>
    expect((lastAsked(side, "saveSettings")?.[0] as Settings).week_begins).toBe("sunday"),
  );
  expect(await wrongs(panel)).toEqual([]);
});

it("backs up and restores as a workspace of its own", async () => {
  const side = await open(here);
  await side.calls.openWorkspace();
  const panel = await seen("backups");
  const now = await within(panel).findByTestId("back-up");
  expect(panel.textContent).toContain("None was made yet.");
  await user().click(now);
  await within(panel).findByText(/The last one was made on 31 Jan 2026/);
  expect(await wrongs(panel)).toEqual([]);
  await user().click(within(panel).getByTestId("restore"));
  const dialog = await seen("restoring");
  expect(dialog.textContent).toContain("stays as it is");
  expect(await wrongs(dialog)).toEqual([]);
  await user().keyboard("{Enter}");
  await waitFor(() => expect(lastAsked(side, "restoreBackup")).toEqual(["team.0.backup"]));
  await screen.findByText("The backup is open, as a workspace of its own.");
});

it("protects the workspace with a passphrase, and takes the protection away", async () => {
  const side = await open(here);
  await side.calls.openWorkspace();
  const panel = await seen("protection");
  await within(panel).findByText(/is not protected/);
  await user().click(within(panel).getByTestId("protect"));
  const dialog = await seen("protecting");
  expect(await wrongs(dialog)).toEqual([]);
  await user().keyboard("short{Enter}");
  expect(dialog.textContent).toContain("At least 8 characters");
  await user().keyboard(" no more");
  await user().type(within(dialog).getByTestId("new-passphrase-again"), "short no less{Enter}");
  expect(dialog.textContent).toContain("not the same");
  expect(lastAsked(side, "protectWorkspace")).toBeUndefined();
  const again = within(dialog).getByTestId("new-passphrase-again");
  await user().clear(again);
  await user().type(again, "short no more{Enter}");
  await screen.findByText("The workspace is protected.");
  expect(lastAsked(side, "protectWorkspace")).toEqual(["short no more"]);
  await user().click(await within(panel).findByTestId("unprotect"));
  await seen("unprotecting");
  await user().keyboard("{Enter}");
  await screen.findByText("The workspace is no longer protected.");
  await within(panel).findByText(/is not protected/);
});

it("asks for the passphrase of a protected workspace, and says when it is wrong", async () => {
  const side = await open({});
  const [, locked] = await screen.findAllByTestId("recent");
  await user().click(locked!);
  let dialog = await seen("unlock");
  expect(dialog.textContent).toContain("“Spring team” is protected");
  expect(await wrongs(dialog)).toEqual([]);
  await user().keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByTestId("unlock")).toBeNull());
  await user().click(locked!);
  dialog = await seen("unlock");
  const field = within(dialog).getByTestId("unlock-passphrase");
  expect(field.getAttribute("type")).toBe("password");
  await user().type(field, "correct house{Enter}");
  await within(dialog).findByText(/not its passphrase/);
  await user().clear(field);
  await user().type(field, "correct horse{Enter}");
  await seen("screen-review");
  expect(side.calls).toBeDefined();
  expect(screen.queryByTestId("unlock")).toBeNull();
});
