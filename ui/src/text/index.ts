// Every word of the page goes through `t`; every number, date and amount through `format`.
// One dictionary per language, all of one type: a second language is a second folder beside en/.
import { app } from "./en/app";
import { causes } from "./en/causes";
import { common } from "./en/common";
import { deal } from "./en/deal";
import { definitions } from "./en/definitions";
import { errors } from "./en/errors";
import { found } from "./en/found";
import { funnel } from "./en/funnel";
import { imports } from "./en/imports";
import { pipeline } from "./en/pipeline";
import { problems } from "./en/problems";
import { process } from "./en/process";
import { reasons } from "./en/reasons";
import { review } from "./en/review";
import { settings } from "./en/settings";
import { start } from "./en/start";
import { team } from "./en/team";

const en = {
  app,
  causes,
  common,
  deal,
  definitions,
  errors,
  found,
  funnel,
  imports,
  pipeline,
  problems,
  process,
  reasons,
  review,
  settings,
  start,
  team,
};

/** The shape every language fills. */
export type Dictionary = typeof en;

/** The words. */
export const t: Dictionary = en;

/** A figure that can be explained. */
export type Defined = keyof Dictionary["definitions"];

export * as format from "./format";
