// What a screen gets. A screen takes no props; it calls `ground()` while it is set up and finds:
//
//   view            what every question about deals is asked with; reading it inside `query` makes
//                   the question ask itself again when a filter changes
//   choice, narrow  the filter bar's content, and how to change it: narrow({ reps: ["Ben"] })
//   clear, narrowed every filter off; is any on?
//   nothingYet      no deal was ever brought in
//   review          the review of the view, shared with the sidebar: { data, error, slow, again }
//   choices         reps, teams, sources, personas, the process, first and last day known
//   asOf            the day everything is looked at from;  periodWords: the period as a phrase
//   theme           "light" | "dark", as it is now
//   go, back        navigation: go("team", { reps: ["Ben"] }); go("team", {}, wordOfRep("Ben"))
//   inner           what is open within the screen, in a word of the screen's own
//   left            what a screen leaves behind for its return, while the program runs
//   showDeals       opens the drawer with the deals behind a figure: showDeals(selection, title)
//   openDeal        opens a deal's panel; move asks what needs asking and moves it
//   edit, create    changes deals, makes one; each is one step of undo, redo
//   plans, planOn    what is planned to coach; the plan that is under way on a spot
//   plan, putOff    asks what a plan needs, or why a flag is put off; editCoaching changes either
//   today           the day on which what is done now was done
//   say, sayError   a short note that something was done, or could not be, at the window's foot
//
// Charts: app/Figure.svelte draws a plot of the view with hover, click-through, table and saving.
import { getContext, setContext } from "svelte";
import type { Ground } from "./ground.svelte";

const KEY = Symbol("ground");

/** Lays the ground for all screens below. */
export function lay(ground: Ground): Ground {
  return setContext(KEY, ground);
}

/** The ground a screen stands on. */
export function ground(): Ground {
  return getContext<Ground>(KEY);
}
