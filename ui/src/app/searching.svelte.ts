// Deals by a word, while one types: asked a moment after the last letter, and again for as long as
// the program has not looked through all of them. Only the latest asking counts.
import { asError, ipc, type Searched } from "../ipc";

/** After the last letter, in milliseconds: between two letters of a quick hand. */
const PAUSE = 60;

export class Searching {
  found = $state.raw<Searched>({ hits: [], ready: 0, of: 0 });
  /** Why it could not be looked. */
  failed = $state<string | null>(null);

  /** Looks for what `asked` says, in the pipeline that `pipeline` says; call while setting up. */
  constructor(pipeline: () => number | null, asked: () => string | null) {
    $effect(() => {
      const [of, words] = [pipeline(), asked()];
      if (words === null) return;
      let left = false;
      const look = async (): Promise<void> => {
        try {
          const found = await ipc.search(of, words);
          if (left) return;
          this.found = found;
          this.failed = null;
          if (found.ready < found.of) timer = setTimeout(() => void look(), 0);
        } catch (thrown) {
          if (!left) this.failed = asError(thrown).code;
        }
      };
      let timer = setTimeout(() => void look(), PAUSE);
      return () => {
        left = true;
        clearTimeout(timer);
      };
    });
  }
}
