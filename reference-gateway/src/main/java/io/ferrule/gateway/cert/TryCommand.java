// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.certs.PemFiles;
import io.ferrule.certs.RootUse;
import io.ferrule.gateway.cert.DryRun.Outcome;
import io.ferrule.gateway.command.Task;
import io.ferrule.gateway.command.Trouble;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.Trust;
import io.ferrule.gateway.wiring.IdentityUrl;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.BasicCredentials;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.TlsChoice;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferrule cert try}: would the CSMS take this certificate? */
@Command(
        name = "try",
        description = {
            "Shakes hands with a station's CSMS and says what was negotiated, what the CSMS showed and whether it took ours.",
            "TLS is spoken as northbound.tls says; with --anonymous and --upgrade the station's password goes along.",
            "Nothing in the store changes. Without --upgrade the station's live connection is not touched."
        },
        footer = {
            "",
            "Example:  ferrule cert try gateway.yaml CP001 --generation 4",
            "          ferrule cert try gateway.yaml CP001 --certificate new.pem --key new.key",
            "",
            "A generation's key is taken out of the store, so for that the gateway must be stopped; PEM files are tried also"
                    + " while it runs."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:a connection would come about",
            "1:it would not, the CSMS cannot be reached, or the gateway has the store",
            "2:wrong usage, unreadable file or no store"
        },
        mixinStandardHelpOptions = true)
final class TryCommand extends CertTask {

    @Parameters(index = "1", paramLabel = "STATION", description = "Identity in the station's URL.")
    private String station = "";

    @Mixin
    private Candidate candidate = new Candidate();

    @Option(
            names = "--csms",
            paramLabel = "URL",
            description = "Address of the CSMS without the identity, else northbound.url.")
    private Optional<URI> csms = Optional.empty();

    @Option(names = "--trust", paramLabel = "FILE", description = "PEM with roots, else those of the store.")
    private List<Path> trust = List.of();

    @Option(
            names = "--upgrade",
            description = "Go on to the WebSocket upgrade. Ends the station's live connection at many a CSMS.")
    private boolean upgrade;

    @Option(names = "--ocpp", paramLabel = "1.6|2.0.1", description = "Version that --upgrade offers (1.6).")
    private String version = "1.6";

    @Option(names = "--seconds", paramLabel = "N", description = "How long to wait for a refusal, 1 to 60 (3).")
    private int seconds = 3;

    @Override
    protected int work() throws Trouble {
        if (seconds < 1 || seconds > 60) {
            throw new Trouble(Trouble.USAGE, "--seconds is a number from 1 to 60");
        }
        DryRun run = new DryRun(target(station(station)), upgrade);
        try {
            Outcome outcome = run.run();
            tell(run, outcome);
            return outcome.fine() ? 0 : Trouble.NOT_FINE;
        } catch (IOException e) {
            throw new Trouble(Trouble.NOT_FINE, run.target().url().getHost() + " cannot be reached: " + e.getMessage());
        } catch (GeneralSecurityException e) {
            throw new Trouble(Trouble.NOT_FINE, String.valueOf(e.getMessage()));
        }
    }

    private UpstreamTarget target(StationId id) throws Trouble {
        String holder = place().holder(id);
        Optional<TlsIdentity> own =
                candidate.issued(place(), holder).map(issued -> new TlsIdentity(issued.key(), issued.chain()));
        return new UpstreamTarget(
                address(id),
                ocpp(),
                own.isPresent() ? SecurityProfile.TLS_CLIENT_CERTIFICATE : SecurityProfile.TLS_BASIC,
                own.isPresent() ? Optional.empty() : credentials(id),
                own,
                roots(holder),
                Duration.ofSeconds(seconds),
                place().config().map(known -> known.northbound().tls()).orElseGet(TlsChoice::defaults));
    }

    private Optional<BasicCredentials> credentials(StationId id) throws Trouble {
        String user = northbound(id).value();
        return place().password(id).map(password -> new BasicCredentials(user, password));
    }

    private StationId northbound(StationId id) throws Trouble {
        return place().config()
                .flatMap(known -> known.station(id))
                .map(known -> known.northbound().id())
                .orElse(id);
    }

    private URI address(StationId id) throws Trouble {
        Optional<GatewayConfig> config = place().config();
        Optional<URI> base =
                csms.or(() -> config.map(known -> known.northbound().url()));
        if (base.isEmpty()
                || !"wss".equalsIgnoreCase(base.get().getScheme())
                || base.get().getHost() == null) {
            throw new Trouble(Trouble.USAGE, "there is no TLS without an address that starts with wss://; give --csms");
        }
        return IdentityUrl.of(base.get(), northbound(id));
    }

    private Optional<List<X509Certificate>> roots(String holder) throws Trouble {
        if (!trust.isEmpty()) {
            List<X509Certificate> given = new ArrayList<>();
            for (Path file : trust) {
                given.addAll(Candidate.read(() -> PemFiles.certificates(file)));
            }
            return Optional.of(given);
        }
        boolean system = place().config()
                .filter(known -> known.northbound().trust() instanceof Trust.SystemRoots)
                .isPresent();
        return system
                ? Optional.empty()
                : Optional.of(place().snapshot()
                        .station(holder)
                        .trust()
                        .trust(RootUse.CSMS)
                        .anchors());
    }

    private OcppVersion ocpp() throws Trouble {
        return switch (version) {
            case "1.6" -> OcppVersion.V1_6;
            case "2.0.1" -> OcppVersion.V2_0_1;
            default -> throw new Trouble(Trouble.USAGE, "--ocpp is 1.6 or 2.0.1");
        };
    }

    private void tell(DryRun run, Outcome outcome) {
        if (json()) {
            print(line -> TryLine.write(line, station, run, outcome));
        } else {
            table("handshake", TryLine.rows(run, outcome));
        }
        say(
                outcome.fine()
                        ? "a connection would come about"
                        : outcome.refusal().or(outcome::doubt).map(Task::shown).orElse(""));
    }
}
