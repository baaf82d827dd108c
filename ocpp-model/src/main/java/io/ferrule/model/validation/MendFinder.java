// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import io.ferrule.model.internal.schema.MessageSchema;
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
import java.util.stream.StreamSupport;

/** Thinks of a mend for one remark about a payload; whether it helps is found out elsewhere. */
final class MendFinder {

    /** Names that stations write, or that another version has, and what they mean where that is known. */
    private static final Map<String, String> SPELLINGS =
            Map.of("mesurand", "measurand", "localAuthorizationList", "localAuthorisationList");

    private static final Pattern SHORT_OFFSET = Pattern.compile("[0-9-]{10}T[0-9:.]+[+-][0-9]{2}");

    /** What names somebody or something is worth nothing once it is changed, were it only its type. */
    private static final Pattern IDENTIFIER = Pattern.compile(".*/(id|[A-Za-z]+Id|idToken|[A-Za-z]*[iI]dTag)");

    private final Set<Mend> allowed;
    private final Optional<ZoneId> zone;

    MendFinder(Set<Mend> allowed, Optional<ZoneId> zone) {
        this.allowed = allowed;
        this.zone = zone;
    }

    /** A payload, and what is asked of it. */
    record Subject(OcppVersion version, Payload payload, MessageSchema schema) {

        boolean knows(String pointer) {
            return !schema.rule(pointer).isMissingNode();
        }

        List<String> values(String pointer) {
            JsonNode known = schema.rule(pointer).path("knownValues");
            return StreamSupport.stream(known.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }

        /** The length that text may be cut to; 0 for text that must not be cut. */
        int informationalLength(String pointer) {
            JsonNode rule = schema.rule(pointer);
            return rule.has("informational") ? rule.path("maxLength").asInt() : 0;
        }
    }

    /** A mend that might answer this remark. */
    Optional<Proposal> find(Subject subject, String pointer, String rule) {
        if (isSigned(subject.payload, pointer)) {
            return Optional.empty();
        }
        Optional<Proposal> proposal =
                switch (rule) {
                    case "type" -> type(subject.payload, pointer);
                    case "odd-unit" -> unit(subject, pointer);
                    case "maxLength" -> text(subject, pointer);
                    case "format" -> time(subject.payload, pointer);
                    case "additionalProperties", "unknown-member" -> name(subject, pointer);
                    default -> Optional.empty();
                };
        return proposal.filter(found -> allowed.contains(found.change().mend()));
    }

    /**
     * The first misspelled temperature of a MeterValues of 1.6. Its schema lists both spellings, but peers that were made
     * from the SOAP files know only the right one; the schema of StopTransaction lists only the wrong one.
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
                .map(sample -> Proposal.with(Mend.UNIT_SPELLING, payload, sample + "/unit", "Celsius"));
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
            return Optional.of(Proposal.with(Mend.LONE_ELEMENT, payload, pointer, List.of(value.get())))
                    .filter(Proposal::isReadable);
        }
        return payload.number(pointer)
                .filter(number -> !IDENTIFIER.matcher(pointer).matches())
                .map(number -> Proposal.with(Mend.NUMBER_AS_TEXT, payload, pointer, json));
    }

    private static Optional<Proposal> unit(Subject subject, String pointer) {
        String written = subject.payload.string(pointer).orElse("").strip();
        if (subject.version == OcppVersion.V1_6 && UnitSpelling.isFrequency(written)) {
            return Optional.of(Proposal.without(Mend.UNIT_SPELLING, subject.payload, pointer));
        }
        return UnitSpelling.of(written, subject.values(pointer))
                .map(unit -> Proposal.with(Mend.UNIT_SPELLING, subject.payload, pointer, unit));
    }

    private static Optional<Proposal> text(Subject subject, String pointer) {
        int allowed = subject.informationalLength(pointer);
        return subject.payload
                .string(pointer)
                .filter(text -> allowed > 0 && text.codePointCount(0, text.length()) > allowed)
                .map(text -> text.substring(0, text.offsetByCodePoints(0, allowed)))
                .map(cut -> Proposal.with(Mend.LONG_TEXT, subject.payload, pointer, cut));
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

    private static Optional<Proposal> name(Subject subject, String object) {
        return SPELLINGS.entrySet().stream()
                .filter(spelling -> isMisspelled(subject, object, spelling))
                .findFirst()
                .flatMap(spelling ->
                        rename(subject.payload, object + '/' + spelling.getKey(), object + '/' + spelling.getValue()));
    }

    private static boolean isMisspelled(Subject subject, String object, Map.Entry<String, String> spelling) {
        String right = object + '/' + spelling.getValue();
        return subject.payload.has(object + '/' + spelling.getKey())
                && !subject.payload.has(right)
                && subject.knows(right);
    }

    private static Optional<Proposal> rename(Payload payload, String wrong, String right) {
        return payload.part(wrong).map(value -> {
            Payload mended = payload.with(right, value).without(wrong);
            return new Proposal(mended, new Change(Mend.MEMBER_NAME, wrong, value.text(), value.text()));
        });
    }

    /** Signed values are evidence: whoever checks the signature must see what was signed, and all that stands with it. */
    private static boolean isSigned(Payload payload, String pointer) {
        return Stream.iterate(pointer, place -> !place.isEmpty(), MendFinder::parent)
                .anyMatch(place -> payload.has(place + "/signedMeterValue")
                        || isSignedFormat(payload, place + "/format")
                        || isSignedFormat(payload, place + "/attributes/format"));
    }

    private static boolean isSignedFormat(Payload payload, String pointer) {
        return payload.string(pointer).filter("SignedData"::equals).isPresent();
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

        /** A further level may be one too many, where a payload is full of nonsense. */
        boolean isReadable() {
            try {
                Payload.of(payload.text());
                return true;
            } catch (PayloadException e) {
                return false;
            }
        }

        private static String text(Payload payload, String pointer) {
            return payload.part(pointer).map(Payload::text).orElse("");
        }
    }
}
