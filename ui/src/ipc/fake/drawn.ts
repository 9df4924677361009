// Every figure the page may ask for, drawn by whichever stand-in draws its kind.
import type { Figure, Plot, Theme, View } from "../bindings";
import { figure } from "./figures";
import { drawForecast, drawRampUp, drawTenure, drawTrend } from "./figures-time";
import { rampUp } from "./ramp";
import { review } from "./review";
import type { Deal } from "./team";
import { forecast, tenure, trend } from "./time";

export function draw(
  deals: readonly Deal[],
  view: View,
  plot: Plot,
  theme: Theme,
  width: number,
): Figure {
  switch (plot.kind) {
    case "trend":
      return drawTrend(trend(deals, view), plot.stage, theme, width);
    case "forecast":
      return drawForecast(forecast(deals, view, plot.until), theme, width);
    case "tenure":
      return drawTenure(tenure(deals, view, plot.rep), theme, width);
    case "ramp_up":
      return drawRampUp(rampUp(deals, view), plot.measure ?? "wins", theme, width);
    default:
      return figure(review(deals, view), plot, theme, width);
  }
}
