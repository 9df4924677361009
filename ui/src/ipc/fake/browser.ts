// Puts the fake behind the page, in development only:
//   ?fake            the invented team is open      ?fake=start     nothing is open
//   &deals=100000    so many deals                  &wait=300       answers take so long (ms)
//   &theme=dark      a theme                        &screen=funnel  a screen to start on
//   &language=de     a language
//   &offer=2         one of the files of files.ts is waiting
import { stand } from "../index";
import { FILES } from "./files";
import { fake } from "./index";

export function standIn(asked: URLSearchParams): void {
  const theme = asked.get("theme");
  const language = asked.get("language");
  const offered = FILES.filter((file) => String(file.id) === asked.get("offer"));
  stand(
    fake({
      open: asked.get("fake") !== "start",
      deals: Number(asked.get("deals") ?? 640),
      wait: Number(asked.get("wait") ?? 0),
      offered,
      settings: {
        theme: theme === "dark" || theme === "light" ? theme : "system",
        density: asked.get("density") === "compact" ? "compact" : "comfortable",
        language: language === "en" || language === "de" ? language : null,
        last_screen: asked.get("screen"),
      },
    }),
  );
}
