// German, in the words of a German sales floor: short, and without Sie or du where that reads well.
import type { Dictionary } from "..";
import { app } from "./app";
import { causes } from "./causes";
import { coaching } from "./coaching";
import { common } from "./common";
import { deal } from "./deal";
import { definitions } from "./definitions";
import { errors } from "./errors";
import { found } from "./found";
import { funnel } from "./funnel";
import { guide } from "./guide";
import { imports } from "./imports";
import { pipeline } from "./pipeline";
import { problems } from "./problems";
import { process } from "./process";
import { protection } from "./protection";
import { reasons } from "./reasons";
import { review } from "./review";
import { said } from "./said";
import { settings } from "./settings";
import { start } from "./start";
import { team } from "./team";
import { tour } from "./tour";
import { weekly } from "./weekly";

export const de: Dictionary = {
  app,
  causes,
  coaching,
  common,
  deal,
  definitions,
  errors,
  found,
  funnel,
  guide,
  imports,
  pipeline,
  problems,
  process,
  protection,
  reasons,
  review,
  said,
  settings,
  start,
  team,
  tour,
  weekly,
};
