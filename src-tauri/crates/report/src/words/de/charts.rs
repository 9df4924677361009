//! Charts, in German.

use engine::{review::FlagProblem, tenure::TenureBasis};

use super::super::place::Place;
use super::{
    super::dictionary::{
        Conversion, CurveWords, ForecastWords, HeatmapWords, TenureWords, TrendWords, Waiting,
        WinRateWords,
    },
    count, date, days, days_ago, deals, decimal, list, percent, plural, wins,
};

const INTERVAL: &str = "95-%-Intervall";

pub(super) const CONVERSION: Conversion = Conversion {
    place: Place::Usual,
    snapshot_title: "Eine Momentaufnahme zeigt nicht, wie Deals von Phase zu Phase kommen",
    snapshot_why: "Eine Datei mit Phasenwechseln importieren oder nächste Woche einen zweiten Export \
                   derselben Deals, und die Phasen füllen sich.",
    none_title: "Im Zeitraum kam kein Deal in eine Phase",
    advanced: "weiter",
    lost: "verloren",
    open: "offen",
    still_open: "noch offen",
    interval: "Konversion, 95-%-Intervall",
    before: "Vorperiode",
    skipped_key: "+n: Phase übersprungen",
    entered: "eingetreten",
    subtitle: "Was aus den Deals wurde, die in jede Phase kamen, und ihre Chance, am Ende \
               weiterzukommen, mit 95-%-Intervall.",
    too_few: "Zu wenige Deals sind entschieden, um die Phasen zu vergleichen",
    heads: || {
        [
            "Phase",
            "Eingetreten",
            "Weiter",
            "Verloren",
            "Offen",
            "Übersprungen",
            "Zurück",
            "Konversion",
            INTERVAL,
            "Entschieden",
            "Vorperiode",
        ]
    },
    skipped_behind: |n| format!("· {} übersprungen", count(n)),
    part: |stage, n, ended, share, entered| {
        format!(
            "{stage}: {} {ended}, {} von {} eingetretenen",
            deals(n),
            percent(share),
            count(entered)
        )
    },
    skipped: |stage, n| {
        let came = if n == 1 { "kam" } else { "kamen" };
        let they = if n == 1 { "Er zählt" } else { "Sie zählen" };
        format!(
            "{stage}: {} {came} daran vorbei. {they} zu keiner Zahl dieser Phase",
            deals(n)
        )
    },
    estimate: |stage, found, interval, (entered, decided, open)| {
        format!(
            "{stage}: {} der eingetretenen kommen am Ende weiter (95-%-Intervall {interval}), aus {} \
             eingetretenen, {} entschieden, {} noch offen",
            percent(found.estimate),
            count(entered),
            count(decided),
            count(open),
        )
    },
    and_before: |estimate| format!("; die Vorperiode {estimate}"),
    alone: |stage, share| format!("{} der Deals kommen durch {stage}", percent(share)),
    fewest: |stage, share| {
        format!(
            "Die wenigsten Deals kommen durch {stage}: {}",
            percent(share)
        )
    },
};

pub(super) const CURVE: CurveWords = CurveWords {
    place: Place::Usual,
    team_subject: "Das Team",
    team: "Team",
    now: "jetzt",
    before: "vorher",
    usual: "üblich",
    others: "andere",
    deals_from: |of| format!("Deals aus {of}"),
    with_persona: |of| format!("Deals mit {of}"),
    half_in: |day| format!("Hälfte in {}\u{a0}Tg.", count(day)),
    days,
    of_others: |subject, problem, stage| match problem {
        FlagProblem::Loses => format!("{subject} gehen in {stage} öfter verloren"),
        FlagProblem::Slow => format!("{subject} bleiben in {stage} länger liegen"),
    },
    of_rep: |subject, problem, stage| match problem {
        FlagProblem::Loses => format!("{subject} verliert Deals in {stage}"),
        FlagProblem::Slow => format!("{subject}: Deals bleiben in {stage} liegen"),
    },
    subtitle: |problem, dashed| {
        let (whose, done) = match problem {
            FlagProblem::Loses => ("entschiedenen Deals", "weiter"),
            FlagProblem::Slow => ("Deals", "weg"),
        };
        format!("Anteil der {whose}, die bis zum Tag {done} sind; gestrichelt: {dashed}.")
    },
    dashed_others: || "die anderen",
    dashed_team: || "das Team",
    dashed_before: || "die Vorperiode",
    dashed_usual: || "was hier üblich ist",
    against: |theirs, whose| format!(" gegen {theirs} ({whose})"),
};

pub(super) const FORECAST: ForecastWords = ForecastWords {
    place: Place::Usual,
    none_open: "Die Prognose folgt den jetzt offenen Deals.",
    none_known: "Die Prognose beruht darauf, wie es früheren Deals erging, bis zu einem Tag, der noch \
                 kommt.",
    expected_key: "erwartete Gewinne",
    fan_key: "vier von fünf Fällen",
    heads: || ["Bis", "Erwartete Gewinne", "Vier von fünf Fällen"],
    expected: |n| format!("{} erwartet", wins(n)),
    by: |day, expected, between| {
        format!(
            "Bis {}: {} erwartet; {between} in vier von fünf Fällen",
            date(day),
            wins(expected)
        )
    },
    subtitle: |open, draws| {
        format!(
            "Gewinne unter {}, {}-mal durchgespielt entlang der eigenen Kurven des Teams.",
            plural(open, "jetzt offenen Deal", "jetzt offenen Deals"),
            count(draws)
        )
    },
    left_out: |n| {
        format!(
            " Ausgelassen: {} ohne bekannten Tag des Eintritts.",
            deals(n)
        )
    },
};

pub(super) const HEATMAP: HeatmapWords = HeatmapWords {
    place: Place::Usual,
    snapshot_title: "Eine Momentaufnahme zeigt nicht, wer in welcher Phase langsam ist",
    snapshot_why: "Sie kennt keine Phasenwechsel. Abschlussquoten je Verkäufer lassen sich sagen; sie \
                   stehen unten oder unter Team.",
    none_title: "Im Zeitraum hat kein Verkäufer einen Deal",
    scale_narrow: "Belege: hinter … vor dem Team",
    scale: "hinter dem Team … davor, nach Stärke der Belege",
    flagged_key: "Hinweis",
    few_key: "wenige: unter 5 Deals",
    whole_team: "Ganzes Team",
    few: "wenige",
    none_entered: "; im Zeitraum keiner eingetreten",
    too_few: "; zu wenige für ein Urteil",
    loses_none: "Kein Verkäufer ist gemeldet, weil er Deals verliert",
    slow_none: "Kein Verkäufer ist gemeldet, weil Deals liegen bleiben",
    loses_subtitle: "Anteil der entschiedenen Deals, die weiterkamen, je Verkäufer und Phase. Die Farbe \
                     zeigt die Belege für einen Unterschied zum übrigen Team; bei vielen Zellen kommt \
                     manche Farbe durch Zufall.",
    slow_subtitle: "Deals, die die Phase verließen, je Deal, der es im Tempo des Teams wäre: 1,0× ist \
                    das Team. Die Farbe zeigt die Belege; bei vielen Zellen kommt manche Farbe durch \
                    Zufall.",
    flagged_as: |strength| format!("; Hinweis, {strength}"),
    flagged_cell: |figure| format!("{figure} (Hinweis)"),
    expected: |n| format!(", {} erwartet bei der Rate des übrigen Teams", decimal(n)),
    decided: |who, (advanced, decided, entered), share, expected, estimate| {
        format!(
            "{who}: {} von {} entschiedenen weiter, {share}{expected}; Konversion, offene Deals \
             mitgezählt, {estimate}; {} eingetreten",
            count(advanced),
            count(decided),
            count(entered)
        )
    },
    pace: |who, (exits, entered), expected, half| {
        format!(
            "{who}: {} weg, {} erwartet im Tempo des Teams; Hälfte weg nach {half}; {} eingetreten",
            count(exits),
            decimal(expected),
            count(entered)
        )
    },
    evidence: |step| match step {
        ..=-3 => "starke Belege, hinter dem Team zu liegen",
        -2 => "einige Belege, hinter dem Team zu liegen",
        -1 => "ein Anzeichen, hinter dem Team zu liegen",
        0 => "kein Beleg für einen Unterschied zum Team",
        1 => "ein Anzeichen, vor dem Team zu liegen",
        2 => "einige Belege, vor dem Team zu liegen",
        3.. => "starke Belege, vor dem Team zu liegen",
    },
    one: |rep, stage, problem| match problem {
        FlagProblem::Loses => format!("{rep} verliert Deals in {stage}"),
        FlagProblem::Slow => format!("Bei {rep} bleiben Deals in {stage} liegen"),
    },
    two: |(a, at), (b, bt), problem| match problem {
        FlagProblem::Loses => format!("{a} verliert Deals in {at}, {b} in {bt}"),
        FlagProblem::Slow => format!("Bei {a} bleiben Deals in {at} liegen, bei {b} in {bt}"),
    },
    stages: |rep, stages, problem| match problem {
        FlagProblem::Loses => format!("{rep} verliert Deals in {stages} Phasen"),
        FlagProblem::Slow => format!("Bei {rep} bleiben Deals in {stages} Phasen liegen"),
    },
    reps: |names, problem| match problem {
        FlagProblem::Loses => format!("{} verlieren Deals, die andere behalten", list(names)),
        FlagProblem::Slow => {
            format!(
                "Länger als im Team bleiben Deals liegen bei {}",
                list(names)
            )
        }
    },
};

pub(super) const TENURE: TenureWords = TenureWords {
    place: Place::Usual,
    none: "Die ersten Monate erscheinen mit den ersten Deals.",
    not_over_key: "Monat nicht vorbei",
    band_key: "mittlere Hälfte früherer Neuer",
    median_key: "ihr Median",
    wins: "Gewinne bisher",
    conversion: "Weiter, von bisher entschiedenen",
    axis: "Monate im Team",
    not_over: ", noch nicht vorbei",
    no_peers: "keine früheren Neuen zum Vergleich",
    heads: || {
        [
            "Monat",
            "Gewinne bisher",
            "Frühere Neue",
            "Ihr Median",
            "Bisher entschieden",
            "Weiter, von entschiedenen",
            INTERVAL,
            "Frühere Neue",
            "Ihr Median",
        ]
    },
    not_over_cell: |month| format!("{month} (nicht vorbei)"),
    decided: |advances, decided, share| {
        format!(
            "{} von {} entschiedenen weiter, {share}",
            count(advances),
            count(decided)
        )
    },
    peers: |n, low, high, median| {
        format!(
            "die Hälfte von {} früheren Neuen hatte bis dahin {low} bis {high}, der Median {median}",
            count(n)
        )
    },
    label: |rep, month, over, own, peers| {
        format!("{rep}, Monat {}{over}: {own}; {peers}", count(month))
    },
    since: |basis, day| match basis {
        TenureBasis::Hired => format!("Im Team seit dem {}.", date(day)),
        TenureBasis::FirstMove => {
            format!(
                "Erster Deal am {}; der erste Tag ist nicht bekannt.",
                date(day)
            )
        }
    },
    beside: |peers| {
        format!(
            " Neben {} nach gleicher Zeit.",
            plural(peers, "früheren Neuen", "früheren Neuen")
        )
    },
    all_counts: || " Gezählt wird ab dem ersten Tag.",
};

pub(super) const TREND: TrendWords = TrendWords {
    place: Place::Usual,
    none_whole: "In diesen Monaten begann kein Deal",
    share_stage: "Konversion",
    share_whole: "Am Ende gewonnen",
    time_stage: "Hälfte weg nach",
    time_whole: "Hälfte geschlossen nach",
    entered_stage: "Eingetretene Deals",
    entered_whole: "Begonnene Deals",
    early_whole: "Noch zu früh, um zu sagen, wie viele Deals gewonnen werden",
    subtitle_stage: "Die Chance weiterzukommen und die Tage, bis die Hälfte weg war, nach dem Monat, in \
                     dem die Deals in die Phase kamen.",
    subtitle_whole: "Die Chance auf den Gewinn und die Tage, bis die Hälfte geschlossen war, nach dem \
                     Monat, in dem die Deals begannen.",
    hatched: "Schraffierte Monate sind noch nicht gesetzt: Manche ihrer Deals brauchen noch Zeit.",
    unsettled_key: "noch nicht gesetzt",
    end_key: "am Ende erwartet",
    unsettled: "Noch nicht gesetzt",
    heads: |of_stage| {
        let (came, went) = if of_stage {
            ("Eingetreten", "Weiter")
        } else {
            ("Begonnen", "Gewonnen")
        };
        [
            "Monat",
            came,
            went,
            "Verloren",
            "Offen",
            "Entschieden",
            "Steht noch aus",
            "Am Ende erwartet",
        ]
    },
    none_stage: |stage| format!("In diesen Monaten kam kein Deal in {stage}"),
    early_stage: |stage| format!("Noch zu früh, um zu sagen, wie viele Deals durch {stage} kommen"),
    title: |stage, share, months| {
        let when = match months {
            1 => "im letzten gesetzten Monat".to_owned(),
            n => format!("in den letzten {n} gesetzten Monaten"),
        };
        match stage {
            Some(stage) => {
                format!("{share} der Deals, die {when} in {stage} kamen, kamen weiter")
            }
            None => format!("{share} der Deals, die {when} begannen, wurden gewonnen"),
        }
    },
    before: |finding, share, months| {
        if months == 1 {
            format!("{finding}, {share} im Monat davor")
        } else {
            format!("{finding}, {share} in den {months} davor")
        }
    },
    empty: |month, of_stage| {
        format!(
            "{month}: kein Deal {}",
            if of_stage { "eingetreten" } else { "begonnen" }
        )
    },
    label: |month, of_stage, (entered, advanced, lost, open)| {
        let (came, went) = if of_stage {
            ("eingetreten", "weiter")
        } else {
            ("begonnen", "gewonnen")
        };
        format!(
            "{month}: {} {came}; {} {went}, {} verloren, {} noch offen",
            deals(entered),
            count(advanced),
            count(lost),
            count(open),
        )
    },
    share_is: |name, estimate| format!("{name}: {estimate}"),
    time_is: |name, days| format!("{name} {days}"),
    to_come: |share| format!("{share} stehen noch aus"),
    in_the_end: |share| format!("{share} am Ende erwartet"),
    hatched_wait: |share| format!("schraffiert: {share} stehen noch aus"),
};

pub(super) const WAITING: Waiting = Waiting {
    place: Place::Usual,
    snapshot_title: "Eine Momentaufnahme zeigt nicht, wie lange Deals in einer Phase bleiben",
    snapshot_why: "Eine Datei mit Phasenwechseln importieren oder nächste Woche einen zweiten Export \
                   derselben Deals.",
    none_title: "Im Zeitraum hat kein Deal Zeit in einer Phase verbracht",
    quartiles_key: "Hälfte aller Aufenthalte, Median",
    stall_key: "Stillstandsgrenze",
    open_key: "offener Deal",
    stalled_key: "festgefahrener Deal",
    zero_days: "0 Tage",
    none_open: "keine offen",
    subtitle: "Tage, die Deals in jeder Phase bleiben, und wie lange die offenen schon warten; die \
               Achse läuft nach der Quadratwurzel.",
    none_past: "Kein offener Deal ist festgefahren",
    heads: || {
        [
            "Phase",
            "Ein Viertel weg nach",
            "Hälfte weg nach",
            "Drei Viertel weg nach",
            "Stillstandsgrenze",
            "Jetzt offen",
            "Festgefahren",
            "Steckt fest",
        ]
    },
    stay: |stage, [first, half, third], entered, open, point| {
        format!(
            "{stage}: ein Viertel weg nach {first}, die Hälfte nach {half}, drei Viertel nach {third}; \
             aus {} eingetretenen, {} noch offen. {point}",
            count(entered),
            count(open),
        )
    },
    open_now: |stage, n, point| format!("{stage}: {} jetzt offen. {point}", deals(n)),
    beyond: |n, longest| {
        let lie = if n == 1 { "liegt" } else { "liegen" };
        format!("; {n} der Punkte {lie} jenseits von {}", days_ago(longest))
    },
    past: |stalled, open, days| format!("{} von {} über {days}", count(stalled), count(open)),
    no_point: |basis| format!("Es gibt {basis}."),
    point: |n, basis| format!("Stillstandsgrenze {}: {basis}.", days(n)),
    stalled: |stage, n, open, held, point| {
        format!(
            "{stage}: {} von {} über der Grenze{held}. {point}",
            count(n),
            plural(open, "offenen Deal", "offenen Deals")
        )
    },
    title: |stage, n, open, longer_than| {
        let wait = if n == 1 { "wartet" } else { "warten" };
        format!(
            "{} von {} in {stage} {wait} länger als {}",
            count(n),
            plural(open, "offenen Deal", "offenen Deals"),
            longer_than.map_or_else(|| "üblich".to_owned(), days)
        )
    },
};

pub(super) const WIN_RATE: WinRateWords = WinRateWords {
    place: Place::Usual,
    none_title: "Noch kein Deal geschlossen",
    none_why: "Abschlussquoten erscheinen mit den ersten gewonnenen oder verlorenen Deals.",
    interval_key: "Abschlussquote, 95-%-Intervall",
    subtitle: "Gewonnene unter den geschlossenen Deals jedes Verkäufers. Ein Intervall, das die Linie \
               des Teams umfasst, ist kein deutlicher Unterschied.",
    heads: || {
        [
            "Verkäufer",
            "Deals",
            "Gewonnen",
            "Verloren",
            "Offen",
            "Abschlussquote",
            INTERVAL,
            "Übliche Tage bis Abschluss",
        ]
    },
    team: |share| format!("Team: {}", percent(share)),
    of: |won, closed| format!("{} von {}", count(won), count(closed)),
    label: |rep, won, closed, share, interval, team| {
        format!(
            "{rep}: {} von {} gewonnen, {} (95-%-Intervall {interval}); Team {}",
            count(won),
            plural(closed, "geschlossenen Deal", "geschlossenen Deals"),
            percent(share),
            percent(team)
        )
    },
    team_wins: |share| format!("{} der geschlossenen Deals sind gewonnen", percent(share)),
    range: |range, team| {
        format!(
            "Verkäufer gewinnen {range} ihrer geschlossenen Deals, das Team {}",
            percent(team)
        )
    },
};
