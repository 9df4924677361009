// Opens the whole window over the invented team, on a screen, with the review changed if need be.
// Not here: anything a single screen's test says.
import { vi } from "vitest";
import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import App from "../../src/app/App.svelte";
import { stand, type Backend, type ErrorCode, type Review, type Selection } from "../../src/ipc";
import { fake, type Fake, type FakeOptions } from "../../src/ipc/fake";

// Two cores, many runners: a whole window may take its time.
vi.setConfig({ testTimeout: 30_000 });

export type Opened = {
  told: Fake;
  user: ReturnType<typeof userEvent.setup>;
  unmount: () => void;
};

/** The window on `where`; `change` is what the review says instead, `failing` what fails once. */
export function openWindow(
  where: string,
  change?: (review: Review) => Review,
  failing?: { name: keyof Backend["calls"]; code: ErrorCode },
  options: FakeOptions = {},
): Opened {
  const told = fake({ open: true, settings: { last_screen: where }, ...options });
  if (failing) told.failNext(failing.name, failing.code);
  const calls: Backend["calls"] = change
    ? {
        ...told.calls,
        review: async (view) => {
          const made = await told.calls.review(view);
          return { ...made, review: change(made.review) };
        },
      }
    : told.calls;
  stand({ ...told, calls });
  const { unmount } = render(App);
  return { told, user: userEvent.setup(), unmount };
}

/** What the last list of deals was asked for. */
export function lastSelection(told: Fake): Selection | undefined {
  return told.asked.filter(({ name }) => name === "deals").at(-1)?.given[1] as
    Selection | undefined;
}

/** Clicks what `label` names inside the element of a test id, and waits for the deals to be listed. */
export async function openDeals(
  { told, user }: Opened,
  testid: string,
  label: RegExp,
): Promise<Selection | undefined> {
  const place = await screen.findByTestId(testid);
  await user.click(within(place).getByLabelText(label));
  await screen.findByTestId("deals-drawer");
  return lastSelection(told);
}

/** Deals without their moves: what a snapshot leaves of a review. */
export function asSnapshot(review: Review): Review {
  const none = { entered: 0, advanced: 0, lost: 0, open: 0, skipped: 0, went_back: 0 };
  return {
    ...review,
    stages: review.stages.map((stage) => ({
      ...stage,
      ...none,
      conversion: null,
      decided: null,
      median_days: null,
      quartile_days: [null, null],
      stalled: 0,
      stalled_value: [],
      previous: null,
      open_days: [],
      advance_curve: [],
    })),
    flags: [],
    stalled_deals: [],
    whole: { ...review.whole, stalled: 0, stalled_value: [] },
    notes: [{ kind: "no_history", deals: review.whole.deals, of: review.whole.deals }],
  };
}

/** All words inside the element of a test id, once it is there; spaces are plain. */
export async function wordsOf(testid: string): Promise<string> {
  const words = (await screen.findByTestId(testid)).textContent ?? "";
  return words.replace(/\s+/g, " ").trim();
}

/** A name that would act if it were ever taken for markup. */
export const HOSTILE = `<img src=x onerror="document.title='caught'">`;
