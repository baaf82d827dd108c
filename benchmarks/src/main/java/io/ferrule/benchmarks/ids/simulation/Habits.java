// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.simulation;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * How a maker's stations behave; each quirk was seen in the field.
 *
 * @param maker name of the vendor
 * @param model name of the model, sometimes longer than the schema allows
 * @param watts most power of a connector
 * @param heartbeat time between heartbeats
 * @param sample time between meter values
 * @param time how times are written
 * @param quirks what else is odd
 */
public record Habits(
        String maker, String model, int watts, Duration heartbeat, Duration sample, Writing time, List<Quirk> quirks) {

    private static final int ONE_PHASE_WATTS = 7_400;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

    /** Copies the quirks. */
    public Habits {
        quirks = List.copyOf(quirks);
    }

    /** How a time is written. */
    public enum Writing {
        /** As the documents show it. */
        MILLIS,
        /** Without decimals. */
        SECONDS,
        /** In local time with an offset. */
        OFFSET,
        /** Without a zone, which the documents forbid. */
        BARE,
        /** With nine decimals. */
        NANOS
    }

    /** What is odd about a maker's stations. */
    public enum Quirk {
        /** Message ids are a number that goes up and begins anew after a boot. */
        COUNTED_IDS,
        /** Message ids are 24 characters. */
        SHORT_IDS,
        /** Members that no schema knows. */
        EXTRA_MEMBERS,
        /** Empty texts for what is not there. */
        EMPTY_TEXTS,
        /** Values are numbers where texts are due. */
        NUMBERS,
        /** A unit in the wrong spelling. */
        UNITS,
        /** It thinks it is 1970 until it is told the time. */
        CLOCK_LOST,
        /** Says its state inside DataTransfer as well. */
        CHATTY,
        /** Tells each phase, current, voltage and temperature. */
        DETAILED,
        /** Energy in kWh. */
        KILOWATT_HOURS,
        /** Sends a reservation 0 with each start. */
        ZERO_RESERVATION
    }

    /** Seven makers. */
    public static List<Habits> makers() {
        return List.of(
                maker("Alder", "A2-22", 22_000, 900, 60, Writing.MILLIS, Quirk.DETAILED),
                maker(
                        "Birch",
                        "Smart Connect Level 2 Long",
                        7_400,
                        3_600,
                        120,
                        Writing.SECONDS,
                        Quirk.COUNTED_IDS,
                        Quirk.EXTRA_MEMBERS,
                        Quirk.UNITS),
                maker("Cedar", "Pulse", 11_000, 60, 60, Writing.MILLIS, Quirk.SHORT_IDS, Quirk.EMPTY_TEXTS),
                maker("Dogwood", "THOR", 22_000, 300, 60, Writing.BARE, Quirk.COUNTED_IDS, Quirk.ZERO_RESERVATION),
                maker("Elm", "Elvi", 11_000, 900, 300, Writing.OFFSET, Quirk.CLOCK_LOST, Quirk.CHATTY),
                maker("Fir", "DC 50", 50_000, 120, 30, Writing.MILLIS, Quirk.DETAILED, Quirk.KILOWATT_HOURS),
                maker("Ginkgo", "Open", 7_400, 600, 60, Writing.NANOS, Quirk.NUMBERS));
    }

    private static Habits maker(
            String name, String model, int watts, int heartbeat, int sample, Writing time, Quirk... quirks) {
        return new Habits(
                name, model, watts, Duration.ofSeconds(heartbeat), Duration.ofSeconds(sample), time, List.of(quirks));
    }

    /** On how many phases its connectors charge. */
    public int phases() {
        return watts > ONE_PHASE_WATTS ? 3 : 1;
    }

    /** Whether a quirk is among them. */
    public boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    /** Writes a time. */
    public String write(Instant at) {
        Instant whole = at.truncatedTo(ChronoUnit.SECONDS);
        return switch (time) {
            case MILLIS -> DateTimeFormatter.ISO_INSTANT.format(at.plusMillis(1).truncatedTo(ChronoUnit.MILLIS));
            case SECONDS -> whole.toString();
            case OFFSET -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(whole.atOffset(ZoneOffset.ofHours(1)));
            case BARE -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(whole.atOffset(ZoneOffset.UTC));
            case NANOS -> DateTimeFormatter.ISO_INSTANT.format(at.plusNanos(123_456));
        };
    }

    /** The id of a message. */
    public String id(int number, RandomGenerator random) {
        if (has(Quirk.COUNTED_IDS)) {
            return Integer.toString(1_000 + number);
        }
        if (has(Quirk.SHORT_IDS)) {
            StringBuilder id = new StringBuilder();
            random.ints(24, 0, DIGITS.length()).forEach(i -> id.append(DIGITS.charAt(i)));
            return id.toString();
        }
        BigInteger seed =
                BigInteger.valueOf(random.nextLong()).shiftLeft(64).add(BigInteger.valueOf(random.nextLong()));
        return UUID.nameUUIDFromBytes(seed.toByteArray()).toString();
    }
}
