-- Boot (name ''), status (name is the connector) and configuration (name is the key) of stations.
CREATE TABLE station_record (
    station TEXT    NOT NULL,
    part    TEXT    NOT NULL,
    name    TEXT    NOT NULL,
    kind    TEXT    NOT NULL,
    number  INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    size    INTEGER NOT NULL,
    payload BLOB    NOT NULL,
    PRIMARY KEY (station, part, name)
);

CREATE INDEX station_record_worth ON station_record (kind, at);
