// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.Observer;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One observer: a further CSMS that hears what stations say. Nothing of what is shown to the primary CSMS is shown to it.
 *
 * @param name its name
 * @param target where it is, and what is shown and believed there
 * @param idTemplate identity of a station there, with {@code {id}} for the identity in the station's URL
 * @param allow actions of the calls that it may send
 * @param virtualKeys configuration keys of which it has its own
 * @param stations whom it observes; empty for all
 */
public record ObserverSettings(
        String name,
        TargetSettings target,
        String idTemplate,
        Set<String> allow,
        Set<String> virtualKeys,
        Set<StationId> stations) {

    private static final String PLACE = "{id}";
    private static final int LONGEST_TEMPLATE = 100;
    private static final int LONGEST_ID = 255;

    /** Copies the sets. */
    public ObserverSettings {
        allow = Set.copyOf(allow);
        virtualKeys = Set.copyOf(virtualKeys);
        stations = Set.copyOf(stations);
    }

    /**
     * Whether it observes a station.
     *
     * @param station the station
     * @return true if it is to get copies of its calls
     */
    public boolean observes(StationId station) {
        return stations.isEmpty() || stations.contains(station);
    }

    /**
     * The identity of a station there.
     *
     * @param station the station
     * @return its identity by the template; empty if that is too long for one
     */
    public Optional<StationId> idOf(StationId station) {
        String id = idTemplate.replace(PLACE, station.value());
        return id.length() > LONGEST_ID ? Optional.empty() : Optional.of(new StationId(id));
    }

    static Optional<ObserverSettings> read(Section section, Source source) {
        Optional<String> name = section.value("name", ObserverSettings::name);
        if (!section.has("name")) {
            section.problem("name", "is required: one word for logs and metrics");
        }
        Optional<TargetSettings> target = TargetSettings.read(section, source);
        target.ifPresent(to -> demandCredentials(section, to));
        String template =
                section.value("id-template", ObserverSettings::template).orElse(PLACE);
        Set<String> allow = new HashSet<>(section.values("allow", Values::action));
        Set<String> keys = new HashSet<>(section.values("virtual-keys", Values::configurationKey));
        Set<StationId> stations = new HashSet<>(section.values("stations", StationId::new));
        return name.flatMap(one -> target.map(to -> new ObserverSettings(one, to, template, allow, keys, stations)));
    }

    private static void demandCredentials(Section section, TargetSettings target) {
        SecurityProfile profile = target.profile();
        if (profile == SecurityProfile.TLS_CLIENT_CERTIFICATE && !section.has("identity")) {
            section.problem(
                    "identity",
                    "security profile 3 needs {certificate: file, key: file}; those of the primary CSMS are not shown to an"
                            + " observer");
        }
        boolean basic = profile == SecurityProfile.BASIC || profile == SecurityProfile.TLS_BASIC;
        if (basic && !section.has("password")) {
            section.problem(
                    "password",
                    "security profile " + profile.number()
                            + " needs one; those of the primary CSMS are not shown to an observer");
        }
    }

    private static String name(String text) {
        if (Observer.isName(text)) {
            return text;
        }
        throw new IllegalArgumentException("must be 1 to 32 letters, digits, hyphens, underscores and dots, and not \""
                + Observer.PRIMARY + "\", was " + Values.quoted(text));
    }

    private static String template(String text) {
        String sample = text.replace(PLACE, "x");
        if (text.equals(sample) || text.length() > LONGEST_TEMPLATE) {
            throw new IllegalArgumentException(
                    "must contain {id} for the identity in the station's URL, and be no longer than " + LONGEST_TEMPLATE
                            + " characters, was " + Values.quoted(text));
        }
        StationId unused = new StationId(sample); // says what an identity may be
        return text;
    }
}
