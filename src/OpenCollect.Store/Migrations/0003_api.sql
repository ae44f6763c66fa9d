-- Who made a machine's credentials, and when they were last used to get a token.
ALTER TABLE machine ADD COLUMN created_by TEXT REFERENCES person (id);
ALTER TABLE machine ADD COLUMN last_used TEXT;
CREATE INDEX machine_of_organisation ON machine (organisation_id, created);
