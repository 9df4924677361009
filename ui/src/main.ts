// Where the page starts. In development `?fake` puts an invented team behind it and `#kit` shows
// the parts it is made of; neither is in the bundle.
import "@fontsource-variable/inter/wght.css";
import { mount } from "svelte";
import App from "./app/App.svelte";
import "./styles/tokens.css";
import "./styles/reset.css";
import "./styles/type.css";

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
  mount(App, { target });
}

void start();
