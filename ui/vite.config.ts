// How the page is built and tested. One bundle, no remote origin, nothing inlined: the window's
// content policy allows scripts and styles from the bundle only.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** What the page may weigh, in all languages together, packed as gzip and without its typeface. */
const MOST = 250_000;

async function packed(text: string): Promise<number> {
  const gzip = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(gzip).arrayBuffer()).byteLength;
}

/** Refuses a page that has grown too heavy. */
const weighed: Plugin = {
  name: "weighed",
  apply: "build",
  async writeBundle(_, bundle) {
    const texts = Object.values(bundle).flatMap((part) => {
      if (part.type === "chunk") return [part.code];
      return typeof part.source === "string" ? [part.source] : [];
    });
    const sizes = await Promise.all(texts.map(packed));
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    const said = `${(whole / 1000).toFixed(1)} kB of ${MOST / 1000} kB packed`;
    if (whole > MOST) this.error(`The page is too heavy: ${said}.`);
    else this.info(said);
  },
};

export default defineConfig({
  plugins: [svelte(), svelteTesting(), weighed],
  clearScreen: false,
  server: { port: 1420, strictPort: true },
  build: {
    target: "es2022",
    // A data: font or script would be refused by the content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: "jsdom",
    testTimeout: 30_000,
    include: ["tests/**/*.test.ts", "src/**/*.test.ts"],
    setupFiles: ["tests/setup.ts"],
  },
});
