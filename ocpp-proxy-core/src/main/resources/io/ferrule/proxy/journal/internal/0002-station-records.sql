-- Boot (name ''), status (name is EVSE and connector), configuration (name is the key), refusals (name is the content).
CREATE TABLE station_record (
    station TEXT    NOT NULL,
    part    TEXT    NOT NULL,
    name    TEXT    NOT NULL,
    kind    TEXT    NOT NULL,
    number  INTEGER NOT NULL,
    told    INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    size    INTEGER NOT NULL,
    payload BLOB    NOT NULL,
    PRIMARY KEY (station, part, name)
);

CREATE INDEX station_record_worth ON station_record (kind, at);
CREATE INDEX station_record_refusal ON station_record (at) WHERE part = 'REFUSAL';

CREATE TABLE token (
    station TEXT    NOT NULL,
    origin  TEXT    NOT NULL,
    name    TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    size    INTEGER NOT NULL,
    payload BLOB    NOT NULL,
    PRIMARY KEY (station, origin, name)
);

CREATE INDEX token_age ON token (origin, at);
