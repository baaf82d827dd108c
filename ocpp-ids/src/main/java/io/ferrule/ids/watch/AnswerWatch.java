// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.Side;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Answers of a CSMS that harm: wrong times, intervals that silence or exhaust a station, and refusals for everybody. */
final class AnswerWatch implements Watch {

    private static final double SKEW_SECONDS = 300;
    private static final double FIRST_SKEW_SECONDS = 900;
    private static final long DRIFT_MILLIS = 3_600_000;
    private static final double HALF_HOUR = 1_800;
    private static final double WIDEST_ZONE = 14.1 * 3_600;
    private static final double NEAR = 120;
    private static final int SHORTEST_INTERVAL = 5;
    private static final int LONGEST_INTERVAL = 604_800;
    private static final int LONGEST_WAIT = 86_400;
    private static final int REFUSALS = 5;
    private static final int BLOCKED = 3;
    private static final Set<Month> CHANGES = Set.of(Month.MARCH, Month.APRIL, Month.OCTOBER, Month.NOVEMBER);

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (o.kind() != ObservationKind.RESULT || !o.from(Side.CSMS)) {
            return;
        }
        if (o.action().equals("BootNotification")) {
            boot(o, station);
        }
        if (o.action().equals("BootNotification") || o.action().equals("Heartbeat")) {
            clock(o, station);
        }
        blocked(o, station);
    }

    private static void boot(Observation o, StationMemory station) {
        String status = Json.text(o.answer(), "status");
        OptionalInt interval =
                Json.integer(o.answer(), o.answer().has("heartbeatInterval") ? "heartbeatInterval" : "interval");
        boolean accepted = status.equals("Accepted");
        station.bearing.refused = !accepted && !status.isEmpty();
        station.bearing.refusedBoots = accepted ? 0 : station.bearing.refusedBoots + 1;
        if (station.bearing.refusedBoots >= REFUSALS) {
            o.mark(Mark.REFUSED_BOOT, (double) station.bearing.refusedBoots);
        }
        JsonNode number = o.answer().path("interval");
        boolean tooLarge = number.isNumber() && !number.canConvertToInt();
        int seconds = interval.orElse(tooLarge ? Integer.MAX_VALUE : 60);
        boolean odd = accepted
                ? seconds < SHORTEST_INTERVAL || seconds > LONGEST_INTERVAL
                : seconds < 0 || seconds > LONGEST_WAIT;
        if (odd) {
            o.mark(Mark.INTERVAL, (double) seconds);
        }
    }

    private static void clock(Observation o, StationMemory station) {
        long time = Times.of(o.answer().path("currentTime"));
        if (time == Times.UNKNOWN) {
            boolean early = Json.text(o.answer(), "currentTime").length() >= 10;
            if (early && station.bearing.clockOffset.isPresent()) {
                o.mark(Mark.CLOCK, -1.0);
            }
            return;
        }
        double offset = (time - o.at()) / 1_000.0;
        double jump = offset - station.bearing.clockOffset.orElse(0);
        double drift = offset - base(o, station, offset);
        boolean wrong = station.bearing.clockOffset.isPresent()
                ? (Math.abs(jump) > SKEW_SECONDS && !summerTime(o, jump))
                        || (Math.abs(drift) > SKEW_SECONDS && !summerTime(o, drift))
                : Math.abs(offset) > FIRST_SKEW_SECONDS && !localTime(offset);
        if (wrong) {
            o.mark(Mark.CLOCK, Math.rint(Math.abs(jump) > Math.abs(drift) ? jump : drift));
        } else {
            station.bearing.clockOffset = OptionalDouble.of(offset);
        }
    }

    /** What the clock of the CSMS was off by about an hour ago, so that many small steps are seen as the large one that they make. */
    private static double base(Observation o, StationMemory station, double offset) {
        StationMemory.Bearing bearing = station.bearing;
        boolean old = bearing.clockBaseAt == Times.UNKNOWN || o.at() - bearing.clockBaseAt > DRIFT_MILLIS;
        if (old) {
            bearing.clockBase = bearing.clockOffset.orElse(offset);
            bearing.clockBaseAt = o.at();
        }
        return bearing.clockBase;
    }

    /** A CSMS that tells its local time as UTC is wrong, but no attacker. */
    private static boolean localTime(double offset) {
        return Math.abs(offset) < WIDEST_ZONE && Math.abs(offset - Math.rint(offset / HALF_HOUR) * HALF_HOUR) < NEAR;
    }

    private static boolean summerTime(Observation o, double jump) {
        ZonedDateTime day = o.event().at().atZone(ZoneOffset.UTC);
        boolean sunday = day.getDayOfWeek() == DayOfWeek.SUNDAY
                || day.plusHours(12).getDayOfWeek() == DayOfWeek.SUNDAY
                || day.minusHours(12).getDayOfWeek() == DayOfWeek.SUNDAY;
        return sunday && CHANGES.contains(day.getMonth()) && Math.abs(Math.abs(jump) - 3_600) < NEAR;
    }

    private static void blocked(Observation o, StationMemory station) {
        JsonNode info = o.answer().has("idTagInfo")
                ? o.answer().path("idTagInfo")
                : o.answer().path("idTokenInfo");
        String status = Json.text(info, "status");
        String tag = Json.text(o.request(), "idTag") + Json.text(o.request().path("idToken"), "idToken");
        if (status.equals("Accepted")) {
            station.bearing.blockedTags.clear();
        } else if (status.equals("Blocked") && !tag.isEmpty()) {
            station.bearing.blockedTags.put(Kept.of(tag), true);
            int blocked = station.bearing.blockedTags.size();
            if (blocked >= BLOCKED) {
                o.mark(Mark.BLOCKED_ALL, (double) blocked);
            }
        }
    }
}
