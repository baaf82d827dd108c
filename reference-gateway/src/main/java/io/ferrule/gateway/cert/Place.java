// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.certs.intercept.settings.NorthboundChoice;
import io.ferrule.certs.intercept.settings.StationSettings;
import io.ferrule.certs.rollout.Novelty;
import io.ferrule.certs.rollout.RolloutState;
import io.ferrule.certs.rollout.Stop;
import io.ferrule.certs.rollout.Stops;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.SettingsStore;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.certs.store.StoreSnapshot;
import io.ferrule.gateway.command.Trouble;
import io.ferrule.gateway.config.CertificateSettings;
import io.ferrule.gateway.config.ConfigException;
import io.ferrule.gateway.config.ConfigFile;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.IdentityMode;
import io.ferrule.gateway.config.StoreSettings;
import io.ferrule.gateway.identity.StoreOpening;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** Which store a command is about. */
final class Place {

    @Parameters(index = "0", paramLabel = "PLACE", description = "The gateway's configuration file, or its data-dir.")
    private Path place = Path.of(".");

    /** The configuration; empty where PLACE is a directory. */
    Optional<GatewayConfig> config() throws Trouble {
        if (Files.isDirectory(place)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ConfigFile.read(place, name -> Optional.ofNullable(System.getenv(name))));
        } catch (ConfigException e) {
            throw new Trouble(Trouble.USAGE, "the configuration cannot be used\n" + e.getMessage());
        }
    }

    /** What it says about certificates, or what usually holds in a data directory. */
    CertificateSettings settings() throws Trouble {
        return config().map(GatewayConfig::certificates).orElseGet(() -> CertificateSettings.below(place));
    }

    /** Under which name the store keeps what a station has. */
    String holder(StationId station) throws Trouble {
        return settings().mode().holder(station);
    }

    /** By which password a station is known to its CSMS: what the CSMS has set, else what is configured. */
    Optional<Password> password(StationId station) throws Trouble {
        Path kept = settings().store().directory().resolveSibling("settings");
        try {
            Optional<Password> set = Files.isDirectory(kept)
                    ? StationSettings.kept(kept(kept), station).flatMap(NorthboundChoice::password)
                    : Optional.empty();
            return set.isPresent() ? set : configured(station);
        } catch (IOException e) {
            throw new Trouble(Trouble.NOT_FINE, String.valueOf(e.getMessage()));
        }
    }

    private SettingsStore kept(Path directory) throws IOException, Trouble {
        StoreSettings store = settings().store();
        return SettingsStore.open(directory, StoreOpening.master(store), store.permissions(), new SecureRandom());
    }

    private Optional<Password> configured(StationId station) throws Trouble {
        return config().flatMap(known -> known.station(station))
                .flatMap(known -> known.northbound().password())
                .map(secret -> new Password(secret.bytes()));
    }

    /** What the store holds, without its keys; also while a gateway has it. */
    StoreSnapshot snapshot() throws Trouble {
        try {
            return StoreSnapshot.read(settings().store().directory());
        } catch (IOException e) {
            throw new Trouble(Trouble.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** How far new certificates have come, where some stations go first or something has failed. */
    List<RolloutState> rollouts(StoreSnapshot snapshot) throws Trouble {
        CertificateSettings settings = settings();
        Path directory = settings.store().rollouts();
        try {
            List<Stop> stops =
                    Files.isDirectory(directory) ? Stops.in(directory).all() : List.of();
            return settings.canary().isEmpty() && stops.isEmpty()
                    ? List.of()
                    : RolloutState.of(
                            snapshot.stations().values(),
                            settings.mode() == IdentityMode.GATEWAY ? Novelty::alone : Novelty::ofKind,
                            stops);
        } catch (IOException e) {
            throw new Trouble(Trouble.NOT_FINE, String.valueOf(e.getMessage()));
        }
    }

    /** The identity of a station that the store knows. */
    StationIdentity known(StationId station) throws Trouble {
        String holder = holder(station);
        StationIdentity identity = snapshot().stations().get(holder);
        if (identity == null) {
            throw new Trouble(
                    Trouble.NOT_FINE, "the store does not know " + holder + "; ferrule cert list names those it knows");
        }
        return identity;
    }

    /** Something that is done with the store open; the gateway must be stopped. */
    interface Deed {
        int on(IdentityStore store) throws IOException, Trouble;
    }

    /** Opens the store with its keys, does something and closes it. */
    int change(Deed deed) throws Trouble {
        if (!Files.isDirectory(settings().store().directory())) {
            throw new Trouble(
                    Trouble.USAGE,
                    "there is no store in " + settings().store().directory()
                            + "; a gateway makes it when it first runs");
        }
        try (IdentityStore store = StoreOpening.open(settings().store(), Clock.systemUTC())) {
            return deed.on(store);
        } catch (IOException e) {
            throw new Trouble(Trouble.NOT_FINE, String.valueOf(e.getMessage()));
        }
    }
}
