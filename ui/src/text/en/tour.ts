// The tour: four stops on the sample team.

export const tour = {
  label: "Tour",
  step: (n: number, of: number) => `${n} of ${of}`,
  next: "Next",
  back: "Back",
  leave: "Leave the tour",
  finish: "Done",
  stops: {
    stages: {
      title: "Where deals stall",
      body: "Each stage with what became of its deals. Amber is past the stall point: longer than four of five deals that move on ever take. Click any bar or number for the deals behind it.",
    },
    coach: {
      title: "Whom to coach",
      body: "A card is one rep at one stage, with the numbers it rests on. What chance explains is not shown; of the whole list, at most 1 in 10 is expected to be wrong. Evidence has the curve and the deals.",
    },
    talk: {
      title: "Which deals to talk about",
      body: "Stalled deals, those first where waiting costs most: days here, the chance now against a fresh deal’s, and why it may wait. Click a deal to open it and write down the next step.",
    },
    import: {
      title: "Now with your own",
      body: "Drop your CRM’s export on this window. It is shown as it will be read before anything is imported, and every import can be undone. The guide is under Help.",
    },
  },
};
