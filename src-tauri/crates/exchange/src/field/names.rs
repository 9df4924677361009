//! What CRMs and event logs call their columns: English first, then German, French, Spanish, and a word of
//! Dutch and Italian. Written as [`super::normalise`] writes.

use super::Field;

impl Field {
    /// The normalised headers that mean this field, surest first.
    #[rustfmt::skip] // A list is read as a paragraph, not as a column.
    pub(super) fn names(self) -> &'static [&'static str] {
        match self {
            Self::DealId => &[
                "dealid", "opportunityid", "recordid", "dealpipedrivesystemid", "caseid",
                "caseconceptname", "traceid", "leadid", "donotmodifyopportunity", "oppid",
                "dealnumber", "opportunitynumber", "mqlid", "externalid", "id", "case",
                "vorgangsid", "dealnr", "datensatzid", "opportunitynummer", "verkaufschanceid",
                "iddelopportunite", "iddelatransaction", "iddenregistrement", "iddelaoportunidad",
                "idderegistro", "iddelnegocio", "identificador", "externeid", "idexterne",
                "idexterno", "identifiantexterne", "iddefichedinformations",
                "nichtandernverkaufschance", "nepasmodifieropportunite", "nomodificaroportunidad",
            ],
            Self::Rep => &[
                "rep", "salesrep", "dealowner", "opportunityowner", "owner", "ownername",
                "dealownername", "salesperson", "salesagent", "accountexecutive", "assigneduser",
                "assignedusername", "assignedto", "resource", "orgresource", "seller", "salesrepid",
                "ownerid", "userid", "srid", "user", "agent", "leadowner", "performer",
                "originator", "besitzer", "zustandig", "proprietaire", "propietario", "vertriebler",
                "verkaufer", "dealinhaber", "opportunityinhaber", "inhaber", "verantwortlich",
                "verantwortlicher", "betreuer", "vertriebsmitarbeiter", "zustandiger",
                "zugewiesenan", "kundenbetreuer", "proprietairedelopportunite",
                "proprietairedelatransaction", "proprietairedelaffaire", "vendeur", "responsable",
                "assignea", "propietariodelaoportunidad", "propietariodelnegocio", "vendedor",
                "asignadoa", "comercial", "eigenaar", "dealeigenaar", "verkoper", "proprietario",
                "venditore", "assegnatoa", "furdealzustandigermitarbeiter",
                "fureindealzustandigermitarbeiter",
            ],
            Self::Stage => &[
                "stage", "stagename", "dealstage", "salesstage", "tostage", "newstage",
                "opportunitystage", "pipelinestage", "dealstagepipeline", "stageid",
                "pipelinephase", "activity", "conceptname", "activityid", "activityname", "phase",
                "step", "task", "event", "eventname", "etape", "etapa", "fase", "dealphase",
                "opportunityphase", "verkaufsphase", "vertriebsphase", "stufe", "verkaufsstufe", "etapedelatransaction",
                "etapedelopportunite", "phasedelatransaction", "phasedevente",
                "etapadelaoportunidad", "etapadelnegocio", "etapadeventas", "dealfase",
                "verkoopfase", "nachphase", "neuephase",
            ],
            Self::At => &[
                "at", "movedat", "enteredat", "changedat", "stagechangedat", "stageenteredat",
                "timestamp", "timetimestamp", "datetime", "stagechangedate", "movedate",
                "changedate", "enteredon", "dateentered", "eventtime", "todate", "date", "time",
                "when", "starttime", "starttimestamp", "completetimestamp", "completetime", "datum",
                "fecha",
            ],
            Self::Deal => &[
                "deal", "dealname", "opportunityname", "dealtitle", "opportunity", "topic",
                "subject", "propertydealname", "title", "name", "verkaufschance", "bezeichnung",
                "titel", "thema", "betreff", "nomdelopportunite", "nomdelatransaction",
                "nomdelaffaire", "opportunite", "affaire", "titre", "nom", "nombredelaoportunidad",
                "nombredelnegocio", "oportunidad", "negocio", "titulo", "nombre", "opportunita",
                "naam",
            ],
            Self::Account => &[
                "account", "accountname", "company", "companyname", "organization", "organisation",
                "dealorganization", "associatedcompany", "potentialcustomer", "customer", "client",
                "kunde", "firma", "cliente", "kundenname", "unternehmen", "unternehmensname",
                "firmenname", "zugehorigesunternehmen", "potenziellerkunde", "compte",
                "nomducompte", "entreprise", "societe", "clientpotentiel", "cuenta",
                "nombredelacuenta", "empresa", "organizacion", "azienda", "klant", "bedrijf",
            ],
            Self::Amount => &[
                "opportunityamount", "amount", "dealvalue", "dealamount", "value", "closevalue",
                "expectedrevenue", "estrevenue", "leadvalue", "revenue", "amountrequested",
                "amountamount", "propertyamount", "betrag", "wert", "montant", "importe",
                "dealwert", "auftragswert", "angebotswert", "dealvolumen", "auftragsvolumen",
                "erwarteterumsatz", "geschatzterumsatz", "volumen", "umsatz", "valeur",
                "revenuespere", "revenuattendu", "revenuestime", "valor", "monto",
                "ingresosestimados", "ingresosprevistos", "importo", "bedrag", "waarde",
            ],
            Self::Currency => &[
                "currency", "dealcurrencyofvalue", "dealcurrency", "currencyisocode",
                "amountcurrency", "currencycode", "wahrung", "devise", "moneda", "wahrungdeswertes",
                "wahrungscode", "monnaie", "divisa", "valuta",
            ],
            Self::Source => &[
                "source", "leadsource", "originalsource", "dealsource", "dealsourceorigin",
                "origin", "quelle", "leadquelle", "leadherkunft", "herkunft", "originedelapiste",
                "originedelaprospection", "originedulead", "fuente", "origendelprospecto", "origen",
                "leadbron",
            ],
            Self::Persona => &["persona", "buyerpersona", "buyerrole"],
            Self::ExpectedClose => &[
                "expectedclose", "expectedclosedate", "dealexpectedclosedate", "estclosedate",
                "expectedclosing", "expectedclosuredate", "datedeadline", "closingdate",
                "forecastclosedate", "erwarteterabschluss", "erwartetesabschlussdatum",
                "voraussichtlichesabschlussdatum", "voraussichtlicherabschluss",
                "geplanterabschluss", "geplantesabschlussdatum", "geschatztesabschlussdatum",
                "datedeclotureprevue", "dateclotureprevue", "datedeclotureestimee",
                "fechadecierreprevista", "fechaprevistadecierre", "fechaestimadadecierre",
                "verwachtesluitingsdatum",
            ],
            Self::LostReason => &[
                "lostreason", "closedlostreason", "deallostreason", "lossreason", "reasonforloss",
                "reasonlost", "lostreasonid", "verlustgrund", "grundfurverlust",
                "grundfurdenverlust", "raisondelaperte", "raisondeperte", "motifdeperte",
                "motifdelaperte", "motivodeperdida", "motivodelaperdida", "razondeperdida",
                "razondelaperdida", "grundfurverlorenenabschluss", "grundfurverlorenendeal",
            ],
            Self::WonReason => &[
                "wonreason", "closedwonreason", "dealwonreason", "winreason", "reasonforwin",
                "reasonwon", "wonreasonid", "gewinngrund", "grundfurgewinn", "raisondugain",
                "motifdugain", "motivodeganancia", "razondeganancia",
            ],
            Self::CloseReason => &[
                "winlossreason", "wonlostreason", "closereason", "closedreason", "reasonwonlost",
                "winlostreason", "reasonforwinloss",
            ],
            Self::Product => &[
                "product", "productname", "products", "produkt", "produit", "producto", "prodotto",
            ],
            Self::Team => &[
                "team", "salesteam", "teamname", "ownerteam", "teamid", "office", "vertriebsteam",
                "equipe", "equipecommerciale", "equipo", "equipodeventas",
            ],
            Self::Created => &[
                "created", "createdat", "createdate", "createddate", "createdon", "datecreated",
                "dealdealcreated", "dealcreated", "dealcreationdate", "createdtime", "creationdate",
                "propertycreatedate", "opendate", "opened", "registered", "firstcontactdate",
                "startdate", "begonnen", "erstellt", "erstelltam", "erstelldatum",
                "erstellungsdatum", "dealerstellt", "dealerstelltam", "angelegt", "angelegtam",
                "datedecreation", "creele", "creadoel", "fechadecreacion", "fechadecreado",
                "datadicreazione", "aangemaaktop",
            ],
            Self::Closed => &[
                "closed", "closedat", "closedate", "closeddate", "closedon", "dealdealclosedon",
                "dealclosedon", "dateclosed", "propertyclosedate", "actualclosedate", "enddate",
                "abgeschlossen", "tatsachlichesabschlussdatum", "datedeclotureeffective",
                "fechadecierrereal", "abschlussdatum", "schlusstermin", "abgeschlossenam",
                "geschlossenam", "dealabgeschlossenam", "datedecloture", "datedefermeture",
                "fechadecierre", "datadichiusura", "sluitingsdatum", "afsluitdatum",
            ],
            Self::Status => &[
                "status", "dealstatus", "outcome", "dealoutcome", "opportunitystatus",
                "statut", "estado", "stato",
            ],
            Self::StageSince => &[
                "stagesince", "laststagechangedate", "deallaststagechange", "laststagechange",
                "laststageupdate", "datelaststageupdate", "stagemodifiedtime",
                "dateenteredcurrentstage", "stageupdatedat", "inderphaseseit",
                "letztephasenanderung", "letzterphasenwechsel", "phaseseit", "phasegeandertam",
                "dernierchangementdetape", "datedudernierchangementdetape", "ultimocambiodeetapa",
                "fechadelultimocambiodeetapa",
            ],
            Self::Known => &["stageknownas"],
            Self::Pipeline => &["pipeline", "pipelinename", "dealpipeline", "salespipeline"],
            Self::FromStage => &[
                "fromstage", "oldstage", "previousstage", "stagefrom", "vonphase", "altephase",
                "vorherigephase", "etapeprecedente", "ancienneetape", "etapaanterior",
            ],
            Self::FromAt => &["fromdate"],
            Self::Changed => &["fieldname", "changedfield", "fieldevent"],
            Self::Deleted => &["isdeleted", "deleted"],
            Self::IsWon => &[
                "iswon", "isclosedwon", "closedwon", "won", "gewonnen", "gagne", "ganado",
            ],
            Self::IsClosed => &[
                "isclosed", "isdealclosed", "geschlossen",
            ],
            Self::IsLost => &[
                "islost", "isclosedlost", "lost", "verloren", "perdu", "perdido",
            ],
            Self::IsActive => &[
                "isactive", "active", "aktiv", "actif", "activo",
            ],
            Self::WonAt => &[
                "wondate", "wonat", "wontime", "wonon", "dealwontime", "gewonnenam", "gagnele",
                "datedegain", "ganadoel", "fechadeganado",
            ],
            Self::LostAt => &[
                "lostat", "losttime", "loston", "lostdate", "deallosttime", "verlorenam", "perdule",
                "datedeperte", "perdidoel", "fechadeperdido",
            ],
            Self::Probability => &[
                "probability", "winprobability", "dealprobability", "wahrscheinlichkeit",
                "probabilite", "probabilidad", "probabilita", "waarschijnlijkheid",
            ],
            Self::Lifecycle => &[
                "lifecycle", "lifecycletransition", "transition", "eventlifecycle",
            ],
            Self::Until => &["endtime", "endtimestamp", "validto", "until"],
            Self::Manager => &["manager", "salesmanager", "managername", "reportsto"],
            Self::Office => &["regionaloffice", "region", "branch"],
            Self::StageLabel => &["stagelabel"],
            Self::StageOrder => &["stageorder", "displayorder", "sortorder"],
            Self::OwnerName => &["repname", "ownerfullname"],
            Self::OwnerFirstName | Self::OwnerLastName | Self::AccountName | Self::TeamName => &[],
            Self::LastActivity => &[
                "lastactivity", "lastactivitydate", "lastactivitytime", "lastcontacted",
                "lastcontactdate", "lastcontact", "letzteaktivitat", "derniereactivite",
                "ultimaactividad",
            ],
            Self::NextActivity => &[
                "nextactivity", "nextactivitydate", "activitydatedeadline", "nachsteaktivitat",
                "prochaineactivite", "proximaactividad",
            ],
            Self::NextStep => &["nextstep", "nextsteps", "nachsterschritt", "prochaineetape"],
            Self::TimesContacted => &[
                "timescontacted", "numberoftimescontacted", "doneactivities", "contactattempts",
            ],
            Self::ClosePushes => &["closepushes", "pushcount", "closedatepushes", "timespushed"],
            Self::Contacts => &[
                "contacts", "numberofassociatedcontacts", "associatedcontacts", "contactcount",
                "numberofcontacts",
            ],
            Self::ProposalSent => &[
                "proposalsent", "proposalsenton", "proposalsentdate", "proposaldate", "quotedate",
                "quotesent", "quotesentdate", "angebotsdatum",
            ],
            Self::WorkKnownOn => &["workknownon"],
            Self::WorkKnown => &["workknown"],
        }
    }
}
