// All that the page may ask. Screens import from here, never from @tauri-apps.
// Not here: words for errors (text), and what a screen shows of an answer.
import { window_backend, type Backend, type Calls, type Heard } from "./backend";

export { asError, type Backend, type Calls, type Heard } from "./backend";
export { freshness, hasChanged, listenForChanges, query, type Query } from "./freshness.svelte";
export { together } from "./together";
export type * from "./bindings";

let backend: Backend = window_backend;

/** Puts another backend behind every call from now on: the fake, in tests and in development. */
export function stand(other: Backend): void {
  backend = other;
}

/** Every command, typed; each throws an `IpcError`. */
export const ipc: Calls = new Proxy({} as Calls, {
  get: (_, name) => backend.calls[name as keyof Calls],
});

/** Calls back at each event; the returned function stops it. */
export function on<K extends keyof Heard>(
  event: K,
  heard: (payload: Heard[K]) => void,
): () => void {
  return backend.on(event, heard);
}

/** Calls back when files are dragged over the window, and when they are gone or dropped. */
export function onDrag(heard: (over: boolean) => void): () => void {
  return backend.onDrag(heard);
}
