// Answers to what was asked in one moment come onto the page in one moment: a change of filter asks many
// questions, and laying out and painting the page anew for each answer takes longer than any of them.

/** For how long the first answer waits for the others, in milliseconds. */
const PATIENCE = 60;

let awaited = 0;
let held: (() => void)[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

function release(): void {
  clearTimeout(timer);
  timer = undefined;
  const all = held;
  held = [];
  for (const go of all) go();
}

/** The same answer, once all that are on their way are there, or the first has waited long enough. */
export function together<T>(answer: Promise<T>): Promise<T> {
  awaited += 1;
  return new Promise((resolve, reject) => {
    const come = (go: () => void) => {
      awaited -= 1;
      held.push(go);
      if (awaited === 0) release();
      else timer ??= setTimeout(release, PATIENCE);
    };
    answer.then(
      (value) => come(() => resolve(value)),
      (thrown: unknown) => come(() => reject(thrown as Error)),
    );
  });
}
