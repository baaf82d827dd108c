// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.ids.event.SiteContext.Allowed;
import io.ferrule.ids.event.SiteContext.Maintenance;
import io.ferrule.ids.event.SiteContext.Site;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the intrusion detection is told of sites, of whom stations may talk to and of announced work. What is not told is not
 * suspicious for that alone.
 *
 * @param sites the sites
 * @param allowed who and what is expected
 * @param maintenance windows of announced work
 */
public record IdsContext(List<Site> sites, Allowed allowed, List<Maintenance> maintenance) {

    private static final int MOST_AMPERES = 100_000;
    private static final Pattern ROOT = Pattern.compile("(sha-?256[:/-]?)?([0-9a-f]{64})");
    private static final List<String> WORK = List.of("firmware", "reset", "availability", "commands");

    /** Copies the lists. */
    public IdsContext {
        sites = List.copyOf(sites);
        maintenance = List.copyOf(maintenance);
    }

    static IdsContext unknown() {
        Set<String> nothing = Set.of();
        return new IdsContext(List.of(), new Allowed(nothing, nothing, nothing, nothing, nothing, nothing), List.of());
    }

    static IdsContext read(Section section) {
        List<Site> sites = section.sections("sites").stream()
                .flatMap(block -> site(block).stream())
                .toList();
        List<Maintenance> maintenance = section.sections("maintenance").stream()
                .flatMap(block -> window(block).stream())
                .toList();
        return new IdsContext(sites, allowed(section), maintenance);
    }

    private static Allowed allowed(Section section) {
        return new Allowed(
                new HashSet<>(section.values("firmware-hosts", IdsContext::lower)),
                new HashSet<>(section.values("log-hosts", IdsContext::lower)),
                new HashSet<>(section.values("csms-peers", IdsContext::address)),
                new HashSet<>(section.values("vendor-ids", Values::text)),
                new HashSet<>(section.values("central-tags", Values::text)),
                new HashSet<>(section.values("trusted-roots", IdsContext::root)));
    }

    private static Optional<Site> site(Section section) {
        if (!section.has("id")) {
            section.problem("id", "is required: the name by which stations refer to the site");
        }
        OptionalDouble fuse = section.value("fuse-a", Values.number(1, MOST_AMPERES))
                .map(amperes -> OptionalDouble.of(amperes))
                .orElseGet(OptionalDouble::empty);
        var zone = section.value("timezone", ValidationSettings::zone);
        return section.value("id", Values::text).map(id -> new Site(id, zone, fuse));
    }

    private static Optional<Maintenance> window(Section section) {
        for (String end : List.of("from", "to")) {
            if (!section.has(end)) {
                section.problem(end, "is required: a date and time such as 2026-12-24T22:00:00Z");
            }
        }
        Optional<Instant> from = section.value("from", IdsContext::instant);
        Optional<Instant> to = section.value("to", IdsContext::instant);
        String what = section.value("what", Values.oneOf(WORK)).orElse("");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            section.problem("to", "must be later than from");
        }
        return from.flatMap(begin -> to.map(end -> new Maintenance(begin, end, what)));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a date and time such as 2026-12-24T22:00:00Z, was " + Values.quoted(text), e);
        }
    }

    private static String lower(String text) {
        return Values.text(text).toLowerCase(Locale.ROOT);
    }

    private static String address(String text) {
        return io.ferrule.proxy.handshake.AddressBlock.of(text).network().getHostAddress();
    }

    private static String root(String text) {
        var matcher =
                ROOT.matcher(text.toLowerCase(Locale.ROOT).replace(":", "").replace(" ", ""));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must be the SHA-256 of a root certificate, 64 hexadecimal digits, was " + Values.quoted(text));
        }
        return matcher.group(2);
    }
}
