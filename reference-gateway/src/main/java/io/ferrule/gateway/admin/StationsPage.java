// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ferrule.gateway.admin.Page.Answer;
import io.ferrule.gateway.config.StationSettings;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.StationStatus;
import io.ferrule.proxy.StationStatus.Certificate;
import io.ferrule.proxy.journal.Tally;
import io.ferrule.proxy.upstream.ObserverStatus;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code /api/stations}: the stations that were seen, then those of the list and of the journal that were not. {@code pending} counts the calls that
 * wait for a reply, of both sides, and what waits for the station's CSMS in the journal; a call of the station that is on its
 * way to the CSMS is both for a moment. {@code dead} counts the dead letters in the journal.
 */
public final class StationsPage implements Page {

    private static final Tally NOTHING = new Tally(0, 0);

    private final Supplier<List<StationStatus>> seen;
    private final Supplier<List<StationSettings>> listed;
    private final Supplier<Map<StationId, Tally>> kept;
    private final Function<StationId, List<ObserverStatus>> observers;
    private final Function<StationId, Optional<X509Certificate>> certificates;

    /**
     * Shows stations.
     *
     * @param seen stations that were seen
     * @param listed stations of the configuration
     * @param kept what the journal keeps of each station
     * @param observers how it stands with the observers of a station
     * @param certificates what a station shows at its next dial
     */
    public StationsPage(
            Supplier<List<StationStatus>> seen,
            Supplier<List<StationSettings>> listed,
            Supplier<Map<StationId, Tally>> kept,
            Function<StationId, List<ObserverStatus>> observers,
            Function<StationId, Optional<X509Certificate>> certificates) {
        this.seen = seen;
        this.listed = listed;
        this.kept = kept;
        this.observers = observers;
        this.certificates = certificates;
    }

    @Override
    public Answer answer() {
        return Answer.json(JsonText.of(this::write));
    }

    private void write(JsonGenerator json) throws IOException {
        Map<StationId, Tally> tallies = kept.get();
        Set<StationId> known = new HashSet<>();
        json.writeStartArray();
        for (StationStatus station : seen.get()) {
            known.add(station.station());
            write(json, station, tallies.getOrDefault(station.station(), NOTHING));
        }
        List<StationId> unseen = Stream.concat(
                        listed.get().stream().map(StationSettings::id), tallies.keySet().stream())
                .filter(known::add)
                .toList();
        for (StationId station : unseen) {
            writeUnseen(json, station, tallies.getOrDefault(station, NOTHING));
        }
        json.writeEndArray();
    }

    private void write(JsonGenerator json, StationStatus station, Tally tally) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", station.station().value());
        json.writeBooleanField("connected", station.connected());
        write(json, "ocpp", station.version().map(OcppVersion::number).orElse(""));
        if (station.southbound().isPresent()) {
            json.writeObjectFieldStart("southbound");
            json.writeStringField("address", station.southbound().get().address());
            json.writeStringField("since", station.southbound().get().since().toString());
            json.writeEndObject();
        }
        write(json, station.northbound());
        Optional<Certificate> shown = station.certificate()
                .or(() -> certificates.apply(station.station()).map(StationsPage::facts));
        if (shown.isPresent()) {
            json.writeObjectFieldStart("certificate");
            json.writeStringField("subject", shown.get().subject());
            json.writeStringField("serial", shown.get().serial());
            json.writeStringField("notAfter", shown.get().notAfter().toString());
            json.writeEndObject();
        }
        write(json, observers.apply(station.station()));
        counts(json, station.pending(), tally, station.findings());
    }

    private static Certificate facts(X509Certificate certificate) {
        String serial = certificate.getSerialNumber().toString(16);
        return new Certificate(
                certificate.getSubjectX500Principal().getName(),
                serial.length() % 2 == 0 ? serial : "0" + serial,
                certificate.getNotAfter().toInstant());
    }

    private static void write(JsonGenerator json, StationStatus.Northbound northbound) throws IOException {
        json.writeObjectFieldStart("northbound");
        json.writeStringField("state", northbound.state().name().toLowerCase(Locale.ROOT));
        if (northbound.profile().isPresent()) {
            json.writeNumberField(
                    "profile", northbound.profile().map(SecurityProfile::number).orElseThrow());
        }
        write(json, "tls", northbound.tls().orElse(""));
        write(json, "suite", northbound.suite().orElse(""));
        write(json, "group", northbound.group().orElse(""));
        write(json, "since", northbound.since().map(Object::toString).orElse(""));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<ObserverStatus> observers) throws IOException {
        if (observers.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("observers");
        for (ObserverStatus observer : observers) {
            json.writeStartObject();
            json.writeStringField("name", observer.name());
            json.writeStringField("state", observer.state().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("waiting", observer.waiting());
            json.writeNumberField("dropped", observer.dropped());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeUnseen(JsonGenerator json, StationId station, Tally tally) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", station.value());
        json.writeBooleanField("connected", false);
        json.writeObjectFieldStart("northbound");
        json.writeStringField("state", "away");
        json.writeEndObject();
        counts(json, 0, tally, 0);
    }

    private static void counts(JsonGenerator json, int open, Tally tally, long findings) throws IOException {
        json.writeNumberField("pending", open + tally.waiting());
        json.writeNumberField("dead", tally.dead());
        json.writeNumberField("findings", findings);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }
}
