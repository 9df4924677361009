//! Exports of systems that speak German, French or Spanish: their headers, outcomes, flags, currencies,
//! dates and amounts, as such a window writes them.

use exchange::Hints;

use crate::kept::bring_in;

fn check(file: &str, expected: &[&str]) {
    let came =
        bring_in(file.as_bytes(), &Hints::default()).unwrap_or_else(|e| panic!("{file}\n{e}"));
    assert_eq!(came.lines, expected, "{file}");
    assert_eq!(came.problems(), [""; 0], "{file}");
}

#[test]
fn a_report_of_a_salesforce_in_another_language_lands() {
    check(
        "Opportunity-Inhaber;Accountname;Opportunity-Name;Phase;Betrag;Wahrscheinlichkeit (%);Schlusstermin;\
Erstelldatum;Lead-Quelle;Opportunity-ID;Verlustgrund\n\
Ana;Acme;Groß;Angebot;EUR 1.234,50;60;30.09.2025;16.01.2025;Web;006A;\n\
Ben;Bolt;Klein;Geschlossen und gewonnen;USD 99,00;100;20.02.2025;17.01.2025;Messe;006B;\n\
Ben;Bolt;Weg;Geschlossen, aber verloren;EUR 10,00;0;21.02.2025;17.01.2025;Messe;006C;Preis\n",
        &[
            "006A Ana created 2025-01-16 name=Groß account=Acme amount=123450 EUR source=Web closes=2025-09-30",
            "006A Ana seen at Angebot 2025-02-21 name=Groß account=Acme amount=123450 EUR source=Web closes=2025-09-30",
            "006B Ben created 2025-01-17 name=Klein account=Bolt amount=9900 USD source=Messe",
            "006B Ben won 2025-02-20 name=Klein account=Bolt amount=9900 USD source=Messe",
            "006C Ben created 2025-01-17 name=Weg account=Bolt amount=1000 EUR source=Messe reason=Preis",
            "006C Ben lost 2025-02-21 name=Weg account=Bolt amount=1000 EUR source=Messe reason=Preis",
        ],
    );
    check(
        "Propriétaire de l'opportunité;Nom du compte;Nom de l'opportunité;Étape;Montant;Date de clôture;\
Date de création;ID de l'opportunité\n\
Ana;Acme;Grand;Devis;EUR 1\u{202f}234,50;30/09/2025;16/01/2025;006A\n\
Ben;Bolt;Petit;Fermée/Gagnée;EUR 99,00;20/02/2025;17/01/2025;006B\n",
        &[
            "006A Ana created 2025-01-16 name=Grand account=Acme amount=123450 EUR closes=2025-09-30",
            "006A Ana seen at Devis 2025-02-20 name=Grand account=Acme amount=123450 EUR closes=2025-09-30",
            "006B Ben created 2025-01-17 name=Petit account=Bolt amount=9900 EUR",
            "006B Ben won 2025-02-20 name=Petit account=Bolt amount=9900 EUR",
        ],
    );
}

#[test]
fn deals_of_a_hubspot_in_another_language_land() {
    check(
        "Datensatz-ID,Deal-Name,Deal-Phase,Betrag,Währung,Abschlussdatum,Erstelldatum,\
Für Deal zuständiger Mitarbeiter\n\
1,Groß,Abgeschlossen und verloren,100.50,EUR,2025-02-13,2025-01-14,Ana\n",
        &[
            "1 Ana created 2025-01-14 name=Groß amount=10050 EUR",
            "1 Ana lost 2025-02-13 name=Groß amount=10050 EUR",
        ],
    );
    check(
        "ID de registro,Nombre del negocio,Etapa del negocio,Importe,Moneda,Fecha de cierre,\
Fecha de creación,Propietario del negocio\n\
1,Grande,Cierre ganado,100.50,EUR,2025-02-13,2025-01-14,Ana\n",
        &[
            "1 Ana created 2025-01-14 name=Grande amount=10050 EUR",
            "1 Ana won 2025-02-13 name=Grande amount=10050 EUR",
        ],
    );
}

#[test]
fn deals_of_a_pipedrive_in_german_land() {
    check(
        "Deal - ID;Deal - Titel;Deal - Besitzer;Deal - Wert;Deal - Währung des Wertes;Deal - Organisation;\
Deal - Phase;Deal - Status;Deal - Deal erstellt;Deal - Gewonnen am;Deal - Verloren am;Deal - Verlustgrund\n\
1;Groß;Ana;1.234,50;EUR;Acme;Angebot;Offen;16.01.2025 10:00;;;\n\
2;Weg;Ben;99,00;CHF;Bolt;Angebot;Verloren;17.01.2025 10:00;;20.02.2025 09:00;Preis\n",
        &[
            "1 Ana created 2025-01-16 name=Groß account=Acme amount=123450 EUR",
            "1 Ana seen at Angebot 2025-02-20 name=Groß account=Acme amount=123450 EUR",
            "2 Ben created 2025-01-17 name=Weg account=Bolt amount=9900 CHF reason=Preis",
            "2 Ben seen at Angebot 2025-02-20 name=Weg account=Bolt amount=9900 CHF reason=Preis",
            "2 Ben lost 2025-02-20 name=Weg account=Bolt amount=9900 CHF reason=Preis",
        ],
    );
}

#[test]
fn flags_and_currencies_are_known_as_spreadsheets_in_other_languages_write_them() {
    check(
        "External ID,Opportunity,Salesperson,Stage,Expected Revenue,Created on,Closed Date,Active,Currency\n\
x.1,Big,Ana,Proposition,100,2025-01-01 10:00:00,2025-02-01 10:00:00,FAUX,Schweizer Franken\n\
x.2,Mid,Ana,Proposition,50,2025-01-02 10:00:00,,VRAI,US Dollars\n",
        &[
            "x.1 Ana created 2025-01-01 name=Big amount=10000 CHF",
            "x.1 Ana seen at Proposition 2025-02-01 name=Big amount=10000 CHF",
            "x.1 Ana lost 2025-02-01 name=Big amount=10000 CHF",
            "x.2 Ana created 2025-01-02 name=Mid amount=5000 USD",
            "x.2 Ana seen at Proposition 2025-02-01 name=Mid amount=5000 USD",
        ],
    );
}
