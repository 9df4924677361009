//! The eight stages in English.

use super::Text;

pub(super) const STAGES: [Text; 8] = [
    Text {
        name: "Prospecting",
        purpose: "Find people early who look like your best customers, and a way to reach them.",
        recorded: &[
            "Lead source",
            "Buyer persona",
            "Fit with the ideal customer: expect about every second prospect not to fit",
        ],
        exit_checks: &[
            "Fit has been judged",
            "There is a contact, and a way to reach them",
        ],
        causes: &[
            "No contact found",
            "A poor fit is kept alive",
            "Too few leads, or the wrong kind",
        ],
        hints: &[
            "Describe the ideal customer in two sentences before looking for the next one.",
            "Let half of the prospects go, early and without regret: they do not fit.",
            "Go through the last ten wins together: where did they come from, and who signed?",
            "Ask every happy customer for one name.",
        ],
    },
    Text {
        name: "Connecting",
        purpose: "Reach the right person and earn their attention with something of use to them.",
        recorded: &[
            "Contacts, and the role of each",
            "Attempts, and the replies to them",
            "What makes this person tick",
        ],
        exit_checks: &["They have replied", "The right point of contact is known"],
        causes: &[
            "Attempts without a reply",
            "Talking to the wrong person",
            "No follow-up after the first attempt",
        ],
        hints: &[
            "Open with a sample, a sharp question or a fact they can use, never with the product.",
            "Listen for two thirds of the call, and take notes they would recognise.",
            "Agree on the next contact before hanging up, then keep to the day.",
            "After three silent attempts, change the channel or the person.",
        ],
    },
    Text {
        name: "Qualification",
        purpose: "Find out whether both sides fit, and whether someone there can decide.",
        recorded: &[
            "Budget: unknown, no, partly or yes, with a note",
            "Authority: unknown, no, partly or yes, with a note",
            "Need: unknown, no, partly or yes, with a note",
            "Timing: unknown, no, partly or yes, with a note",
            "Which problem is to be fixed?",
            "Was it tried before, and what went wrong?",
            "What is the budget?",
            "Which other solutions are they looking at?",
            "When must it be in place?",
        ],
        exit_checks: &[
            "Budget, authority, need and timing are all known",
            "None of the four is a no",
        ],
        causes: &[
            "Budget, authority, need or timing is still unknown",
            "No decision-maker in the conversation",
            "A poor fit is not let go",
        ],
        hints: &[
            "Ask the five questions in every first real conversation, in the rep's own words.",
            "Do not pitch before budget, authority, need and timing are written down.",
            "Find the person who can say yes; ask who else has to agree.",
            "Read up on the company before preparing the pitch.",
            "Praise a deal that was let go in time as you would praise a win.",
        ],
    },
    Text {
        name: "Pitch",
        purpose: "Show the product as the answer to this prospect's problem, and what doing nothing costs.",
        recorded: &[
            "Day the demo is planned for",
            "Day the demo was held",
            "What was tailored to this prospect",
        ],
        exit_checks: &["The demo was held with the decision-maker"],
        causes: &[
            "No date for the demo",
            "A demo that would suit anyone",
            "No next step agreed",
        ],
        hints: &[
            "Begin with the problem in the prospect's own words, from the notes.",
            "Show three things that matter to them, and leave the rest out.",
            "Put a figure on what a year of doing nothing costs.",
            "Move the date rather than show it without the decision-maker; video will do.",
            "Do not end a demo before the next step has a day.",
        ],
    },
    Text {
        name: "Objection handling",
        purpose: "Hear every concern out, answer it, and recall what not buying would cost.",
        recorded: &[
            "Each objection: what kind, and when it was raised",
            "The answer given",
            "Whether it is resolved",
        ],
        exit_checks: &["No objection is open"],
        causes: &[
            "An objection is open for longer than is usual here",
            "The same objection comes up again and again",
        ],
        hints: &[
            "Let them finish, repeat the concern, and only then answer it.",
            "Ask what is behind the price: compared with what?",
            "Collect the three objections heard most, and rehearse the answers as a team.",
            "Close every answer with a question: does that settle it?",
        ],
    },
    Text {
        name: "Closing",
        purpose: "Bring the proposal, the terms and everyone who decides together, and get the signature.",
        recorded: &[
            "Day the proposal was sent",
            "Expected close date, and each change of it",
            "Whether each decider has agreed",
            "Day the offer ends",
            "How many options were offered",
        ],
        exit_checks: &["The proposal is sent", "Every decider has agreed"],
        causes: &[
            "The close date was pushed, or has passed",
            "A decider has not agreed",
            "The proposal was not sent",
            "Too many options on the table",
        ],
        hints: &[
            "Offer two options, three at most.",
            "Give the offer an end date, and mean it.",
            "Ask questions that let the buyer notice that they are ready.",
            "List everyone who must agree on both sides, and when each was last spoken to.",
            "When a close date moves, ask what has to happen first, and date that.",
        ],
    },
    Text {
        name: "Onboarding",
        purpose: "Deliver, set up and support; whoever sold it stays with the customer.",
        recorded: &["Delivered", "Set up", "Supported", "The customer's health"],
        exit_checks: &["Delivered", "Set up", "Supported"],
        causes: &[
            "Handed over without the rep who sold it",
            "Delivery, set-up or support is missing",
        ],
        hints: &[
            "Be in the first meeting after the signature.",
            "Agree with the customer what a good first month looks like.",
            "Call in the second week, before they have a reason to.",
        ],
    },
    Text {
        name: "Follow-up",
        purpose: "Keep the customer, sell more to them, and ask whom else you could help.",
        recorded: &[
            "Product news sent",
            "Feedback asked for",
            "Referral asked for",
            "Offer made",
            "The next deal, and the deals they referred",
        ],
        exit_checks: &["A further deal or a referral came of it, or it is completed"],
        causes: &["No touch for longer than the team usually leaves between two"],
        hints: &[
            "Bring news that concerns this customer, not the newsletter.",
            "Ask how it is going before you ask for anything.",
            "Ask for the referral without hesitation, by name and by company.",
        ],
    },
];
