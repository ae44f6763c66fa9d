-- The standing reports of a load, counted when it was checked, in parts as long as a page; row_count is that of the part. What names
-- children is encrypted with the load's key like the rest. A load without them has its reports counted when somebody asks.
CREATE TABLE standing_report (
    load_id TEXT NOT NULL REFERENCES load (id) ON DELETE CASCADE,
    report TEXT NOT NULL,
    part INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    sealed_rows {{bytes}} NOT NULL,
    PRIMARY KEY (load_id, report, part)
);
