-- A version of reference data that checks use: a postcode directory in its small form, or Ofsted's lists of providers as published. It
-- never changes. The hash is of the files as they were given. Whoever added or chose it is a person or 'system'.
CREATE TABLE reference_data (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('postcodes', 'providers')),
    files TEXT NOT NULL,
    bytes {{long}} NOT NULL,
    sha256 TEXT NOT NULL,
    row_count {{long}} NOT NULL,
    data_key_id TEXT NOT NULL,
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL
);

CREATE TABLE reference_part (
    reference_id TEXT NOT NULL REFERENCES reference_data (id),
    file INTEGER NOT NULL,
    part INTEGER NOT NULL,
    sealed_bytes {{bytes}} NOT NULL,
    PRIMARY KEY (reference_id, file, part)
);

-- Which version counts for a collection year. Rows are only added; the latest counts.
CREATE TABLE reference_use (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    ending INTEGER NOT NULL,
    reference_id TEXT NOT NULL REFERENCES reference_data (id),
    chosen_by TEXT NOT NULL,
    chosen_at TEXT NOT NULL
);
CREATE INDEX reference_use_of_year ON reference_use (kind, ending, id);

-- What a load was checked with. A load that was checked again has the files of an earlier one.
ALTER TABLE load ADD COLUMN postcodes_id TEXT;
ALTER TABLE load ADD COLUMN providers_id TEXT;
ALTER TABLE load ADD COLUMN files_of TEXT;

-- How many errors of the current load may stand, because somebody gave a reason that fits.
ALTER TABLE return_ ADD COLUMN bypassed {{long}} NOT NULL DEFAULT 0;

-- When a dummy authority was retired, and which suppliers have it: none named means every one.
ALTER TABLE organisation ADD COLUMN retired TEXT;
CREATE TABLE supplier_dummy (
    supplier_id TEXT NOT NULL REFERENCES organisation (id),
    dummy_id TEXT NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (supplier_id, dummy_id)
);
