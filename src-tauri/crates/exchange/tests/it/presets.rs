//! Every known kind of file: headers and rows in, what was recognised and records out. The rows are
//! made up; the headers are those that the systems write.

use exchange::{Choice, Hints, Inspection, Shape, inspect, plan};

use crate::kept::bring_in;

struct Case {
    preset: &'static str,
    shape: Shape,
    file: &'static str,
    records: &'static [&'static str],
}

fn look(file: &str) -> Inspection {
    inspect(file.as_bytes(), "f.csv", &Hints::default()).unwrap_or_else(|e| panic!("{file}\n{e}"))
}

const CASES: &[Case] = &[
    Case {
        preset: "hubspot_deals",
        shape: Shape::Wide,
        // Two generations of quotes, a dead pipeline, a deal that came back, equal dates.
        file: "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,\
\"Date entered \"\"Demo (Sales)\"\"\",\"Date exited \"\"Demo (Sales)\"\"\",\"Cumulative time in \"\"Demo (Sales)\"\"\",\
Date entered 'Demo (Sales)',\"Date entered \"\"Contract (Sales)\"\"\",\"Date entered \"\"Closed Won (Sales)\"\"\",\
Date entered 'Old stage (Plans Pipeline)',Closed Lost Reason\n\
1,Big,Closed Won,Sales,1000,2025-03-09,2025-01-01,Ana,2025-01-02 10:00,2025-01-03 10:00,86400000,,2025-01-03 10:00,2025-03-01 09:00,,\n\
2,Small,Demo,Sales,500,2025-06-30,2025-01-05,Ben,2025-01-06 10:00,2025-01-08 10:00,999999999,,2025-01-08 10:00,,,\n\
3,Old,Contract,Sales,,,2025-01-05,,,,,2025-01-07 08:00,2025-01-07 08:00,,,\n",
        records: &[
            "1 Ana created 2025-01-01 name=Big amount=100000 XXX",
            "1 Ana entered Demo 2025-01-02 name=Big amount=100000 XXX",
            "1 Ana entered Contract 2025-01-03 name=Big amount=100000 XXX",
            "1 Ana won 2025-03-01 name=Big amount=100000 XXX",
            "2 Ben created 2025-01-05 name=Small amount=50000 XXX closes=2025-06-30",
            "2 Ben entered Demo 2025-01-06 name=Small amount=50000 XXX closes=2025-06-30",
            "2 Ben entered Contract 2025-01-08 name=Small amount=50000 XXX closes=2025-06-30",
            "2 Ben seen at Demo 2025-03-09 name=Small amount=50000 XXX closes=2025-06-30",
            "3 nobody created 2025-01-05 name=Old",
            "3 nobody entered Demo 2025-01-07 name=Old",
            "3 nobody entered Contract 2025-01-07 name=Old",
        ],
    },
    Case {
        preset: "hubspot_api_deals",
        shape: Shape::Wide,
        file: "hs_object_id,dealname,dealstage,amount,closedate,createdate,hubspot_owner_id,hs_is_closed,hs_is_closed_won,hs_v2_date_entered_qualifiedtobuy,hs_v2_date_entered_contractsent,hs_v2_date_entered_closedlost\n\
7,X,closedlost,10,2025-02-02T00:00:00Z,2025-01-01T00:00:00Z,42,true,false,2025-01-02T00:00:00Z,2025-01-05T00:00:00Z,2025-02-01T00:00:00Z\n",
        records: &[
            "7 42 created 2025-01-01 name=X amount=1000 XXX",
            "7 42 entered qualifiedtobuy 2025-01-02 name=X amount=1000 XXX",
            "7 42 entered contractsent 2025-01-05 name=X amount=1000 XXX",
            "7 42 lost 2025-02-01 name=X amount=1000 XXX",
        ],
    },
    Case {
        preset: "salesforce_report",
        shape: Shape::Snapshot,
        file: "Opportunity Owner,Account Name,Opportunity Name,Stage,Fiscal Period,Amount,Probability (%),Close Date,Created Date,Opportunity ID\n\
Ana,Acme,Big,Negotiation,Q3-2025,\"USD 485,000.00\",90%,30/09/2025,16/01/2025,006A\n\
Ben,Bolt,Small,Closed Won,Q1-2025,\"USD 1,000.00\",100%,20/02/2025,17/01/2025,006B\n\
Ben,Core,Late,Needs Analysis,Q4-2025,\"USD 10.00\",20%,31/12/2025,18/01/2025,006C\n",
        records: &[
            "006A Ana created 2025-01-16 name=Big account=Acme amount=48500000 USD closes=2025-09-30",
            "006A Ana seen at Negotiation 2025-02-20 name=Big account=Acme amount=48500000 USD closes=2025-09-30",
            "006B Ben created 2025-01-17 name=Small account=Bolt amount=100000 USD",
            "006B Ben won 2025-02-20 name=Small account=Bolt amount=100000 USD",
            "006C Ben created 2025-01-18 name=Late account=Core amount=1000 USD closes=2025-12-31",
            "006C Ben seen at Needs Analysis 2025-02-20 name=Late account=Core amount=1000 USD closes=2025-12-31",
        ],
    },
    Case {
        preset: "salesforce_history_report",
        shape: Shape::Changes,
        // Newest first; the first change also tells where the deal was before.
        file: "Opportunity Name,From Stage,To Stage,Last Modified,Last Modified By,Created Date\n\
Big,Demo,Closed Won,2025-03-01 10:00,Ana,2025-01-01 08:00\n\
Big,Lead,Demo,2025-02-01 10:00,Ben,2025-01-01 08:00\n",
        records: &[
            "Big Ana won 2025-03-01",
            "Big Ben entered Lead 2025-01-01",
            "Big Ben entered Demo 2025-02-01",
        ],
    },
    Case {
        preset: "salesforce_opportunity_history",
        shape: Shape::Moves,
        file: "Id,OpportunityId,CreatedById,CreatedDate,StageName,Amount,CloseDate,Probability,ForecastCategory,SystemModstamp,IsDeleted\n\
008A,006A,005A,02/23/26 08:55 PM,Prospecting,15000,03/31/26,10,Pipeline,02/23/26 08:55 PM,FALSE\n\
008B,006A,005A,02/24/26 01:05 AM,Closed Won,15000,02/24/26,100,Closed,02/24/26 01:05 AM,FALSE\n\
008C,006B,005A,02/24/26 01:05 AM,Prospecting,,02/24/26,10,Pipeline,02/24/26 01:05 AM,TRUE\n",
        records: &[
            "006A 005A entered Prospecting 2026-02-23 amount=1500000 XXX closes=2026-03-31",
            "006A 005A won 2026-02-24 amount=1500000 XXX closes=2026-02-24",
        ],
    },
    Case {
        preset: "salesforce_field_history",
        shape: Shape::Changes,
        // An owner's change stands there twice, by name and by id. Once it tells of owners, the deal's
        // moves are theirs, whoever made the change; of other deals nothing better is known.
        file: "Id,OpportunityId,CreatedById,CreatedDate,Field,DataType,OldValue,NewValue,IsDeleted\n\
1,006A,005X,2025-02-01T10:00:00.000Z,StageName,Text,Lead,Demo,false\n\
2,006A,005X,2025-02-02T10:00:00.000Z,Amount,Currency,1000.5,20000.0,false\n\
3,006A,005X,2025-02-03T10:00:00.000Z,CloseDate,DateOnly,2025-03-31,2025-06-30,false\n\
4,006A,005X,2025-02-04T10:00:00.000Z,Owner,Text,Ana Lima,Ben Ode,false\n\
5,006A,005X,2025-02-04T10:00:00.000Z,Owner,EntityId,005A,005B,false\n\
6,006A,005X,2025-02-05T10:00:00.000Z,NextStep,Text,call,meet,false\n\
7,006A,005X,2025-03-01T10:00:00.000Z,StageName,Text,Demo,Closed Lost,false\n\
8,006B,005C,2025-03-02T10:00:00.000Z,StageName,Text,Lead,Demo,false\n\
9,006B,005C,2025-03-03T10:00:00.000Z,Amount,Currency,,7,false\n",
        records: &[
            "006A 005A seen at Lead 2025-02-01",
            "006A 005A entered Demo 2025-02-01",
            "006A nobody was 2025-02-02 amount=100050 XXX",
            "006A nobody became 2025-02-02 amount=2000000 XXX",
            "006A nobody was 2025-02-03 closes=2025-03-31",
            "006A nobody became 2025-02-03 closes=2025-06-30",
            "006A 005A was 2025-02-04",
            "006A 005B became 2025-02-04",
            "006A 005B lost 2025-03-01",
            "006B 005C seen at Lead 2025-03-02",
            "006B 005C entered Demo 2025-03-02",
            "006B nobody became 2025-03-03 amount=700 XXX",
        ],
    },
    Case {
        preset: "salesforce_opportunities",
        shape: Shape::Snapshot,
        // The flags know that "Signed" is a win; the probabilities know the order.
        file: "Id,Name,AccountId,StageName,Amount,Probability,CloseDate,IsClosed,IsWon,OwnerId,CreatedDate,LastStageChangeDate\n\
006A,Big,001A,Signed,100,100,2025-02-01,true,true,005A,2025-01-01T00:00:00Z,2025-02-01T00:00:00Z\n\
006B,Mid,001A,Alpha,100,60,2025-09-01,false,false,005A,2025-01-02T00:00:00Z,2025-01-20T00:00:00Z\n\
006C,Low,001A,Beta,100,10,2025-09-01,false,false,005B,2025-01-03T00:00:00Z,\n",
        records: &[
            "006A 005A created 2025-01-01 name=Big account=001A amount=10000 XXX",
            "006A 005A won 2025-02-01 name=Big account=001A amount=10000 XXX",
            "006B 005A created 2025-01-02 name=Mid account=001A amount=10000 XXX closes=2025-09-01",
            "006B 005A entered Alpha 2025-01-20 name=Mid account=001A amount=10000 XXX closes=2025-09-01",
            "006C 005B created 2025-01-03 name=Low account=001A amount=10000 XXX closes=2025-09-01",
            "006C 005B seen at Beta 2025-02-01 name=Low account=001A amount=10000 XXX closes=2025-09-01",
        ],
    },
    Case {
        preset: "pipedrive_deals",
        shape: Shape::Snapshot,
        file: "Deal - ID,Deal - Title,Deal - Owner,Deal - Value,Deal - Currency of Value,Deal - Stage,Deal - Status,Deal - Deal created,Deal - Last stage change,Deal - Won time,Deal - Lost time,Deal - Expected close date,Deal - Lost reason\n\
1,Big,Ana,100,EUR,Pitch,Won,2025-01-01 10:00:00,2025-01-10 10:00:00,2025-02-01 10:00:00,,,\n\
2,Low,Ben,50,EUR,Pitch,Lost,2025-01-02 10:00:00,2025-01-11 10:00:00,,2025-02-02 10:00:00,,Price\n\
3,Mid,Ben,70,EUR,Closing,Open,2025-01-03 10:00:00,2025-01-12 10:00:00,,,2025-05-01,\n",
        records: &[
            "1 Ana created 2025-01-01 name=Big amount=10000 EUR",
            "1 Ana seen at Pitch 2025-02-01 name=Big amount=10000 EUR",
            "1 Ana won 2025-02-01 name=Big amount=10000 EUR",
            "2 Ben created 2025-01-02 name=Low amount=5000 EUR reason=Price",
            "2 Ben seen at Pitch 2025-02-02 name=Low amount=5000 EUR reason=Price",
            "2 Ben lost 2025-02-02 name=Low amount=5000 EUR reason=Price",
            "3 Ben created 2025-01-03 name=Mid amount=7000 EUR closes=2025-05-01",
            "3 Ben entered Closing 2025-01-12 name=Mid amount=7000 EUR closes=2025-05-01",
        ],
    },
    Case {
        preset: "zoho_deals",
        shape: Shape::Snapshot,
        file: "Record Id,Deal Owner.id,Deal Owner,Amount,Deal Name,Closing Date,Account Name,Stage,Created Time,Reason For Loss,Stage Modified Time\n\
zcrm_1,zcrm_9,Ana,100,Big,2025-02-01,Acme,Closed Lost,2025-01-01 10:00:00,Price,2025-02-01 11:00:00\n\
zcrm_2,zcrm_9,Ana,200,Mid,2025-09-01,Acme,Qualification,2025-01-02 10:00:00,,2025-01-05 11:00:00\n",
        records: &[
            "zcrm_1 Ana created 2025-01-01 name=Big account=Acme amount=10000 XXX reason=Price",
            "zcrm_1 Ana lost 2025-02-01 name=Big account=Acme amount=10000 XXX reason=Price",
            "zcrm_2 Ana created 2025-01-02 name=Mid account=Acme amount=20000 XXX closes=2025-09-01",
            "zcrm_2 Ana entered Qualification 2025-01-05 name=Mid account=Acme amount=20000 XXX closes=2025-09-01",
        ],
    },
    Case {
        preset: "zoho_stage_history",
        shape: Shape::Moves,
        file: "Migration ID,Stage,Amount,Probability,Expected Revenue,Closing Date,Duration (Days),Modified Time,Modified By\n\
5,Qualification,100,10,10,2025-09-01,3,2025-01-01 10:00:00,Ana\n\
5,Closed Won,100,100,100,2025-01-04,,2025-01-04 10:00:00,Ana\n",
        records: &[
            "5 Ana entered Qualification 2025-01-01 amount=10000 XXX closes=2025-09-01",
            "5 Ana won 2025-01-04 amount=10000 XXX closes=2025-01-04",
        ],
    },
    Case {
        preset: "dynamics_opportunities",
        shape: Shape::Snapshot,
        file: "(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,Potential Customer,Est. Close Date,Est. Revenue,Sales Stage,Status,Status Reason,Owner,Created On,Actual Close Date\n\
a-1,x,2025-01-09,Big,Acme,2025-09-01,100,Develop,Open,In Progress,Ana,2025-01-01,\n\
a-2,x,2025-02-09,Mid,Acme,2025-03-01,50,Propose,Lost,Price,Ana,2025-01-02,2025-02-09\n",
        records: &[
            "a-1 Ana created 2025-01-01 name=Big account=Acme amount=10000 XXX closes=2025-09-01",
            "a-1 Ana seen at Develop 2025-02-09 name=Big account=Acme amount=10000 XXX closes=2025-09-01",
            "a-2 Ana created 2025-01-02 name=Mid account=Acme amount=5000 XXX closes=2025-03-01 reason=Price",
            "a-2 Ana seen at Propose 2025-02-09 name=Mid account=Acme amount=5000 XXX closes=2025-03-01 reason=Price",
            "a-2 Ana lost 2025-02-09 name=Mid account=Acme amount=5000 XXX closes=2025-03-01 reason=Price",
        ],
    },
    Case {
        preset: "odoo_opportunities",
        shape: Shape::Snapshot,
        // Put away means lost, whatever the stage.
        file: "External ID,Opportunity,Salesperson,Sales Team,Stage,Expected Revenue,Created on,Closed Date,Last Stage Update,Expected Closing,Lost Reason,Active\n\
x.1,Big,Ana,North,Proposition,100,2025-01-01 10:00:00,2025-02-01 10:00:00,2025-01-09 10:00:00,,Price,False\n\
x.2,Mid,Ana,North,Qualified,50,2025-01-02 10:00:00,,2025-01-08 10:00:00,2025-09-01,,True\n",
        records: &[
            "x.1 Ana created 2025-01-01 name=Big amount=10000 XXX reason=Price team=North",
            "x.1 Ana seen at Proposition 2025-02-01 name=Big amount=10000 XXX reason=Price team=North",
            "x.1 Ana lost 2025-02-01 name=Big amount=10000 XXX reason=Price team=North",
            "x.2 Ana created 2025-01-02 name=Mid amount=5000 XXX closes=2025-09-01 team=North",
            "x.2 Ana entered Qualified 2025-01-08 name=Mid amount=5000 XXX closes=2025-09-01 team=North",
        ],
    },
    Case {
        preset: "odoo_leads",
        shape: Shape::Snapshot,
        file: "id,name,user_id,team_id,stage_id,expected_revenue,probability,create_date,date_closed,date_open,date_last_stage_update,date_deadline,lost_reason_id,active\n\
x.1,Big,Ana,North,Won,100,100,2025-01-01 10:00:00,2025-02-01 10:00:00,2025-01-01 10:00:00,2025-02-01 10:00:00,,,False\n",
        records: &[
            "x.1 Ana created 2025-01-01 name=Big amount=10000 XXX team=North",
            "x.1 Ana won 2025-02-01 name=Big amount=10000 XXX team=North",
        ],
    },
    Case {
        preset: "espocrm_opportunities",
        shape: Shape::Snapshot,
        // The guard before what a spreadsheet would run.
        file: "id,name,stage,lastStage,amount,amountCurrency,amountConverted,probability,closeDate,createdAt,modifiedAt,assignedUserId,assignedUserName,accountName\n\
a,'+Big,Negotiation,Negotiation,100,EUR,110,80,2025-09-01,2025-01-01 10:00:00,2025-01-09 10:00:00,u1,Ana,'=Acme\n",
        records: &[
            "a Ana created 2025-01-01 name=+Big account==Acme amount=10000 EUR closes=2025-09-01",
            "a Ana seen at Negotiation 2025-01-09 name=+Big account==Acme amount=10000 EUR closes=2025-09-01",
        ],
    },
    Case {
        preset: "espocrm_opportunity_labels",
        shape: Shape::Snapshot,
        file: "Name;Account;Stage;Last Stage;Amount;Amount Currency;Amount (converted);Probability, %;Close Date;Assigned User;Created At\n\
Big;Acme;Proposal;Proposal;100,50;EUR;100,50;50;31.12.2025;Ana;01.02.2025\n",
        records: &[
            "Big Ana created 2025-02-01 account=Acme amount=10050 EUR closes=2025-12-31",
            "Big Ana seen at Proposal 2025-02-01 account=Acme amount=10050 EUR closes=2025-12-31",
        ],
    },
    Case {
        preset: "suitecrm_opportunities",
        shape: Shape::Snapshot,
        file: "\"Opportunity Name\",\"ID\",\"Opportunity Amount\",\"Currency\",\"Expected Close Date\",\"Sales Stage\",\"Probability (%)\",\"Account Name\",\"Amount\",\"Lead Source\",\"Assigned to\",\"Assigned User\",\"Date Created\",\"Date Modified\",\"Deleted\"\r\n\
\"Big\",\"s1\",\"1.234,50\",\"EUR\",\"2025-09-01\",\"Prospecting\",\"10\",\"Acme\",\"1.400,50\",\"Web\",\"u1\",\"Ana\",\"2025-01-01 10:00\",\"2025-01-02 10:00\",\"0\"\r\n",
        records: &[
            "s1 Ana created 2025-01-01 name=Big account=Acme amount=123450 EUR source=Web closes=2025-09-01",
            "s1 Ana seen at Prospecting 2025-01-02 name=Big account=Acme amount=123450 EUR source=Web closes=2025-09-01",
        ],
    },
    Case {
        preset: "suitecrm_audit",
        shape: Shape::Changes,
        file: "id,parent_id,date_created,created_by,field_name,data_type,before_value_string,after_value_string\n\
1,s1,2025-02-01 10:00:00,Ana,sales_stage,enum,Prospecting,Qualification\n\
2,s1,2025-02-02 10:00:00,Ana,amount,currency,10,20\n",
        records: &[
            "s1 Ana seen at Prospecting 2025-02-01",
            "s1 Ana entered Qualification 2025-02-01",
            "s1 nobody was 2025-02-02 amount=1000 XXX",
            "s1 nobody became 2025-02-02 amount=2000 XXX",
        ],
    },
    Case {
        preset: "twenty_opportunities",
        shape: Shape::Snapshot,
        file: "Id,Name,Amount / Amount,Amount / Currency,Close date,Stage,Company,Owner,Creation date\n\
t1,\u{200d}=Big,1500,USD,2025-02-01T00:00:00.000Z,CUSTOMER,Acme,Ana,2025-01-01T00:00:00.000Z\n\
t2,Mid,500,USD,2025-09-01T00:00:00.000Z,SCREENING,Acme,Ana,2025-01-02T00:00:00.000Z\n",
        records: &[
            "t1 Ana created 2025-01-01 name==Big account=Acme amount=150000 USD",
            "t1 Ana won 2025-02-01 name==Big account=Acme amount=150000 USD",
            "t2 Ana created 2025-01-02 name=Mid account=Acme amount=50000 USD closes=2025-09-01",
            "t2 Ana seen at SCREENING 2025-02-01 name=Mid account=Acme amount=50000 USD closes=2025-09-01",
        ],
    },
    Case {
        preset: "frappe_deals",
        shape: Shape::Snapshot,
        file: "ID,Status,Organization,Deal Value,Expected Deal Value,Currency,Probability,Expected Closure Date,Closed Date,Deal Owner,Lost Reason,Lost Notes\n\
CRM-1,Negotiation,Acme,100,80,INR,60,2025-09-01,,ana@x.com,,\n\
CRM-2,Won,Acme,100,100,INR,100,,2025-02-01,ana@x.com,,\n",
        records: &[
            "CRM-1 ana@x.com seen at Negotiation 2025-02-01 account=Acme amount=10000 INR closes=2025-09-01",
            "CRM-2 ana@x.com won 2025-02-01 account=Acme amount=10000 INR",
        ],
    },
    Case {
        preset: "frappe_status_log",
        shape: Shape::Changes,
        file: "Deal,From,From Date,Duration,To,To Date,Owner,From Type,To Type\n\
CRM-1,Demo,2025-01-01 10:00:00,86400,Negotiation,2025-01-02 10:00:00,Ana,Open,Open\n\
CRM-1,Negotiation,2025-01-02 10:00:00,,,,Ana,Open,\n",
        records: &[
            "CRM-1 Ana entered Demo 2025-01-01",
            "CRM-1 Ana entered Negotiation 2025-01-02",
        ],
    },
    Case {
        preset: "krayin_leads",
        shape: Shape::Snapshot,
        file: "ID,Sales Person,Subject,Source,Lead Value,Lead Type,Tag Name,Contact Person,Stage,Rotten Lead,Date To,Created At\n\
4,Ana,Big,Web,$100.00,New Business,,\"<a href=\"\"http://x/contacts/1\"\">Bo Berg</a>\",Prospect,No,2025-09-01,2025-01-01 10:00:00\n",
        records: &[
            "4 Ana created 2025-01-01 name=Big account=Bo Berg amount=10000 XXX source=Web closes=2025-09-01",
            "4 Ana seen at Prospect 2025-01-01 name=Big account=Bo Berg amount=10000 XXX source=Web closes=2025-09-01",
        ],
    },
    Case {
        preset: "atomic_deals",
        shape: Shape::Snapshot,
        file: "id,name,company_id,contact_ids,category,stage,description,amount,created_at,updated_at,archived_at,expected_closing_date,sales_id,index\n\
1,Big,3,\"{1,2}\",other,opportunity,,100,2025-01-01T10:00:00Z,2025-01-02T10:00:00Z,,2025-09-01,7,0\n",
        records: &[
            "1 7 created 2025-01-01 name=Big account=3 amount=10000 XXX closes=2025-09-01",
            "1 7 seen at opportunity 2025-01-02 name=Big account=3 amount=10000 XXX closes=2025-09-01",
        ],
    },
    Case {
        preset: "moves",
        shape: Shape::Moves,
        file: "deal_id,rep,stage,at\n1,Ana,Pitch,2025-01-01\n",
        records: &["1 Ana entered Pitch 2025-01-01"],
    },
    Case {
        preset: "event_log",
        shape: Shape::Moves,
        // Both kinds of event of every activity: it is entered when it starts.
        file: "case:concept:name,concept:name,time:timestamp,org:resource,lifecycle:transition\n\
c1,Check,2025-01-01T10:00:00+01:00,Ana,start\n\
c1,Check,2025-01-02T10:00:00+01:00,Ana,complete\n",
        records: &["c1 Ana entered Check 2025-01-01"],
    },
    Case {
        preset: "olist_closed_deals",
        shape: Shape::Snapshot,
        file: "mql_id,seller_id,sdr_id,sr_id,won_date,business_segment,lead_type\n\
m1,s1,d1,r1,2018-02-26 19:58:54,pet,online_medium\n",
        records: &["m1 r1 won 2018-02-26 product=pet"],
    },
    Case {
        preset: "olist_leads",
        shape: Shape::Snapshot,
        file: "mql_id,first_contact_date,landing_page_id,origin\nm1,2018-02-01,l1,social\n",
        records: &["m1 nobody entered Lead 2018-02-01 source=social"],
    },
];

#[test]
fn every_known_kind_of_file_gives_its_records() {
    for case in CASES {
        let seen = look(case.file);
        let known = seen.known.as_ref().map(|k| k.preset.as_str());
        assert_eq!((known, seen.shape), (Some(case.preset), case.shape));
        let came = bring_in(case.file.as_bytes(), &Hints::default())
            .unwrap_or_else(|e| panic!("{}: {e}", case.preset));
        assert_eq!(came.lines, case.records, "{}", case.preset);
        assert_eq!(came.problems(), [""; 0], "{}", case.preset);
        assert_eq!(seen.not_understood, [""; 0], "{}", case.preset);
    }
}

#[test]
fn what_came_second_and_what_was_not_understood_is_told() {
    let seen = look(
        "Opportunity Name,Stage,Opportunity Owner,Last Modified Date,Close Date,Shoe size\nA,Pitch,Ana,2025-01-01,2025-02-01,44\n",
    );
    let known = seen.known.unwrap();
    assert_eq!(known.preset, "salesforce_report");
    assert!(known.score > 50, "{}", known.score);
    assert_eq!(
        seen.runner_up.map(|r| r.preset).as_deref(),
        Some("salesforce_history_report")
    );
    assert_eq!(seen.because[0], "Opportunity Owner");
    assert_eq!(seen.not_understood, ["Shoe size"]);
}

#[test]
fn stages_come_in_the_order_of_their_probabilities_or_of_the_deals_ways() {
    let stages = |file: &str| -> Vec<String> {
        let seen = look(file);
        let plan = plan(&seen, Choice::FromFile, &Hints::default()).unwrap();
        plan.process.stages.into_iter().map(|s| s.name).collect()
    };
    let of = |preset: &str| CASES.iter().find(|c| c.preset == preset).unwrap().file;
    assert_eq!(stages(of("salesforce_opportunities")), ["Beta", "Alpha"]);
    assert_eq!(stages(of("hubspot_deals")), ["Demo", "Contract"]);
    assert_eq!(stages(of("salesforce_history_report")), ["Lead", "Demo"]);
}

#[test]
fn a_deal_that_came_back_is_told_of_once() {
    let of = |preset: &str| CASES.iter().find(|c| c.preset == preset).unwrap().file;
    let seen = look(of("hubspot_deals"));
    let plan = plan(&seen, Choice::FromFile, &Hints::default()).unwrap();
    let notes: Vec<_> = plan.notes.iter().map(|n| n.told.to_string()).collect();
    let one_date = notes.iter().filter(|n| n.contains("one date per stage"));
    assert_eq!(one_date.count(), 1, "{notes:?}");
    assert!(
        notes.iter().any(|n| n.contains("shows 1 such return")),
        "{notes:?}"
    );
}

#[test]
fn one_pipeline_of_several_is_read_and_the_others_are_named() {
    let file = "Deal - ID,Deal - Stage,Deal - Pipeline,Deal - Owner,Deal - Last stage change\n\
        1,Pitch,Sales,Ana,2025-01-01\n2,Demo,Sales,Ana,2025-01-02\n3,Renewal,Existing,Ben,2025-01-03\n";
    let came = bring_in(file.as_bytes(), &Hints::default()).unwrap();
    assert_eq!(came.lines.len(), 2);
    assert_eq!(came.report.ignored, 1);
    assert!(
        came.plan
            .notes
            .iter()
            .any(|n| n.told.to_string().contains("Existing (1 rows)"))
    );
    let other = Hints {
        pipeline: Some("existing".to_owned()),
        ..Hints::default()
    };
    let came = bring_in(file.as_bytes(), &other).unwrap();
    assert_eq!(came.lines, ["3 Ben entered Renewal 2025-01-03"]);
}

#[test]
fn a_kind_that_is_asked_for_is_taken_or_refused_by_name() {
    let hints = |name: &str| Hints {
        preset: Some(name.to_owned()),
        ..Hints::default()
    };
    let file = "Id,Name,StageName\n1,A,Pitch\n";
    let seen = inspect(file.as_bytes(), "f.csv", &hints("salesforce_opportunities")).unwrap();
    assert_eq!(seen.known.unwrap().preset, "salesforce_opportunities");
    let refused = inspect(file.as_bytes(), "f.csv", &hints("lotus_notes")).unwrap_err();
    let said = refused.to_string();
    assert!(
        said.contains("lotus_notes") && said.contains("hubspot_deals"),
        "{said}"
    );
}
