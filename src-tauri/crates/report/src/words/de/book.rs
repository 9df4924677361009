//! Workbooks and calendars, in German.

use engine::ledger::DealState;
use engine::review::{Against, FlagProblem};

use super::super::dictionary::{BookWords, CalendarWords};
use super::super::place::Place;

pub(super) const BOOK: BookWords = BookWords {
    place: Place::Usual,
    figures: "Zahlen",
    deals: "Deals",
    stages: "Phasen",
    reps: "Verkäufer",
    whom: "Wen coachen",
    stalled_deals: "Festgefahrene Deals",
    months: "Monate",
    months_by_stage: "Monate nach Phase",
    new_hires: "Neue Verkäufer",
    forecast: "Prognose",
    as_of: "Stichtag",
    open_pipeline: "Offene Pipeline",
    stalled: "Festgefahren",
    won: "Gewonnen im Zeitraum",
    win_rate: "Abschlussquote, von geschlossenen Deals",
    days_to_win: "Tage bis Abschluss: die Hälfte, ein Viertel und drei Viertel",
    rep: "Verkäufer",
    team: "Team",
    source: "Quelle",
    persona: "Persona",
    nobody: "(niemand)",
    yes: "Ja",
    no: "Nein",
    ended_chart: "Was aus den Deals jeder Phase wurde",
    past_chart: "Offene Deals und die über der Grenze",
    won_chart: "Gewonnen von den Deals, die im Monat begannen",
    wins_chart: "Gewinne, die von den jetzt offenen Deals noch kommen",
    figure_heads: || ["Zahl", "Wert", "Währung", "Von", "Bis", "Deals"],
    case_heads: || {
        [
            "Betrifft",
            "Name",
            "Phase",
            "Problem",
            "Gegen",
            "Gesehen",
            "Erwartet",
            "Falscherkennungsrate",
            "Belege",
            "In Worten",
        ]
    },
    month_heads: || {
        [
            "Monat",
            "Eingetreten",
            "Weiter",
            "Verloren",
            "Offen",
            "Konversion",
            "Konversion, von",
            "Konversion, bis",
            "Am Ende erwartet",
            "Steht noch aus",
            "Median der Tage",
        ]
    },
    hire_heads: || {
        [
            "Verkäufer",
            "Erster Tag",
            "Monat der Zugehörigkeit",
            "Monat vorbei zu",
            "Gewinne bis dahin",
            "Entschieden bis dahin",
            "Weiter bis dahin",
            "Von entschiedenen weiter",
            "Von entschiedenen weiter, von",
            "Von entschiedenen weiter, bis",
            "Frühere Neue",
            "Gewinne früherer Neuer, Median",
            "Von entschiedenen weiter bei früheren Neuen, Median",
        ]
    },
    forecast_heads: || {
        [
            "Tag",
            "Von, 80-%-Spanne",
            "Erwartete Gewinne",
            "Bis, 80-%-Spanne",
        ]
    },
    deal_heads: || {
        [
            "Deal-ID",
            "Deal-Name",
            "Firma",
            "Verkäufer",
            "Team",
            "Phase",
            "Status",
            "Betrag",
            "Währung",
            "Quelle",
            "Persona",
            "Produkt",
            "Begonnen",
            "In der Phase seit",
            "Tage in der Phase",
            "Stillstandsgrenze (Tage)",
            "Festgefahren",
            "Chance weiterzukommen",
            "Chance binnen 30 Tagen",
            "Abgeschlossen",
            "Verlustgrund",
            "Gewinngrund",
            "Erwarteter Abschluss",
            "Mit Verlauf",
        ]
    },
    stalled_heads: || {
        [
            "Deal-ID",
            "Deal-Name",
            "Firma",
            "Verkäufer",
            "Phase",
            "Tage in der Phase",
            "Stillstandsgrenze (Tage)",
            "Chance weiterzukommen",
            "Chance beim Eintritt",
            "Betrag",
            "Währung",
            "Warum",
        ]
    },
    measure_heads: || {
        [
            "Eingetreten",
            "Weiter",
            "Verloren",
            "Offen",
            "Übersprungen",
            "Zurück",
            "Konversion",
            "Konversion, von",
            "Konversion, bis",
            "Median der Tage",
            "Median der Tage, von",
            "Median der Tage, bis",
            "Tage, ein Viertel weg",
            "Tage, drei Viertel weg",
            "Von entschiedenen weiter",
            "Jetzt offen",
            "Jetzt festgefahren",
        ]
    },
    value_heads: || ["Offener Wert", "Festgefahrener Wert"],
    stage_heads: || ["Phase", "Stillstandsgrenze (Tage)"],
    rep_heads: || ["Verkäufer", "Team", "Phase"],
    problem: |problem| match problem {
        FlagProblem::Loses => "verliert Deals",
        FlagProblem::Slow => "Deals bleiben liegen",
    },
    against: |against| match against {
        Against::Rest => "die anderen",
        Against::Before => "die Vorperiode",
        Against::Held => "das eigene Tempo",
    },
    state: |state| match state {
        DealState::Open => "Offen",
        DealState::Won => "Gewonnen",
        DealState::Lost => "Verloren",
        DealState::Completed => "Abgeschlossen",
        DealState::Churned => "Kunde verloren",
    },
    reason: super::said::reason,
};

pub(super) const CALENDAR: CalendarWords = CalendarWords {
    place: Place::Usual,
    next_step: "Nächster Schritt",
    coaching_review: |rep, stage| format!("Rückblick auf das Coaching: {rep}, {stage}"),
};
