-- Identifiers are version 7 UUIDs as text, times are UTC in ISO 8601 with milliseconds, flags are 0 or 1, so that both databases hold the
-- same and compare alike. Columns named sealed_… hold encrypted values (see Vault).

CREATE TABLE organisation (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('authority', 'department', 'supplier')),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    is_dummy INTEGER NOT NULL DEFAULT 0,
    UNIQUE (kind, code)
);

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT
);

CREATE TABLE membership (
    person_id TEXT NOT NULL REFERENCES person (id),
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    role TEXT NOT NULL,
    PRIMARY KEY (person_id, organisation_id, role)
);

CREATE TABLE collection_year (
    id TEXT PRIMARY KEY,
    collection TEXT NOT NULL,
    ending INTEGER NOT NULL,
    is_familiarisation INTEGER NOT NULL DEFAULT 0,
    opens TEXT NOT NULL,
    load_by TEXT NOT NULL,
    submit_by TEXT NOT NULL,
    closes TEXT NOT NULL,
    UNIQUE (collection, ending, is_familiarisation)
);

CREATE TABLE notice (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    shown_from TEXT NOT NULL,
    shown_until TEXT NOT NULL,
    is_maintenance INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE return_ (
    id TEXT PRIMARY KEY,
    collection_year_id TEXT NOT NULL REFERENCES collection_year (id),
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    status TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    current_load_id TEXT,
    first_loaded TEXT,
    submitted TEXT,
    authorised TEXT,
    is_late INTEGER NOT NULL DEFAULT 0,
    prepared_by TEXT,
    data_key_id TEXT,
    unexplained {{long}} NOT NULL DEFAULT 0,
    UNIQUE (collection_year_id, organisation_id)
);

CREATE TABLE load (
    id TEXT PRIMARY KEY,
    return_id TEXT NOT NULL REFERENCES return_ (id),
    number INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('receiving', 'queued', 'running', 'done', 'refused', 'failed', 'deleted')),
    files TEXT NOT NULL,
    bytes {{long}} NOT NULL,
    sha256 TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('file', 'screen', 'machine')),
    based_on TEXT,
    data_key_id TEXT NOT NULL,
    loaded_by TEXT NOT NULL REFERENCES person (id),
    loaded_at TEXT NOT NULL,
    children {{long}},
    errors {{long}},
    queries {{long}},
    rules_applied INTEGER,
    previous_load_id TEXT,
    sealed_header {{bytes}},
    problem TEXT,
    progress {{long}} NOT NULL DEFAULT 0,
    attempt INTEGER NOT NULL DEFAULT 0,
    finished_at TEXT,
    UNIQUE (return_id, number)
);

CREATE TABLE load_part (
    load_id TEXT NOT NULL REFERENCES load (id) ON DELETE CASCADE,
    file INTEGER NOT NULL,
    part INTEGER NOT NULL,
    sealed_bytes {{bytes}} NOT NULL,
    PRIMARY KEY (load_id, file, part)
);

-- One row a child: its records as one encrypted document, and a keyed hash of its identifier to look it up and to match loads.
CREATE TABLE child (
    load_id TEXT NOT NULL REFERENCES load (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    line INTEGER NOT NULL,
    id_hash TEXT,
    errors INTEGER NOT NULL,
    queries INTEGER NOT NULL,
    sealed_document {{bytes}} NOT NULL,
    PRIMARY KEY (load_id, number)
);
CREATE INDEX child_by_id ON child (load_id, id_hash);

CREATE TABLE finding (
    load_id TEXT NOT NULL REFERENCES load (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    status TEXT NOT NULL,
    child INTEGER,
    record TEXT NOT NULL,
    field TEXT,
    line INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    place TEXT NOT NULL,
    sealed_detail {{bytes}} NOT NULL,
    PRIMARY KEY (load_id, number)
);
CREATE INDEX finding_by_rule ON finding (load_id, rule, number);
CREATE INDEX finding_by_child ON finding (load_id, child);
CREATE INDEX finding_by_fingerprint ON finding (load_id, fingerprint);

CREATE TABLE rule_count (
    load_id TEXT NOT NULL REFERENCES load (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    open {{long}} NOT NULL,
    not_judged {{long}} NOT NULL,
    children {{long}} NOT NULL,
    PRIMARY KEY (load_id, rule)
);

CREATE TABLE rule_not_run (
    load_id TEXT NOT NULL REFERENCES load (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (load_id, rule)
);

CREATE TABLE headline (
    load_id TEXT NOT NULL REFERENCES load (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    figure {{long}} NOT NULL,
    previous {{long}},
    of_figure {{long}},
    PRIMARY KEY (load_id, position)
);

-- What a person wrote about a finding. It belongs to the return, not to one load: place tells the rule and record, fingerprint the values
-- that it was written about. Texts are only added; the latest about the same values counts. They are encrypted with the return's own key.
CREATE TABLE explanation (
    id TEXT PRIMARY KEY,
    return_id TEXT NOT NULL REFERENCES return_ (id),
    rule TEXT NOT NULL,
    place TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('given', 'accepted', 'asked_again', 'withdrawn')),
    is_latest INTEGER NOT NULL DEFAULT 1,
    sealed_text {{bytes}} NOT NULL,
    sealed_reply {{bytes}},
    written_by TEXT NOT NULL REFERENCES person (id),
    written_at TEXT NOT NULL
);
CREATE INDEX explanation_by_fingerprint ON explanation (return_id, is_latest, fingerprint);
CREATE INDEX explanation_by_place ON explanation (return_id, is_latest, place);

CREATE TABLE return_note (
    return_id TEXT NOT NULL REFERENCES return_ (id),
    version INTEGER NOT NULL,
    sealed_text {{bytes}} NOT NULL,
    written_by TEXT NOT NULL REFERENCES person (id),
    written_at TEXT NOT NULL,
    PRIMARY KEY (return_id, version)
);

-- Rules whose findings the return-level notes clear, by the automatic OK; worked out anew from the notes each time.
CREATE TABLE automatic_ok (
    return_id TEXT NOT NULL REFERENCES return_ (id),
    rule TEXT NOT NULL,
    PRIMARY KEY (return_id, rule)
);

-- What a person changed on screen, in order; the load it made is the one changed.
CREATE TABLE correction (
    id TEXT PRIMARY KEY,
    load_id TEXT NOT NULL REFERENCES load (id) ON DELETE CASCADE,
    child INTEGER NOT NULL,
    sealed_change {{bytes}} NOT NULL,
    changed_by TEXT NOT NULL REFERENCES person (id),
    changed_at TEXT NOT NULL
);
CREATE INDEX correction_of_load ON correction (load_id, child);

-- A local authority asks for its return to be opened again.
CREATE TABLE reopen_request (
    id TEXT PRIMARY KEY,
    return_id TEXT NOT NULL REFERENCES return_ (id),
    reason TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES person (id),
    asked_at TEXT NOT NULL,
    answered_at TEXT
);

CREATE TABLE automatic_ok_run (
    id TEXT PRIMARY KEY,
    night TEXT NOT NULL UNIQUE,
    started TEXT NOT NULL,
    finished TEXT,
    returns INTEGER NOT NULL DEFAULT 0,
    cleared {{long}} NOT NULL DEFAULT 0
);

-- A machine that may load for one organisation; only a hash of its secret is kept.
CREATE TABLE machine (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    created TEXT NOT NULL,
    revoked TEXT
);

CREATE TABLE status_change (
    id TEXT PRIMARY KEY,
    return_id TEXT NOT NULL REFERENCES return_ (id),
    from_status TEXT NOT NULL,
    to_status TEXT NOT NULL,
    reason TEXT,
    changed_by TEXT NOT NULL REFERENCES person (id),
    changed_at TEXT NOT NULL
);
CREATE INDEX status_change_of_return ON status_change (return_id, changed_at);

CREATE TABLE mail (
    id TEXT PRIMARY KEY,
    recipient TEXT NOT NULL,
    template TEXT NOT NULL,
    fields TEXT NOT NULL,
    created TEXT NOT NULL,
    sent TEXT,
    attempts INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE data_key (
    id TEXT PRIMARY KEY,
    master_key TEXT NOT NULL,
    wrapped {{bytes}} NOT NULL,
    created TEXT NOT NULL
);

CREATE TABLE cookie_key (
    id TEXT PRIMARY KEY,
    data_key_id TEXT NOT NULL REFERENCES data_key (id),
    sealed_key {{bytes}} NOT NULL
);

-- Append only: each row's hash covers the row before, so that a changed or missing row shows.
CREATE TABLE audit (
    number {{long}} PRIMARY KEY,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    organisation TEXT,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX audit_of_organisation ON audit (organisation, number);
