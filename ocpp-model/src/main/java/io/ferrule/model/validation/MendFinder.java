// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import io.ferrule.model.Payload;
import io.ferrule.model.validation.Repaired.Change;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Thinks of a mend for one remark about a payload; whether it helps is found out elsewhere. */
final class MendFinder {

    private static final String MISSPELLED = "/mesurand";
    private static final String SPELLED = "/measurand";
    private static final Pattern SHORT_OFFSET = Pattern.compile("[0-9-]{10}T[0-9:.]+[+-][0-9]{2}");

    /** Text that only informs people, and the length that OCPP 1.6 allows (chapters 6 and 7). */
    private static final Map<String, Integer> TEXT_LENGTHS = Map.ofEntries(
            Map.entry("info", 50),
            Map.entry("vendorErrorCode", 50),
            Map.entry("chargePointVendor", 20),
            Map.entry("chargePointModel", 20),
            Map.entry("chargePointSerialNumber", 25),
            Map.entry("chargeBoxSerialNumber", 25),
            Map.entry("meterSerialNumber", 25),
            Map.entry("meterType", 25),
            Map.entry("firmwareVersion", 50));

    private static final Pattern CONFIGURATION_VALUE = Pattern.compile("/configurationKey/[0-9]+/value");
    private static final int CONFIGURATION_VALUE_LENGTH = 500;

    private final Set<Mend> allowed;
    private final Optional<ZoneId> zone;

    MendFinder(Set<Mend> allowed, Optional<ZoneId> zone) {
        this.allowed = allowed;
        this.zone = zone;
    }

    /** A mend that might answer this remark. */
    Optional<Proposal> find(Payload payload, String pointer, String rule) {
        if (isSigned(payload, pointer) || isSigned(payload, parent(pointer))) {
            return Optional.empty();
        }
        Optional<Proposal> proposal =
                switch (rule) {
                    case "type" -> type(payload, pointer);
                    case "enum", "odd-unit" -> unit(payload, pointer);
                    case "maxLength" -> text(payload, pointer);
                    case "format" -> time(payload, pointer);
                    case "additionalProperties" -> name(payload, pointer);
                    default -> Optional.empty();
                };
        return proposal.filter(found -> allowed.contains(found.change().mend()));
    }

    /**
     * The first misspelled temperature of a MeterValues. Its schema lists both spellings, but peers that were made from
     * the SOAP files know only the right one; the schema of StopTransaction lists only the wrong one.
     */
    Optional<Proposal> celcius(Payload payload) {
        if (!allowed.contains(Mend.UNIT_SPELLING) || !payload.text().contains("Celcius")) {
            return Optional.empty();
        }
        return samples(payload)
                .filter(sample -> payload.string(sample + "/unit")
                        .filter("Celcius"::equals)
                        .isPresent())
                .filter(sample -> !isSigned(payload, sample))
                .findFirst()
                .flatMap(sample -> unit(payload, sample + "/unit"));
    }

    private static Stream<String> samples(Payload payload) {
        return children(payload, "/meterValue").flatMap(value -> children(payload, value + "/sampledValue"));
    }

    private static Stream<String> children(Payload payload, String array) {
        return IntStream.range(0, payload.size(array)).mapToObj(index -> array + "/" + index);
    }

    private static Optional<Proposal> type(Payload payload, String pointer) {
        Optional<Payload> value = payload.part(pointer).filter(part -> !pointer.isEmpty());
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String json = value.get().text();
        if (json.equals("null")) {
            return Optional.of(Proposal.without(Mend.NULL_AS_ABSENT, payload, pointer));
        }
        if (json.startsWith("{")) {
            return Optional.of(Proposal.with(Mend.LONE_ELEMENT, payload, pointer, List.of(value.get())));
        }
        return payload.number(pointer).map(number -> Proposal.with(Mend.NUMBER_AS_TEXT, payload, pointer, json));
    }

    private static Optional<Proposal> unit(Payload payload, String pointer) {
        if (!pointer.endsWith("/unit")) {
            return Optional.empty();
        }
        String written = payload.string(pointer).orElse("").strip();
        if (UnitSpelling.isFrequency(written)) {
            return Optional.of(Proposal.without(Mend.UNIT_SPELLING, payload, pointer));
        }
        return UnitSpelling.of(written).map(unit -> Proposal.with(Mend.UNIT_SPELLING, payload, pointer, unit));
    }

    private static Optional<Proposal> text(Payload payload, String pointer) {
        int allowed = CONFIGURATION_VALUE.matcher(pointer).matches()
                ? CONFIGURATION_VALUE_LENGTH
                : TEXT_LENGTHS.getOrDefault(pointer.substring(pointer.lastIndexOf('/') + 1), 0);
        return payload.string(pointer)
                .filter(text -> allowed > 0 && text.codePointCount(0, text.length()) > allowed)
                .map(text -> text.substring(0, text.offsetByCodePoints(0, allowed)))
                .map(cut -> Proposal.with(Mend.LONG_TEXT, payload, pointer, cut));
    }

    private Optional<Proposal> time(Payload payload, String pointer) {
        Optional<String> written = payload.string(pointer);
        if (written.filter(text -> SHORT_OFFSET.matcher(text).matches()).isPresent()) {
            return written.map(text -> Proposal.with(Mend.SHORT_OFFSET, payload, pointer, text + ":00"));
        }
        return written.flatMap(this::withOffset).map(text -> Proposal.with(Mend.MISSING_ZONE, payload, pointer, text));
    }

    private Optional<String> withOffset(String text) {
        try {
            LocalDateTime local = LocalDateTime.parse(text);
            return zone.map(known -> text + known.getRules().getOffset(local).getId());
        } catch (DateTimeException e) {
            return Optional.empty(); // not a local time at all, so there is nothing to mend
        }
    }

    private static Optional<Proposal> name(Payload payload, String object) {
        if (payload.has(object + SPELLED)) {
            return Optional.empty();
        }
        return payload.part(object + MISSPELLED).map(value -> {
            Payload mended = payload.with(object + SPELLED, value).without(object + MISSPELLED);
            return new Proposal(mended, new Change(Mend.MEMBER_NAME, object + MISSPELLED, value.text(), value.text()));
        });
    }

    /** Signed values are evidence: whoever checks the signature must see what was signed. */
    private static boolean isSigned(Payload payload, String object) {
        return payload.string(object + "/format").filter("SignedData"::equals).isPresent();
    }

    private static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }

    /**
     * A mend and what it would lead to.
     *
     * @param payload the mended payload
     * @param change what would be changed
     */
    record Proposal(Payload payload, Change change) {

        static Proposal with(Mend mend, Payload payload, String pointer, Object value) {
            Payload mended = payload.with(pointer, value);
            return new Proposal(mended, new Change(mend, pointer, text(payload, pointer), text(mended, pointer)));
        }

        static Proposal without(Mend mend, Payload payload, String pointer) {
            return new Proposal(payload.without(pointer), new Change(mend, pointer, text(payload, pointer), ""));
        }

        private static String text(Payload payload, String pointer) {
            return payload.part(pointer).map(Payload::text).orElse("");
        }
    }
}
