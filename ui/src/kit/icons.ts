// The icon set: 16 × 16 strokes, drawn here, named by what they mean.
export const icons = {
  wheel:
    "M8 1.9a6.1 6.1 0 1 0 0 12.2A6.1 6.1 0 0 0 8 1.9ZM8 1.9v4.7M8 9.4v4.7M1.9 8h4.7M9.4 8h4.7M3.7 3.7l3.3 3.3M9 9l3.3 3.3M12.3 3.7 9 7M7 9l-3.3 3.3",
  close: "m4 4 8 8M12 4l-8 8",
  check: "m3 8.5 3.2 3.2L13 5",
  down: "m4 6 4 4 4-4",
  up: "m4 10 4-4 4 4",
  left: "m10 4-4 4 4 4",
  right: "m6 4 4 4-4 4",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  info: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.4v3.4M8 5.1v.01",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3 13.5 13.5",
  warn: "M8 2.3 14.2 13H1.8L8 2.3ZM8 6.6v3M8 11.3v.01",
  file: "M4 1.8h5l3.2 3.2v9.2H4V1.8ZM9 1.8V5h3.2",
  people:
    "M6 7.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8ZM1.8 13.2c0-2.3 1.9-3.9 4.2-3.9s4.2 1.6 4.2 3.9M10.6 2.9a2.3 2.3 0 0 1 0 4.3M11.8 9.7c1.5.5 2.4 1.8 2.4 3.5",
  plus: "M8 3v10M3 8h10",
  save: "M8 2v7.5M4.8 6.6 8 9.8l3.2-3.2M2.8 12.8h10.4",
  table: "M2.2 3h11.6v10H2.2zM2.2 6.4h11.6M6.4 6.4V13",
  chart: "M2.5 13.5h11M4.2 11V7.2M8 11V3.5M11.8 11V8.6",
  undo: "M5.2 3.2 2.4 6l2.8 2.8M2.8 6h6.4a3.7 3.7 0 0 1 0 7.4H6.4",
  flag: "M4 14V2.4M4 3h7.6l-1.9 2.9 1.9 2.9H4",
  dot: "M8 8h.01",
} as const;

/** The name of an icon. */
export type IconName = keyof typeof icons;
