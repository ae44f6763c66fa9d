-- That an authority was reminded of its return. The occasion of a deadline, such as "2026-07-31 7", comes once for each return; a reminder
-- that a person sent has none.
CREATE TABLE reminder (
    id TEXT PRIMARY KEY,
    return_id TEXT NOT NULL REFERENCES return_ (id),
    occasion TEXT,
    sent_by TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    UNIQUE (return_id, occasion)
);

-- Rules whose automatic-OK sentence the return-level notes nearly hold; worked out anew together with automatic_ok.
CREATE TABLE near_miss (
    return_id TEXT NOT NULL REFERENCES return_ (id),
    rule TEXT NOT NULL,
    PRIMARY KEY (return_id, rule)
);

-- For the lists over all returns of a year.
CREATE INDEX return_of_year ON return_ (collection_year_id);
CREATE INDEX reopen_request_open ON reopen_request (answered_at, return_id);
CREATE INDEX load_by_state ON load (state);
