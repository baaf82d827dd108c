// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.admin.ConfigPage.Refusal;
import io.ferrule.gateway.admin.ConfigPage.State;
import io.ferrule.gateway.config.ConfigException;
import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.identity.IdentityRoom;
import io.ferrule.model.StationId;
import io.ferrule.proxy.StationStatus;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration that holds, and how it may give way to another. Sessions that run keep what they have; what a session
 * asks for anew, its next upstream above all, follows the newest. Safe for use by several threads.
 */
final class Configuration {

    private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);

    private final ConfigSource source;
    private final Clock clock;
    private final GatewayConfig first;
    private final IdentityRoom identities;
    private final Map<StationId, Instant> outdated = new HashMap<>();
    private volatile Rules rules;
    private Instant readAt;
    private long reloads;
    private long failures;
    private Optional<Refusal> error = Optional.empty();
    private List<String> restartNeeded = List.of();

    private Configuration(ConfigSource source, Clock clock, IdentityRoom identities, Rules rules) {
        this.source = source;
        this.clock = clock;
        this.identities = identities;
        this.rules = rules;
        this.first = rules.config();
        this.readAt = clock.instant();
    }

    /** Reads it for the first time, and opens the store of identities that it names. */
    static Configuration start(ConfigSource source, Clock clock) throws StartException, ConfigException {
        GatewayConfig config = source.read();
        IdentityRoom identities = open(config, clock);
        try {
            return new Configuration(source, clock, identities, Rules.of(config, clock.instant(), identities));
        } catch (StartException | RuntimeException e) {
            identities.close();
            throw e;
        }
    }

    private static IdentityRoom open(GatewayConfig config, Clock clock) throws StartException {
        try {
            IdentityRoom room = IdentityRoom.open(config.certificates(), clock);
            room.store()
                    .notes()
                    .forEach(note -> LOG.atInfo().addKeyValue("note", note).log("identities in order"));
            room.store().damaged().forEach((name, reason) -> LOG.atError()
                    .addKeyValue("station", name)
                    .addKeyValue("reason", reason)
                    .log("the identity of a station cannot be read"));
            return room;
        } catch (IOException e) {
            throw new StartException(List.of("certificates: " + e.getMessage()));
        }
    }

    /** What stations show and trust. To be closed when no session runs any more. */
    IdentityRoom identities() {
        return identities;
    }

    /** What holds for whatever begins now. */
    Rules rules() {
        return rules;
    }

    /**
     * Reads it again. If anything is wrong with it, nothing changes.
     *
     * @param stations those that are connected
     * @return whether it was taken
     */
    synchronized boolean reload(List<StationStatus> stations) {
        try {
            take(Rules.of(source.read(), clock.instant(), identities), stations);
            return true;
        } catch (ConfigException | StartException e) {
            refuse(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** How it stands, with the upstreams that are still the ones of older settings. */
    synchronized State state(List<StationStatus> stations) {
        forgetRenewed(stations);
        return new State(
                source.name(),
                readAt,
                reloads,
                failures,
                error,
                restartNeeded,
                outdated.keySet().stream()
                        .sorted(Comparator.comparing(StationId::value))
                        .toList());
    }

    synchronized long reloads() {
        return reloads;
    }

    synchronized long failures() {
        return failures;
    }

    private void take(Rules next, List<StationStatus> stations) {
        forgetRenewed(stations);
        for (StationStatus status : stations) {
            if (status.connected() && differs(rules, next, status)) {
                status.northbound().since().ifPresent(since -> outdated.putIfAbsent(status.station(), since));
            }
        }
        restartNeeded = RestartOnly.differing(first, next.config());
        rules = next;
        readAt = clock.instant();
        reloads++;
        error = Optional.empty();
        LOG.atInfo().addKeyValue("file", source.name()).log("configuration read again");
        if (!restartNeeded.isEmpty()) {
            LOG.atWarn().addKeyValue("keys", restartNeeded).log("these settings changed but need a restart");
        }
    }

    private void refuse(String reason) {
        failures++;
        error = Optional.of(new Refusal(clock.instant(), reason));
        LOG.atError()
                .addKeyValue("file", source.name())
                .addKeyValue("reason", reason)
                .log("configuration not taken, the old one goes on");
    }

    private static boolean differs(Rules before, Rules next, StationStatus status) {
        return !before.upstreams().sameAs(next.upstreams(), status.station());
    }

    /** An upstream that was opened since goes by the newest settings. */
    private void forgetRenewed(List<StationStatus> stations) {
        Map<StationId, Instant> open = new HashMap<>();
        stations.forEach(status -> status.northbound().since().ifPresent(since -> open.put(status.station(), since)));
        outdated.entrySet().removeIf(entry -> !entry.getValue().equals(open.get(entry.getKey())));
    }
}
