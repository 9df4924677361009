// What was not understood in a file, by code, as headings over the rows; each row brings its own
// sentence. `kept` says what became of the rows.

export const problems: Record<string, { title: string; kept: string }> = {
  missing_deal: { title: "No deal id", kept: "left out" },
  missing_stage: { title: "No stage", kept: "left out" },
  unknown_stage: { title: "Stage not in the process", kept: "left out" },
  missing_date: { title: "No date", kept: "left out" },
  bad_date: { title: "Date not readable", kept: "left out" },
  bad_amount: { title: "Amount not readable", kept: "kept without the amount" },
  bad_currency: { title: "Currency not known", kept: "kept without the amount" },
  ragged: { title: "Too few or too many cells", kept: "missing cells read as empty" },
  too_long: { title: "Row too long to be real", kept: "left out" },
  bad_characters: { title: "Characters not readable", kept: "replaced" },
  ambiguous_dates: { title: "Day or month first?", kept: "not read yet" },
  closed_before_start: { title: "Closed before it began", kept: "kept without the close date" },
  ended_by_file_day: {
    title: "Ended on a day the file does not tell",
    kept: "kept, as ended by the file's day",
  },
  repeated_deal: { title: "The same deal twice", kept: "the last row counts" },
  cell_error: { title: "Error in a cell", kept: "read as empty" },
  around_table: { title: "Rows around the table", kept: "passed over" },
  no_history: { title: "No stage history", kept: "read as a snapshot" },
  one_date_per_stage: { title: "One date per stage", kept: "read as far as it goes" },
  passed_over: { title: "Rows about something else", kept: "passed over" },
  read_beside: { title: "Read together", kept: "joined to the deals" },
  day_of_file: { title: "The file bears no day", kept: "another day was taken" },
  left_out: { title: "File or sheet left out", kept: "the others were read" },
  not_said: { title: "Not said by the file", kept: "read as far as it goes" },
  process_from_file: { title: "Stages taken from the file", kept: "a process of its own" },
};
