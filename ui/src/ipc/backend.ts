// What stands behind every question the page asks: the window, or the fake in tests.
// Unwraps whichever shape the generated calls return, so that a failure is always a thrown
// `IpcError` with a closed code, and never a message to match on.
import { listen } from "@tauri-apps/api/event";
import { commands, events, type ErrorCode, type IpcError } from "./bindings";

type Commands = typeof commands;
type Plain<T> = T extends { status: "ok"; data: infer D }
  ? D
  : T extends { status: "error" }
    ? never
    : T;

/** Every command as a plain typed call: it answers, or throws an `IpcError`. */
export type Calls = {
  [K in keyof Commands]: (
    ...given: Parameters<Commands[K]>
  ) => Promise<Plain<Awaited<ReturnType<Commands[K]>>>>;
};

type Events = typeof events;
/** What each event carries. */
export type Heard = {
  [K in keyof Events]: Parameters<Parameters<Events[K]["listen"]>[0]>[0]["payload"];
};

/** The other side. */
export type Backend = {
  calls: Calls;
  /** Calls back at each event; the returned function stops it. */
  on<K extends keyof Heard>(event: K, heard: (payload: Heard[K]) => void): () => void;
  /** Calls back when files are dragged over the window, and when they are gone or dropped. */
  onDrag(heard: (over: boolean) => void): () => void;
};

const CODES: ReadonlySet<string> = new Set<ErrorCode>([
  "no_workspace",
  "missing",
  "newer",
  "not_a_workspace",
  "locked",
  "wrong_passphrase",
  "short_passphrase",
  "open_elsewhere",
  "damaged",
  "busy",
  "read_only",
  "disk_full",
  "exists",
  "unreadable",
  "apart",
  "ambiguous_dates",
  "drawing",
  "cancelled",
  "no_name",
  "before_last",
  "same_name",
  "across_win",
  "too_many_stages",
  "gone",
  "io",
  "internal",
]);

/** Reads anything thrown as an `IpcError`; a fault of the page itself is `internal`. */
export function asError(thrown: unknown): IpcError {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown) {
    const { code, message, field, detail } = thrown as Partial<IpcError>;
    if (typeof code === "string" && CODES.has(code)) {
      return { code, message: String(message ?? ""), field: field ?? null, detail: detail ?? null };
    }
  }
  return {
    code: "internal",
    message: thrown instanceof Error ? thrown.message : String(thrown),
    field: null,
    detail: null,
  };
}

async function plain(answer: Promise<unknown>): Promise<unknown> {
  try {
    const value = await answer;
    if (typeof value === "object" && value !== null && "status" in value) {
      const wrapped = value as { status: unknown; data?: unknown; error?: unknown };
      if (wrapped.status === "error") throw wrapped.error;
      if (wrapped.status === "ok") return wrapped.data;
    }
    return value;
  } catch (thrown) {
    throw asError(thrown);
  }
}

/** Turns what stops later into what can be stopped at once. */
function stoppable(...listening: Promise<() => void>[]): () => void {
  let stopped = false;
  const stops: (() => void)[] = [];
  for (const one of listening) {
    void one.then((stop) => (stopped ? stop() : stops.push(stop)));
  }
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}

/** The real window. */
export const window_backend: Backend = {
  calls: Object.fromEntries(
    Object.entries(commands).map(([name, command]) => [
      name,
      (...given: unknown[]) =>
        plain((command as (...all: unknown[]) => Promise<unknown>)(...given)),
    ]),
  ) as Calls,
  on(event, heard) {
    const listening = events[event].listen as (
      heard: (event: { payload: unknown }) => void,
    ) => Promise<() => void>;
    return stoppable(listening((told) => heard(told.payload as never)));
  },
  onDrag(heard) {
    // The window takes files itself, so the page never sees a drag of its own. What is dragged
    // stays unread here: the backend offers it when it is dropped.
    return stoppable(
      listen("tauri://drag-enter", () => heard(true)),
      listen("tauri://drag-leave", () => heard(false)),
      listen("tauri://drag-drop", () => heard(false)),
    );
  },
};
