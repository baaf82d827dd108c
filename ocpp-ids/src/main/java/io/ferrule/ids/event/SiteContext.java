// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.event;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What an operator knows about sites, stations and whom they may talk to. Everything is optional: an empty set means that
 * nothing was told, not that nothing is allowed.
 *
 * @param sites sites by their id
 * @param stations stations by their identity
 * @param allowed who and what is expected
 * @param maintenance when unusual commands are expected
 */
public record SiteContext(
        Map<String, Site> sites, Map<String, StationRecord> stations, Allowed allowed, List<Maintenance> maintenance) {

    /** Copies. */
    public SiteContext {
        sites = Map.copyOf(sites);
        stations = Map.copyOf(stations);
        maintenance = List.copyOf(maintenance);
    }

    /**
     * Nothing told.
     *
     * @return an empty context
     */
    public static SiteContext unknown() {
        Allowed nothing = new Allowed(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
        return new SiteContext(Map.of(), Map.of(), nothing, List.of());
    }

    /**
     * What is known about a station.
     *
     * @param id its identity
     * @return its record, or one that knows nothing
     */
    public StationRecord station(String id) {
        return stations.getOrDefault(id, StationRecord.UNKNOWN);
    }

    /**
     * The time zone of a station.
     *
     * @param id its identity
     * @return the zone of its site, if told
     */
    public Optional<ZoneId> zone(String id) {
        return Optional.ofNullable(sites.get(station(id).site())).flatMap(Site::zone);
    }

    /**
     * Whether something unusual is expected.
     *
     * @param at when
     * @param what kind of work, for example {@code firmware}
     * @return true inside a window of that kind, or of no particular kind
     */
    public boolean maintained(Instant at, String what) {
        return maintenance.stream().anyMatch(window -> window.covers(at, what));
    }

    /**
     * A site.
     *
     * @param id its id
     * @param zone its time zone, if told
     * @param fuse most amperes for each phase, if told
     */
    public record Site(String id, Optional<ZoneId> zone, OptionalDouble fuse) {}

    /**
     * What is expected of a station.
     *
     * @param site id of its site, empty if not told
     * @param maker vendor, empty if not told
     * @param model model, empty if not told
     * @param serial serial number, empty if not told
     * @param connectors its connectors, empty if not told
     * @param limits what it can bear
     */
    public record StationRecord(
            String site, String maker, String model, String serial, List<Connector> connectors, Limits limits) {

        private static final StationRecord UNKNOWN = new StationRecord("", "", "", "", List.of(), Limits.UNKNOWN);

        /** Copies the connectors. */
        public StationRecord {
            connectors = List.copyOf(connectors);
        }
    }

    /**
     * A connector, or an EVSE of OCPP 2.0.1.
     *
     * @param id its number
     * @param watts most power, if told
     * @param phases number of phases, 3 if not told
     */
    public record Connector(int id, OptionalDouble watts, int phases) {}

    /**
     * What a station can bear.
     *
     * @param listMax entries of one SendLocalList
     * @param periods periods of a charging schedule
     * @param frameBytes bytes of a frame
     */
    public record Limits(OptionalInt listMax, OptionalInt periods, OptionalInt frameBytes) {

        /** Nothing told. */
        public static final Limits UNKNOWN = new Limits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    /**
     * Who and what is expected.
     *
     * @param firmwareHosts hosts that firmware may come from, in lower case
     * @param logHosts hosts that logs and diagnostics may go to, in lower case
     * @param csmsPeers addresses of the CSMS
     * @param vendorIds vendors of DataTransfer
     * @param centralTags identifiers that the CSMS itself starts transactions with
     * @param trustedRoots SHA-256 of root certificates, in lower-case hexadecimal
     */
    public record Allowed(
            Set<String> firmwareHosts,
            Set<String> logHosts,
            Set<String> csmsPeers,
            Set<String> vendorIds,
            Set<String> centralTags,
            Set<String> trustedRoots) {

        /** Copies. */
        public Allowed {
            firmwareHosts = Set.copyOf(firmwareHosts);
            logHosts = Set.copyOf(logHosts);
            csmsPeers = Set.copyOf(csmsPeers);
            vendorIds = Set.copyOf(vendorIds);
            centralTags = Set.copyOf(centralTags);
            trustedRoots = Set.copyOf(trustedRoots);
        }
    }

    /**
     * A window of announced work.
     *
     * @param from first instant
     * @param to first instant behind it
     * @param what kind of work, empty for any
     */
    public record Maintenance(Instant from, Instant to, String what) {
        private boolean covers(Instant at, String wanted) {
            return !at.isBefore(from) && at.isBefore(to) && (what.isEmpty() || what.equals(wanted));
        }
    }
}
