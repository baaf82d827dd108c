// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.ids.event.SiteContext.Connector;
import io.ferrule.ids.event.SiteContext.Site;
import io.ferrule.ids.event.SiteContext.StationRecord;
import io.ferrule.model.fact.Facts;
import io.ferrule.model.fact.Limit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Charging profiles: what limits are possible, how they swing, and what they add up to (OCPP 1.6, 3.13). */
final class ProfileWatch implements Watch {

    private static final Set<String> CARRIERS =
            Set.of("SetChargingProfile", "RemoteStartTransaction", "RequestStartTransaction");
    private static final double VOLTS = 230;
    private static final double ROUNDING = 1.02;

    /** One limit for all stations of a depot fits the larger ones; a station itself gives no more than it can. */
    private static final double GENEROUS = 1.25;

    private static final double ABSURD_WATTS = 1_000_000;

    /** More than any connector gives, for stations of which nothing was told. */
    private static final double ANY_WATTS = 600_000;

    private static final double ABSURD_AMPERES = 1_000;
    private static final double USUAL_WATTS = 22_000;
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;
    private static final double WIDE = 0.6;
    private static final int MOST_TURNS = 12;
    private static final int HIGHEST_STACK = 100;
    private static final int TOGETHER = 5;
    private static final double NET_CHANGE = 0.4;
    private static final int USUAL_PERIODS = 1_000;
    private static final long DAY = 86_400_000;

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        boolean set = CARRIERS.contains(o.action());
        if (!set || o.request().isMissingNode() || o.decoded().isEmpty()) {
            return;
        }
        JsonNode profile = o.request().has("csChargingProfiles")
                ? o.request().path("csChargingProfiles")
                : o.request().path("chargingProfile");
        if (profile.isObject() && o.kind() == ObservationKind.CALL) {
            new Judge(o, station, fleet, profile).judge();
        }
    }

    /** The judgement of one profile. */
    private record Judge(Observation o, StationMemory station, FleetMemory fleet, JsonNode profile) {

        void judge() {
            List<Limit> limits = limits();
            double rating = rating();
            limits.forEach(limit -> limit(limit, rating));
            schedule();
            times();
            int stack = Json.integer(profile, "stackLevel").orElse(0);
            if (stack < 0 || stack > HIGHEST_STACK) {
                o.mark(Mark.STACK, (double) stack);
            }
            if (!limits.isEmpty()) {
                effect(limits, rating);
            }
        }

        private List<Limit> limits() {
            return o.decoded()
                    .filter(decoded -> decoded.reading() instanceof io.ferrule.model.Reading.Read read
                            && read.frame() instanceof io.ferrule.model.Call)
                    .map(decoded -> {
                        var call = (io.ferrule.model.Call) ((io.ferrule.model.Reading.Read) decoded.reading()).frame();
                        return Facts.of(decoded.event().version(), call).limits();
                    })
                    .orElse(List.of());
        }

        private int connectorId() {
            return Json.integer(o.request(), o.request().has("evseId") ? "evseId" : "connectorId")
                    .orElse(0);
        }

        /** Watts of the connector, or of all together; 0 if that was not told. */
        private double rating() {
            int wanted = connectorId();
            return o.context().station(station.id).connectors().stream()
                    .filter(connector -> wanted == 0 || connector.id() == wanted)
                    .mapToDouble(connector -> connector.watts().orElse(0))
                    .sum();
        }

        private double watts(Limit limit) {
            double value = limit.value().doubleValue();
            boolean amperes = limit.unit().filter(Limit.Unit.A::equals).isPresent();
            int told = o.context().station(station.id).connectors().stream()
                    .mapToInt(Connector::phases)
                    .max()
                    .orElse(3);
            return amperes ? value * VOLTS * Math.min(told, limit.phases().orElse(3)) : value;
        }

        private void limit(Limit limit, double rating) {
            double value = limit.value().doubleValue();
            boolean amperes = limit.unit().filter(Limit.Unit.A::equals).isPresent();
            if (value < 0) {
                o.mark(Mark.LIMIT, "negative");
            } else if (value > (amperes ? ABSURD_AMPERES : ABSURD_WATTS)) {
                o.mark(Mark.LIMIT, "absurd");
            } else if (watts(limit) > (rating > 0 ? rating * GENEROUS : ANY_WATTS)) {
                o.mark(Mark.LIMIT, "above-rating");
            }
        }

        private void schedule() {
            int most = o.context().station(station.id).limits().periods().orElse(USUAL_PERIODS);
            JsonNode schedules = profile.path("chargingSchedule");
            int periods = schedules.path("chargingSchedulePeriod").size();
            for (JsonNode schedule : schedules.isArray() ? schedules : Json.tree("[]")) {
                periods = Math.max(
                        periods, schedule.path("chargingSchedulePeriod").size());
            }
            if (periods > most) {
                o.mark(Mark.PERIODS, (double) periods);
            }
        }

        private void times() {
            long until = Times.of(profile.path("validTo"));
            long from = Times.of(profile.path("validFrom"));
            long start = Times.of(profile.path("chargingSchedule").path("startSchedule"));
            if (until != Times.UNKNOWN && until < o.at() - 60_000) {
                o.mark(Mark.STALE, "expired");
            } else if (Math.max(from, start) > o.at() + 366 * DAY) {
                o.mark(Mark.STALE, "far");
            }
        }

        private void effect(List<Limit> limits, double rating) {
            double full = rating > 0 ? rating : USUAL_WATTS;
            double watts = watts(limits.get(0));
            double share = Math.max(0, watts / full);
            boolean maximum = limits.get(0)
                    .purpose()
                    .filter(p -> p.endsWith("MaxProfile"))
                    .isPresent();
            if (maximum && share < LOW) {
                o.mark(Mark.STATION_MAX, limits.get(0).value().doubleValue());
            }
            ConnectorMemory connector = station.connector(connectorId());
            double before = connector.limit;
            if (share <= LOW && !(before <= LOW)) {
                o.mark(Mark.STEP, "down");
            } else if (share >= HIGH && before <= LOW) {
                o.mark(Mark.STEP, "up");
            }
            connector.mostWatts = Math.max(connector.mostWatts, watts);
            swing(connector, rating > 0 ? share : unrated(connector, watts));
            turn(connector, Math.min(1, share));
            connector.limit = share;
            connector.watts = watts;
            together(share);
            fuse(watts);
        }

        /** Wide steps up and down in turns for an hour, though none of them goes to an end. */
        private void turn(ConnectorMemory connector, double share) {
            double step = share - Math.min(1, connector.limit);
            if (!(Math.abs(step) >= WIDE) || (step > 0) == connector.rose) {
                return;
            }
            connector.rose = step > 0;
            int turns = connector.turns.add(o.at(), connector.rose);
            if (turns >= MOST_TURNS) {
                o.mark(Mark.SWING, (double) turns);
            }
        }

        /**
         * Without a rating the highest limit so far is everything. That may be little, so that a controller that follows the sun
         * often comes there; it does so step by step.
         */
        private static double unrated(ConnectorMemory connector, double watts) {
            boolean first = Double.isNaN(connector.watts);
            if (!first && !extreme(connector.watts / connector.mostWatts)) {
                connector.lastExtreme = Double.NaN;
            }
            return Math.max(0, watts / connector.mostWatts);
        }

        private static boolean extreme(double share) {
            return share <= LOW || share >= HIGH;
        }

        private void swing(ConnectorMemory connector, double share) {
            if (!extreme(share)) {
                return;
            }
            boolean flipped =
                    !Double.isNaN(connector.lastExtreme) && (share >= HIGH) != (connector.lastExtreme >= HIGH);
            connector.lastExtreme = share;
            if (flipped) {
                int swings = connector.swings.add(o.at(), share >= HIGH);
                if (swings >= 4) {
                    o.mark(Mark.SWING, (double) swings);
                }
            }
        }

        /** What all limits of half a minute change together: load management shares out, and changes the sum but little. */
        private void together(double share) {
            Double before = fleet.shares.put(station.id + " " + connectorId(), Math.min(1, share));
            if (before == null) {
                return;
            }
            fleet.steps.add(o.at(), new FleetMemory.Step(station.id, Math.min(1, share) - before));
            double net = 0;
            Set<String> stations = new java.util.HashSet<>();
            for (Window.Timed<FleetMemory.Step> step : fleet.steps.entries()) {
                net += step.what().share();
                stations.add(step.what().station());
            }
            if (stations.size() >= TOGETHER && Math.abs(net) >= NET_CHANGE * fleet.shares.size()) {
                o.mark(Mark.NET, Math.rint(100 * net / fleet.shares.size()));
            }
        }

        /** What the limits of a site add up to, counting only those that were set for a running transaction. */
        private void fuse(double watts) {
            StationRecord record = o.context().station(station.id);
            Optional<Site> site = Optional.ofNullable(o.context().sites().get(record.site()));
            if (site.isEmpty()
                    || site.get().fuse().isEmpty()
                    || !Json.text(profile, "chargingProfilePurpose").equals("TxProfile")) {
                return;
            }
            fleet.siteLimits.put(station.id + " " + connectorId(), watts / (VOLTS * 3));
            double sum = fleet.siteLimits.entrySet().stream()
                    .filter(entry -> counts(entry.getKey(), record.site()))
                    .mapToDouble(java.util.Map.Entry::getValue)
                    .sum();
            if (sum > site.get().fuse().getAsDouble() * ROUNDING) {
                o.mark(Mark.FUSE, Math.rint(sum));
            }
        }

        private boolean counts(String key, String site) {
            int space = key.lastIndexOf(' ');
            String other = key.substring(0, space);
            StationMemory memory = fleet.known(other);
            boolean running = memory != null && memory.charging(Integer.parseInt(key.substring(space + 1)));
            return running && o.context().station(other).site().equals(site);
        }
    }
}
