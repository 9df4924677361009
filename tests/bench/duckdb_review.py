"""The same figures by DuckDB, one review per line read: duckdb_review.py MOVES.csv [THREADS]

Needs `pip install duckdb`. Loads the moves into a table of DuckDB's own, says {"load": seconds}, then
answers every line on standard input by one review from that table, as {"seconds": ...}; the last line,
"figures", is answered by the figures of the last review, to be compared. Driven by review.rs beside it.

Only for files whose deals go forward, as the generator writes them.
"""

import json
import sys
import time

import duckdb

STAGES = [
    "Prospecting",
    "Connecting",
    "Qualification",
    "Pitch",
    "Objection handling",
    "Closing",
    "Onboarding",
    "Follow-up",
]

LOAD = """
create table moves as
select deal_id, rep, cast("at" as date) as day,
       case when stage = 'Lost' then -1 else list_position($stages, stage) - 1 end as stage
from read_csv($file)
"""

# A stay at a stage ends with the deal's next move, which is to a later stage or its loss.
STAYS = """
create or replace temp table stays as
select rep, stage,
       coalesce(lead(day) over way, (select max(day) from moves)) - day as days,
       case when lead(stage) over way is null then 'open'
            when lead(stage) over way = -1 then 'lost' else 'advanced' end as outcome
from moves
window way as (partition by deal_id order by case when stage = -1 then 99 else stage end)
qualify stage >= 0
"""
COUNTS = """
select stage, rep, count(*) filter (outcome = 'advanced'), count(*) filter (outcome = 'lost'),
       count(*) filter (outcome = 'open')
from stays group by all
"""
RISK = """
with by_day as (
    select stage, days, count(*) as stays, count(*) filter (outcome = 'advanced') as advanced,
           count(*) filter (outcome <> 'open') as exits
    from stays group by all
), at_risk as (
    select *, sum(stays) over (partition by stage order by days desc) as risk from by_day
)
"""
CURVES = (
    RISK
    + """, remaining as (
    select *, coalesce(exp(sum(ln(greatest(1 - exits / risk, 1e-300))) over (
        partition by stage order by days rows between unbounded preceding and 1 preceding)), 1) as stay
    from at_risk
)
select stage, days, sum(stay * advanced / risk) over (partition by stage order by days) as share
from remaining order by stage, days
"""
)
EXPECTED = (
    RISK
    + """, hazards as (
    select stage, days, sum(exits / risk) over (partition by stage order by days) as hazard from at_risk
), own as (
    select stage, rep, days, count(*) as stays from stays group by all
)
select own.stage, own.rep, sum(own.stays * hazards.hazard)
from own join hazards using (stage, days) group by all
"""
)


def main(file, threads):
    db = duckdb.connect()
    db.execute(f"set threads = {threads}")
    start = time.perf_counter()
    db.execute(LOAD, {"stages": STAGES, "file": file})
    say({"load": time.perf_counter() - start, "version": duckdb.__version__})
    counts = curves = expected = []
    for line in sys.stdin:
        if line.strip() == "figures":
            ends = {stage: share for stage, _, share in curves}
            say({"counts": counts, "ends": sorted(ends.items()), "expected": expected})
            break
        start = time.perf_counter()
        db.execute(STAYS)
        counts, curves, expected = (db.execute(q).fetchall() for q in (COUNTS, CURVES, EXPECTED))
        say({"seconds": time.perf_counter() - start})


def say(what):
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2)
