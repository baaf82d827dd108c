// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.charging.controller.SiteFacts;
import io.ferrule.charging.intercept.site.SitePlan;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The gateway itself as a station: the Local Controller of its site, towards a CSMS of OCPP 2.0.1.
 *
 * @param id its identity there
 * @param serial its serial number; empty for none
 * @param target where the CSMS is, and what is shown and believed there
 * @param volts nominal volts between phase and neutral, by which watts become amperes
 */
public record LocalControllerSettings(StationId id, Optional<String> serial, TargetSettings target, BigDecimal volts) {

    private static final int USUAL_VOLTS = 230;
    private static final int MOST_VOLTS = 1_000;
    private static final int LONGEST_SERIAL = 25;

    /**
     * Whether a station is the controller.
     *
     * @param station any
     * @return true for its identity
     */
    public boolean is(StationId station) {
        return id.equals(station);
    }

    /** Reads the key {@code local-controller} of the block {@code charging}; empty where it is absent or of no use. */
    static Optional<LocalControllerSettings> read(Section charging, Source source) {
        return charging.section("local-controller").flatMap(section -> block(section, source));
    }

    private static Optional<LocalControllerSettings> block(Section section, Source source) {
        Optional<StationId> id = section.value("id", StationId::new);
        if (!section.has("id")) {
            section.problem("id", "is required: the identity of this gateway on the CSMS, for example LC-1");
        }
        section.value("ocpp", Values.oneOf(List.of("2.0.1")));
        Optional<String> serial = section.value("serial", LocalControllerSettings::serial);
        int volts = section.value("voltage", Values.number(1, MOST_VOLTS)).orElse(USUAL_VOLTS);
        Optional<TargetSettings> target = TargetSettings.read(section, source);
        target.ifPresent(to -> demandCredentials(section, to.profile()));
        return id.flatMap(
                own -> target.map(to -> new LocalControllerSettings(own, serial, to, BigDecimal.valueOf(volts))));
    }

    /** What only the whole file shows: whether the identity is its own, and whether the site is one that it can speak for. */
    static void check(GatewayConfig config, Section root) {
        Optional<LocalControllerSettings> controller = config.localController();
        if (controller.isEmpty()) {
            return;
        }
        StationId id = controller.get().id();
        SitePlan site = config.charging().orElseThrow().site();
        boolean member = site.members().stream().anyMatch(one -> one.spec().id().equals(id));
        if (member || config.station(id).isPresent()) {
            root.problem("charging", "local-controller.id: " + id + " is the identity of a station too");
        }
        try {
            SiteFacts unused = controller.get().facts(site);
        } catch (RefusedException e) {
            root.problem("charging", "local-controller: " + e.getMessage());
        }
    }

    /**
     * The site as the controller sees it.
     *
     * @param site the site that it speaks for
     * @return its facts
     * @throws RefusedException if the site has no single root fuse with limits
     */
    public SiteFacts facts(SitePlan site) {
        return new SiteFacts(
                site.site(), site.rules().policy(), volts, site.rules().zone());
    }

    private static void demandCredentials(Section section, SecurityProfile profile) {
        if (profile == SecurityProfile.TLS_CLIENT_CERTIFICATE && !section.has("identity")) {
            section.problem(
                    "identity",
                    "security profile 3 needs {certificate: file, key: file} of the controller's own; those of stations are"
                            + " not shown for it");
        }
        boolean basic = profile == SecurityProfile.BASIC || profile == SecurityProfile.TLS_BASIC;
        if (basic && !section.has("password")) {
            section.problem("password", "security profile " + profile.number() + " needs one of the controller's own");
        }
    }

    private static String serial(String text) {
        if (text.isEmpty() || text.length() > LONGEST_SERIAL) {
            throw new IllegalArgumentException(
                    "must have 1 to " + LONGEST_SERIAL + " characters, was " + Values.quoted(text));
        }
        return text;
    }
}
