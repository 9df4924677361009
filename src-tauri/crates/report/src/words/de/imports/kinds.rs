//! What known kinds of files are called in German: without an article, as on the window's pages. A kind
//! that is not listed keeps the name that it brings; a test of the jobs says which that are.

/// By the name of the kind.
const KINDS: &[(&str, &str)] = &[
    ("hubspot_deals", "HubSpot-Export von Deals"),
    ("hubspot_api_deals", "HubSpot-Deals mit den Namen der API"),
    (
        "hubspot_connector_deals",
        "Connector-Tabelle der HubSpot-Deals",
    ),
    (
        "hubspot_connector_stage_history",
        "Connector-Verlauf der HubSpot-Phasen",
    ),
    (
        "hubspot_connector_property_history",
        "Connector-Verlauf der HubSpot-Eigenschaften",
    ),
    ("hubspot_stages", "HubSpot-Phasen mit Bezeichnungen"),
    ("hubspot_owners", "Zuständige aus HubSpot"),
    ("maven_crm", "Mavens CRM Sales Opportunities"),
    ("olist_leads", "Marketing-Leads von Olist"),
    ("olist_closed_deals", "Geschlossene Deals von Olist"),
    ("moves", "Phasenwechsel, einer je Zeile"),
    ("event_log", "Ereignisprotokoll"),
    ("team_members", "Liste, wer zu welchem Team gehört"),
    ("owners", "Zuständige und ihre Namen"),
    ("teams", "Teams und ihre Namen"),
    ("pipedrive_deals", "Pipedrive-Export von Deals"),
    ("close_opportunities", "Close-Export von Verkaufschancen"),
    ("zoho_deals", "Zoho-Export von Deals"),
    ("zoho_stage_history", "Phasenverlauf aus Zoho"),
    (
        "dynamics_opportunities",
        "Dynamics-365-Tabelle von Verkaufschancen",
    ),
    ("odoo_opportunities", "Odoo-Export von Verkaufschancen"),
    ("odoo_leads", "crm.lead aus Odoo mit technischen Namen"),
    (
        "espocrm_opportunities",
        "EspoCRM-Export von Verkaufschancen",
    ),
    (
        "espocrm_opportunity_labels",
        "EspoCRM-Tabelle von Verkaufschancen",
    ),
    (
        "suitecrm_opportunities",
        "SuiteCRM-Export von Verkaufschancen",
    ),
    (
        "suitecrm_audit",
        "Änderungsprotokoll der Verkaufschancen aus SuiteCRM",
    ),
    ("twenty_opportunities", "Twenty-Export von Verkaufschancen"),
    ("frappe_deals", "Frappe-CRM-Export von Deals"),
    ("frappe_status_log", "Statusprotokoll aus Frappe CRM"),
    ("krayin_leads", "Krayin-Export von Leads"),
    ("atomic_deals", "Deals aus Atomic CRM"),
    ("salesforce_report", "Salesforce-Bericht über Opportunities"),
    (
        "salesforce_history_report",
        "Salesforce-Bericht über den Verlauf von Opportunities",
    ),
    (
        "salesforce_opportunity_history",
        "OpportunityHistory aus Salesforce",
    ),
    (
        "salesforce_field_history",
        "OpportunityFieldHistory aus Salesforce",
    ),
    (
        "salesforce_opportunities",
        "Opportunity-Objekt aus Salesforce",
    ),
    (
        "salesforce_connector_history",
        "Connector-Verlauf der Salesforce-Opportunities",
    ),
    (
        "salesforce_data_cloud_history",
        "Opportunity-Verlauf aus Data Cloud",
    ),
    ("salesforce_accounts", "Firmen aus Salesforce"),
    ("salesforce_users", "Benutzer aus Salesforce"),
    ("salesforce_stages", "Opportunity-Phasen aus Salesforce"),
];

pub(super) fn kind(name: &str, own: &str) -> String {
    let known = KINDS.iter().find(|(known, _)| *known == name);
    known.map_or(own, |(_, german)| german).to_owned()
}
