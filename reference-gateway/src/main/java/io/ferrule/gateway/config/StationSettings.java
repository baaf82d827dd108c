// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.model.StationId;
import io.ferrule.proxy.handshake.AddressBlock;
import io.ferrule.proxy.intercept.ValidationPlan;
import java.util.List;
import java.util.Optional;

/**
 * One listed station.
 *
 * @param id identity in the station's URL
 * @param serial serial number that a BootNotification without one gets
 * @param southbound what the station must show to connect, and how its connection is kept
 * @param northbound how the gateway shows itself in the station's place
 * @param validation what is done about messages that break the schema
 * @param ids what the intrusion detection is told of it
 */
public record StationSettings(
        StationId id,
        Optional<String> serial,
        Southbound southbound,
        Northbound northbound,
        ValidationPlan validation,
        IdsStation ids) {

    /**
     * What a station must show to connect, and how its connection is kept.
     *
     * @param password password of HTTP Basic authentication, if one is asked for
     * @param addresses addresses it may come from; empty for all
     * @param pings how its connection is kept alive
     * @param transactionIds what becomes of transaction ids that it has made up; empty for what holds for all
     */
    public record Southbound(
            Optional<Secret> password,
            List<AddressBlock> addresses,
            PingSettings pings,
            Optional<TransactionIds> transactionIds) {
        /** Copies the list. */
        public Southbound {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * How the gateway shows itself in the station's place.
     *
     * @param id identity appended to the address of the CSMS
     * @param password password for security profiles 1 and 2
     * @param identity certificate and key of its own
     */
    public record Northbound(StationId id, Optional<Secret> password, Optional<IdentityFiles> identity) {}

    static Optional<StationSettings> read(Section section, Source source, ValidationPlan usual) {
        Optional<StationId> id = section.value("id", StationId::new);
        if (!section.has("id")) {
            section.problem("needs an id: the identity in the station's URL");
        }
        Optional<String> serial = section.value("serial", Values::text);
        Southbound southbound = section.section("southbound")
                .map(StationSettings::southbound)
                .orElseGet(() -> new Southbound(Optional.empty(), List.of(), PingSettings.unsaid(), Optional.empty()));
        Optional<Section> north = section.section("northbound");
        Optional<StationId> northId = north.flatMap(it -> it.value("id", StationId::new));
        Optional<Secret> password = north.flatMap(it -> it.secret("password"));
        Optional<IdentityFiles> identity =
                north.flatMap(it -> it.section("identity")).flatMap(files -> IdentityFiles.read(files, source));
        ValidationPlan validation = section.section("validation")
                .map(modes -> ValidationSettings.read(modes, usual))
                .orElse(usual);
        IdsStation ids = section.section("ids").map(IdsStation::read).orElseGet(IdsStation::unsaid);
        return id.map(own -> new StationSettings(
                own, serial, southbound, new Northbound(northId.orElse(own), password, identity), validation, ids));
    }

    private static Southbound southbound(Section section) {
        Optional<Secret> password = section.secret("password");
        List<AddressBlock> addresses =
                section.has("addresses") ? section.values("addresses", AddressBlock::of) : List.of();
        return new Southbound(
                password,
                addresses,
                PingSettings.read(section),
                section.value("transaction-ids", Values.word(TransactionIds.class)));
    }
}
