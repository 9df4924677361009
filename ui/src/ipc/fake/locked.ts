// Of the workspaces opened before, one is protected.

/** Its place among those opened before. */
export const LOCKED = 2;
const PASSPHRASE = "correct horse";

/** Which one waits for its passphrase, and whether it opens. */
export function lock(): {
  readonly waits: string | null;
  wait: (name: string) => void;
  leave: () => void;
  opens: (passphrase: string) => string | null;
} {
  let waits: string | null = null;
  return {
    get waits() {
      return waits;
    },
    wait: (name) => (waits = name),
    leave: () => (waits = null),
    opens: (passphrase) => {
      if (passphrase !== PASSPHRASE) return null;
      const name = waits;
      waits = null;
      return name;
    },
  };
}
