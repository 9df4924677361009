// Where the page starts. In development `?fake` puts an invented team behind it and `#kit` shows
// the parts it is made of; neither is in the bundle.
import "@fontsource-variable/inter/wght.css";
import { mount } from "svelte";
import { ipc } from "./ipc";
import { speak } from "./text";
import "./styles/tokens.css";
import "./styles/reset.css";
import "./styles/type.css";
import "./styles/boxes.css";
import "./styles/print.css";

async function start(): Promise<void> {
  const target = document.getElementById("app");
  if (!target) return;
  if (import.meta.env.DEV) {
    if (location.hash === "#kit") {
      const { default: Kit } = await import("./kit/gallery/Gallery.svelte");
      mount(Kit, { target });
      return;
    }
    if (new URLSearchParams(location.search).has("fake")) {
      const { standIn } = await import("./ipc/fake/browser");
      standIn(new URLSearchParams(location.search));
    }
  }
  if (navigator.userAgent.includes("Linux")) document.documentElement.dataset.system = "linux";
  // Words are read wherever they are needed, so the language comes first and the page after it.
  const speech = await ipc.speech().catch(() => null);
  await speak(speech?.language ?? "en", speech?.locale ?? "en-GB");
  const { default: App } = await import("./app/App.svelte");
  mount(App, { target });
}

void start();
