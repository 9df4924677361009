// The walls of the page: who may import whom, and what a page must never do. A wall is a rule
// here, not a promise.
import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const tauri = {
  regex: "^@tauri-apps(/|$)",
  message: "Only src/ipc speaks to the window. Ask through src/ipc/index.ts.",
};
const fake = {
  regex: "(^|/)fake(/|$)",
  message: "The fake is for tests and for looking at screens in development.",
};
const screens = {
  regex: "(^|/)screens/",
  message: "The kit and the ground do not know the screens.",
};

/** @param {...{regex: string, message: string}} patterns */
const walls = (...patterns) => ({ "no-restricted-imports": ["error", { patterns }] });

/** @param {string} name */
const screen = (name) => ({
  files: [`src/screens/${name}/**`],
  rules: walls(tauri, fake, {
    regex: `^\\.\\./(\\.\\./screens/)?(?!${name}/|\\.\\.)[a-z]+/`,
    message: "A screen never imports another screen. What two share belongs in the kit.",
  }),
});

export default ts.config(
  { ignores: ["dist", "src/ipc/bindings.ts"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig },
    },
  },
  {
    files: ["src/**"],
    rules: {
      "no-undef": "off",
      "no-console": "error",
      "no-eval": "error",
      "no-alert": "error",
      "svelte/no-at-html-tags": "error",
      "svelte/require-each-key": "error",
      "svelte/no-navigation-without-resolve": "off",
      // Fresh copies held in raw state are the rule here; a reactive Map would track every cell.
      "svelte/prefer-svelte-reactivity": "off",
      "no-restricted-globals": [
        "error",
        { name: "localStorage", message: "Nothing of the user's lives in the web view." },
        { name: "sessionStorage", message: "Nothing of the user's lives in the web view." },
        { name: "indexedDB", message: "Nothing of the user's lives in the web view." },
        { name: "fetch", message: "The page asks the window and nobody else." },
        { name: "XMLHttpRequest", message: "The page asks the window and nobody else." },
        { name: "WebSocket", message: "The page asks the window and nobody else." },
      ],
      "no-restricted-properties": [
        "error",
        { object: "window", property: "localStorage", message: "No web storage." },
        { object: "window", property: "sessionStorage", message: "No web storage." },
        { object: "document", property: "cookie", message: "No cookies." },
        { property: "innerHTML", message: "Parse and adopt nodes instead." },
        { property: "outerHTML", message: "Parse and adopt nodes instead." },
        { property: "insertAdjacentHTML", message: "Parse and adopt nodes instead." },
      ],
    },
  },
  { files: ["src/app/**", "src/main.ts"], rules: walls(tauri) },
  {
    files: ["src/kit/**"],
    rules: walls(tauri, screens, {
      regex: "(^|/)(ipc|app)(/|$)",
      message: "The kit knows styles and text only.",
    }),
  },
  {
    files: ["src/text/**", "src/styles/**"],
    rules: walls(tauri, screens, {
      regex: "^\\.\\./.*(kit|app)/",
      message: "Words know no widgets.",
    }),
  },
  ...["review", "funnel", "team", "pipeline", "import", "process", "settings", "start"].map(screen),
);
