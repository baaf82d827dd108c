// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.NorthboundSettings;
import io.ferrule.gateway.config.StationSettings;
import io.ferrule.gateway.inspect.Report.Table;
import io.ferrule.gateway.wiring.KeyRing;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.TlsIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The listed stations: what they must show, and how the gateway shows itself in their place. */
final class StationsTable {

    private StationsTable() {}

    static Table of(GatewayConfig config, KeyRing keys, List<String> notes) {
        config.stations().forEach(station -> compare(config, station, keys).ifPresent(notes::add));
        return new Table(
                "stations",
                config.stations().stream().map(station -> row(config, station)).toList());
    }

    private static Map<String, String> row(GatewayConfig config, StationSettings station) {
        return new Row()
                .with("id", station.id())
                .with("serial", station.serial().orElse("-"))
                .with("password", station.southbound().password().isPresent() ? "required" : "none")
                .with("addresses", addresses(station))
                .with(
                        "ping",
                        SettingsTable.orNone(
                                config.keepAlive(station.id()).ping().toSeconds()))
                .with(
                        "pong",
                        SettingsTable.orNone(
                                config.keepAlive(station.id()).patience().toSeconds()))
                .with("transaction-ids", SettingsTable.word(config.transactionIds(station.id())))
                .with("northbound-id", station.northbound().id())
                .with("shows", shows(config.northbound(), station))
                .with(
                        "from-station",
                        SettingsTable.word(station.validation().usual().fromStation()))
                .with(
                        "from-csms",
                        SettingsTable.word(station.validation().usual().fromCsms()))
                .columns();
    }

    private static String addresses(StationSettings station) {
        List<String> blocks = station.southbound().addresses().stream()
                .map(block -> block.network().getHostAddress() + "/" + block.prefixLength())
                .toList();
        return blocks.isEmpty() ? "any" : String.join(" ", blocks);
    }

    private static String shows(NorthboundSettings northbound, StationSettings station) {
        return switch (northbound.profile()) {
            case NONE -> "nothing";
            case BASIC, TLS_BASIC -> "password";
            case TLS_CLIENT_CERTIFICATE ->
                station.northbound().identity().isPresent() ? "own certificate" : "default certificate";
        };
    }

    /** A CSMS compares the CN of the certificate with the serial number (OCPP 2.0.1 part 2, A00.FR.405). */
    private static Optional<String> compare(GatewayConfig config, StationSettings station, KeyRing keys) {
        if (config.northbound().profile() != SecurityProfile.TLS_CLIENT_CERTIFICATE) {
            return Optional.empty();
        }
        Optional<String> subject = station.northbound()
                .identity()
                .or(() -> config.northbound().identity())
                .flatMap(keys::identity)
                .map(TlsIdentity::certificate)
                .map(certificate -> certificate.getSubjectX500Principal().getName());
        return station.serial()
                .filter(serial -> subject.isPresent() && !subject.get().contains(serial))
                .map(serial -> "station " + station.id() + ": the serial number " + serial
                        + " is not in the subject of its certificate (" + subject.orElse("")
                        + "); many a CSMS refuses that");
    }
}
