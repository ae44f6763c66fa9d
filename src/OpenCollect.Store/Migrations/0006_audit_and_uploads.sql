-- From here on the hash of an entry of the audit is keyed with the master keys. Where there are entries already, the program adds the first
-- keyed one to them (AuditLog.BeginKeyed).

-- When the last part of a load that is being received came, so that one whose sender is gone is ended soon.
ALTER TABLE load ADD COLUMN heard_at TEXT;
