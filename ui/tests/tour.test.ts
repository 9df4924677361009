// The tour on the sample team, and the guide: in the program and in the repository from one source.
import { screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { PARTS } from "../src/screens/guide/parts";
import { SHORTCUTS } from "../src/app/shortcuts";
import { STOPS } from "../src/app/tour";
import { t, type Dictionary } from "../src/text";
import { de } from "../src/text/de";
import { en } from "../src/text/en";
import { lastAsked, open, seen, wrongs } from "./window";

describe("the tour", () => {
  it("has four stops, each beside a part of the page that it marks", async () => {
    await open({ settings: { toured: null } });
    const user = userEvent.setup();
    await user.click(await seen("door-sample"));
    for (const [at, stop] of STOPS.entries()) {
      const card = await seen("tour");
      expect(card.textContent).toContain(t.tour.stops[stop.id].title);
      expect(card.textContent).toContain(t.tour.step(at + 1, 4));
      await waitFor(() =>
        expect(document.querySelector("[data-toured]")?.getAttribute("data-testid")).toBe(
          stop.shows,
        ),
      );
      await user.click(await seen("tour-next"));
    }
    expect(screen.queryByTestId("tour")).toBeNull();
    expect(document.querySelector("[data-toured]")).toBeNull();
  });

  it("is left by Esc at any stop, and does not come back unasked", async () => {
    const side = await open({ settings: { toured: null } });
    const user = userEvent.setup();
    await user.click(await seen("door-sample"));
    await user.click(await seen("tour-next"));
    await user.keyboard("{Escape}");
    expect(screen.queryByTestId("tour")).toBeNull();
    expect(lastAsked(side, "saveSettings")?.[0]).toMatchObject({ toured: true });
  });

  it("does not come to whoever was on it", async () => {
    await open({ settings: { toured: true } });
    const user = userEvent.setup();
    await user.click(await seen("door-sample"));
    await seen("stages");
    expect(screen.queryByTestId("tour")).toBeNull();
  });

  it("goes by keyboard alone, leaves the page alone, and is accessible", async () => {
    await open({ open: true, settings: { last_screen: "guide", toured: true } });
    const user = userEvent.setup();
    await user.click(await seen("guide-tour"));
    const card = await seen("tour");
    await waitFor(() => expect(document.activeElement).toBe(card));
    await user.tab();
    await user.tab();
    await user.keyboard("{Enter}");
    expect((await seen("tour")).textContent).toContain(t.tour.stops.coach.title);
    expect(await wrongs(await seen("tour"))).toEqual([]);
    // The page beside it goes on working.
    await user.click(await seen("nav-funnel"));
    await seen("screen-funnel");
  });
});

/** The guide as a page of the repository. */
function markdown(words: Dictionary, other: string): string {
  const { guide } = words;
  const lines = [
    "<!-- Made of the words of the program by tests/tour.test.ts; change those. -->",
    `# Stagecoach: ${guide.title}`,
    other,
    guide.sub,
  ];
  for (const part of PARTS) {
    const section = guide.sections[part.id];
    lines.push(`## ${section.title}`, ...section.body);
    if (part.picture) lines.push(`![${guide.pictureOf(section.title)}](${part.picture}.png)`);
  }
  lines.push(`## ${guide.figures}`);
  for (const figure of Object.values(words.definitions)) {
    lines.push(`**${figure.title}.** ${figure.body}${figure.how ? ` *${figure.how}*` : ""}`);
  }
  const keys = SHORTCUTS.map(
    ([keys, does]) => `| ${keys.replace("mod", "Ctrl")} | ${words.app.shortcuts[does]} |`,
  );
  lines.push(`## ${guide.keys}`, ["| | |", "|---|---|", ...keys].join("\n"));
  return `${lines.join("\n\n")}\n`;
}

describe("the guide", () => {
  // Changed words are written there by `npx vitest run tests/tour.test.ts -u`.
  it("stands in the repository as in the program, in both languages", async () => {
    await expect(markdown(en, "[Deutsch](de.md)")).toMatchFileSnapshot("../guide/README.md");
    await expect(markdown(de, "[English](README.md)")).toMatchFileSnapshot("../guide/de.md");
  });

  it("opens from the list of shortcuts, explains every figure, and is accessible", async () => {
    await open({ open: true, settings: { last_screen: "review" } });
    const user = userEvent.setup();
    await user.keyboard("?");
    await user.click(await seen("shortcuts-guide"));
    const page = await seen("screen-guide");
    for (const figure of Object.values(en.definitions)) {
      expect(page.textContent).toContain(figure.body);
    }
    await user.click(await seen("guide-to-figures"));
    expect(document.activeElement?.id).toBe("guide-figures");
    expect(await wrongs(page)).toEqual([]);
  });

  it("stands without a workspace too", async () => {
    await open();
    const user = userEvent.setup();
    await user.click(await screen.findByText(t.settings.title));
    await user.click(await seen("nav-guide"));
    await seen("screen-guide");
  });
});
