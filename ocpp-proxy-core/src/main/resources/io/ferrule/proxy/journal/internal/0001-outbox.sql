-- Times are milliseconds since 1970, UTC. Payloads are UTF-8, or nonce, cipher text and tag of AES-GCM.
-- A statement ends with a semicolon at the end of a line.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
);

CREATE TABLE entry (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    station     TEXT    NOT NULL,
    version     TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    message_id  TEXT    NOT NULL,
    action      TEXT    NOT NULL,
    transaction_id TEXT,
    fingerprint BLOB,
    taken_at    INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,
    attempts    INTEGER NOT NULL,
    refusals    INTEGER NOT NULL,
    reason      TEXT    NOT NULL,
    size        INTEGER NOT NULL,
    payload     BLOB    NOT NULL
);

CREATE INDEX entry_waiting ON entry (station, number) WHERE state <> 'DEAD';
CREATE INDEX entry_dead ON entry (number) WHERE state = 'DEAD';
CREATE INDEX entry_dead_of ON entry (station, number) WHERE state = 'DEAD';
CREATE INDEX entry_content ON entry (station, fingerprint) WHERE fingerprint IS NOT NULL;
CREATE INDEX entry_worth ON entry (kind, number) WHERE kind <> 'BILLING';
CREATE INDEX entry_age ON entry (changed_at) WHERE state <> 'DEAD';
CREATE INDEX entry_transaction ON entry (station, transaction_id) WHERE transaction_id IS NOT NULL;

-- How many entries each station has, so that nobody has to count them.
CREATE TABLE tally (
    station TEXT PRIMARY KEY,
    waiting INTEGER NOT NULL,
    dead    INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TRIGGER entry_comes AFTER INSERT ON entry BEGIN
    INSERT INTO tally (station, waiting, dead) VALUES (new.station, new.state <> 'DEAD', new.state = 'DEAD')
    ON CONFLICT (station) DO UPDATE SET waiting = waiting + excluded.waiting, dead = dead + excluded.dead; END;

CREATE TRIGGER entry_turns AFTER UPDATE OF state ON entry WHEN (old.state = 'DEAD') <> (new.state = 'DEAD') BEGIN
    UPDATE tally SET waiting = waiting - (old.state <> 'DEAD') + (new.state <> 'DEAD'),
    dead = dead - (old.state = 'DEAD') + (new.state = 'DEAD') WHERE station = new.station; END;

CREATE TRIGGER entry_goes AFTER DELETE ON entry BEGIN
    UPDATE tally SET waiting = waiting - (old.state <> 'DEAD'), dead = dead - (old.state = 'DEAD')
    WHERE station = old.station; END;

CREATE TABLE reply (
    station     TEXT    NOT NULL,
    fingerprint BLOB    NOT NULL,
    message_id  TEXT    NOT NULL,
    transaction_id INTEGER,
    given_at    INTEGER NOT NULL,
    size        INTEGER NOT NULL,
    payload     BLOB    NOT NULL,
    PRIMARY KEY (station, fingerprint)
);

CREATE INDEX reply_age ON reply (given_at);

CREATE TABLE transaction_link (
    station      TEXT    NOT NULL,
    station_side INTEGER NOT NULL,
    csms_side    INTEGER NOT NULL,
    linked_at    INTEGER NOT NULL,
    PRIMARY KEY (station, station_side),
    UNIQUE (station, csms_side)
);

CREATE INDEX transaction_link_age ON transaction_link (linked_at);
