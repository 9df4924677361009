//! The eight stages in German: the same stages, list for list, as a German sales manager says them. The
//! terms are those of the window's pages and of the causes there.

use super::Text;

pub(super) const STAGES: [Text; 8] = [
    Text {
        name: "Akquise",
        purpose: "Früh die finden, die den besten Kunden gleichen, und einen Weg zu ihnen.",
        recorded: &[
            "Lead-Quelle",
            "Persona",
            "Passung zum Idealkunden: Etwa jeder zweite Interessent dürfte nicht passen",
        ],
        exit_checks: &[
            "Die Passung ist beurteilt",
            "Es gibt einen Kontakt und einen Weg, ihn zu erreichen",
        ],
        causes: &[
            "Kein Kontakt gefunden",
            "Wer nicht passt, wird mitgeschleppt",
            "Zu wenige Leads oder die falschen",
        ],
        hints: &[
            "Den Idealkunden in zwei Sätzen beschreiben, bevor der nächste gesucht wird.",
            "Die Hälfte der Interessenten früh und ohne Bedauern gehen lassen: Sie passen nicht.",
            "Die letzten zehn Gewinne gemeinsam durchgehen: Woher kamen sie, und wer hat unterschrieben?",
            "Jeden zufriedenen Kunden um einen Namen bitten.",
        ],
    },
    Text {
        name: "Kontaktaufnahme",
        purpose: "Die richtige Person erreichen und ihre Aufmerksamkeit mit etwas Nützlichem verdienen.",
        recorded: &[
            "Kontakte und ihre Rollen",
            "Versuche und die Antworten darauf",
            "Worauf es dieser Person ankommt",
        ],
        exit_checks: &[
            "Es kam eine Antwort",
            "Der richtige Ansprechpartner ist bekannt",
        ],
        causes: &[
            "Versuche ohne Antwort",
            "Gespräche mit der falschen Person",
            "Nach dem ersten Versuch nicht nachgefasst",
        ],
        hints: &[
            "Mit einem Muster, einer guten Frage oder einer brauchbaren Zahl anfangen, nie mit dem Produkt.",
            "Zwei Drittel des Gesprächs zuhören und mitschreiben, was die andere Seite selbst so sagen würde.",
            "Vor dem Auflegen den nächsten Kontakt vereinbaren und den Tag dann einhalten.",
            "Nach drei Versuchen ohne Antwort den Kanal oder die Person wechseln.",
        ],
    },
    Text {
        name: "Qualifizierung",
        purpose: "Herausfinden, ob beide Seiten zueinander passen und ob dort jemand entscheiden kann.",
        recorded: &[
            "Budget: unbekannt, nein, teilweise oder ja, mit Notiz",
            "Entscheidung: unbekannt, nein, teilweise oder ja, mit Notiz",
            "Bedarf: unbekannt, nein, teilweise oder ja, mit Notiz",
            "Zeitplan: unbekannt, nein, teilweise oder ja, mit Notiz",
            "Welches Problem soll gelöst werden?",
            "Was wurde schon versucht, und woran hakte es?",
            "Wie hoch ist das Budget?",
            "Welche anderen Lösungen werden geprüft?",
            "Bis wann muss es stehen?",
        ],
        exit_checks: &[
            "Budget, Entscheidung, Bedarf und Zeitplan sind alle bekannt",
            "Keines der vier ist ein Nein",
        ],
        causes: &[
            "Budget, Entscheidung, Bedarf oder Zeitplan ist noch unklar",
            "Kein Entscheider im Gespräch",
            "Wer nicht passt, wird nicht losgelassen",
        ],
        hints: &[
            "Die fünf Fragen in jedem ersten richtigen Gespräch stellen, in den Worten des Verkäufers.",
            "Nicht präsentieren, bevor Budget, Entscheidung, Bedarf und Zeitplan notiert sind.",
            "Die Person finden, die Ja sagen kann; fragen, wer noch zustimmen muss.",
            "Sich über die Firma informieren, bevor die Präsentation vorbereitet wird.",
            "Einen Deal, der rechtzeitig losgelassen wurde, so loben wie einen Gewinn.",
        ],
    },
    Text {
        name: "Präsentation",
        purpose: "Das Produkt als Antwort auf das Problem dieses Interessenten zeigen, und was Nichtstun kostet.",
        recorded: &[
            "Tag, für den die Demo geplant ist",
            "Tag, an dem die Demo gehalten wurde",
            "Was für diesen Interessenten zugeschnitten wurde",
        ],
        exit_checks: &["Die Demo wurde mit dem Entscheider gehalten"],
        causes: &[
            "Kein Demotermin",
            "Eine Demo von der Stange",
            "Kein nächster Schritt vereinbart",
        ],
        hints: &[
            "Mit dem Problem anfangen, in den Worten des Interessenten, aus den Notizen.",
            "Drei Dinge zeigen, auf die es dort ankommt, und den Rest weglassen.",
            "Beziffern, was ein Jahr Nichtstun kostet.",
            "Lieber den Termin verschieben als ohne den Entscheider vorführen; ein Videogespräch genügt.",
            "Keine Demo beenden, bevor der nächste Schritt einen Tag hat.",
        ],
    },
    Text {
        name: "Einwandbehandlung",
        purpose: "Jedes Bedenken anhören, beantworten und daran erinnern, was es kostet, nicht zu kaufen.",
        recorded: &[
            "Jeder Einwand: welcher Art und wann erhoben",
            "Die Antwort darauf",
            "Ob er ausgeräumt ist",
        ],
        exit_checks: &["Kein Einwand ist offen"],
        causes: &[
            "Ein Einwand ist länger offen, als es hier üblich ist",
            "Derselbe Einwand kommt immer wieder",
        ],
        hints: &[
            "Ausreden lassen, das Bedenken wiederholen und erst dann antworten.",
            "Fragen, was hinter dem Preis steckt: im Vergleich wozu?",
            "Die drei häufigsten Einwände sammeln und die Antworten im Team üben.",
            "Jede Antwort mit einer Frage schließen: Ist das damit geklärt?",
        ],
    },
    Text {
        name: "Abschluss",
        purpose: "Angebot, Bedingungen und alle, die entscheiden, zusammenbringen und die Unterschrift bekommen.",
        recorded: &[
            "Tag, an dem das Angebot gesendet wurde",
            "Erwarteter Abschluss und jede Änderung daran",
            "Ob jeder Entscheider zugestimmt hat",
            "Tag, bis zu dem das Angebot gilt",
            "Wie viele Optionen angeboten wurden",
        ],
        exit_checks: &[
            "Das Angebot ist gesendet",
            "Jeder Entscheider hat zugestimmt",
        ],
        causes: &[
            "Der Abschluss wurde verschoben, oder der Abschlusstag ist vorbei",
            "Ein Entscheider hat nicht zugestimmt",
            "Das Angebot wurde nicht gesendet",
            "Zu viele Optionen auf dem Tisch",
        ],
        hints: &[
            "Zwei Optionen anbieten, höchstens drei.",
            "Das Angebot befristen, und es ernst meinen.",
            "Fragen stellen, an denen der Käufer merkt, dass er so weit ist.",
            "Alle auflisten, die auf beiden Seiten zustimmen müssen, und wann mit wem zuletzt gesprochen wurde.",
            "Verschiebt sich der Abschlusstag, fragen, was vorher geschehen muss, und dafür einen Tag festhalten.",
        ],
    },
    Text {
        name: "Onboarding",
        purpose: "Liefern, einrichten und betreuen; wer verkauft hat, bleibt beim Kunden.",
        recorded: &[
            "Geliefert",
            "Eingerichtet",
            "Betreut",
            "Wie es dem Kunden geht",
        ],
        exit_checks: &["Geliefert", "Eingerichtet", "Betreut"],
        causes: &[
            "Übergeben, ohne dass der Verkäufer dabeibleibt",
            "Lieferung, Einrichtung oder Betreuung fehlt",
        ],
        hints: &[
            "Beim ersten Termin nach der Unterschrift dabei sein.",
            "Mit dem Kunden vereinbaren, wie ein guter erster Monat aussieht.",
            "In der zweiten Woche anrufen, bevor es einen Anlass gibt.",
        ],
    },
    Text {
        name: "Nachbetreuung",
        purpose: "Den Kunden behalten, ihm mehr verkaufen und fragen, wem noch zu helfen wäre.",
        recorded: &[
            "Neues zum Produkt gesendet",
            "Um Rückmeldung gebeten",
            "Um eine Empfehlung gebeten",
            "Angebot gemacht",
            "Der nächste Deal und die Deals, die er empfohlen hat",
        ],
        exit_checks: &[
            "Ein weiterer Deal oder eine Empfehlung ging daraus hervor, oder er ist abgeschlossen",
        ],
        causes: &["Kein Kundenkontakt, länger als im Team sonst zwischen zweien liegt"],
        hints: &[
            "Neues bringen, das diesen Kunden angeht, nicht den Newsletter.",
            "Fragen, wie es läuft, bevor um irgendetwas gebeten wird.",
            "Ohne Zögern um die Empfehlung bitten, mit Name und Firma.",
        ],
    },
];
