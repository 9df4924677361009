// What a column can be read as, in the order and groups of the list a person chooses from. Pure.
import type { Field } from "../../ipc";
import { t } from "../../text";

const GROUPS: [keyof typeof t.imports.fieldGroups, Field[]][] = [
  ["deal", ["deal_id", "deal", "account", "amount", "currency", "product"]],
  ["people", ["rep", "team", "manager", "office"]],
  [
    "stage",
    [
      "stage",
      "at",
      "stage_since",
      "from_stage",
      "from_at",
      "status",
      "lost_reason",
      "won_reason",
      "close_reason",
      "pipeline",
    ],
  ],
  ["dates", ["created", "closed", "won_at", "lost_at", "expected_close"]],
  ["buyer", ["source", "persona"]],
  [
    "work",
    [
      "last_activity",
      "next_activity",
      "next_step",
      "times_contacted",
      "close_pushes",
      "contacts",
      "proposal_sent",
    ],
  ],
  ["signs", ["is_won", "is_lost", "is_closed", "is_active", "deleted", "probability"]],
];

/** What stands for "not read" in a list of words. */
export const NOT_READ = "-";

export type FieldChoice = { value: string; label: string; group?: string };

/** Every choice. */
export const FIELD_CHOICES: readonly FieldChoice[] = [
  { value: NOT_READ, label: t.imports.notRead },
  ...GROUPS.flatMap(([group, fields]) =>
    fields.map((field) => ({
      value: field as string,
      label: t.imports.fields[field] ?? field,
      group: t.imports.fieldGroups[group],
    })),
  ),
];

/** Currencies offered for amounts that name none, most used in sales first. */
export const CURRENCIES = [
  "EUR",
  "USD",
  "GBP",
  "CHF",
  "SEK",
  "NOK",
  "DKK",
  "PLN",
  "CZK",
  "HUF",
  "CAD",
  "AUD",
  "NZD",
  "JPY",
  "CNY",
  "INR",
  "SGD",
  "HKD",
  "BRL",
  "MXN",
  "ZAR",
  "AED",
  "ILS",
  "TRY",
] as const;
