// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.certs.PemFiles;
import io.ferrule.certs.StationSubject;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.Rotation;
import io.ferrule.certs.verify.LeafCase;
import io.ferrule.certs.verify.LeafVerdict;
import io.ferrule.certs.verify.LeafVerifier;
import io.ferrule.gateway.command.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferrule cert install}: the certificate for a key that waits, or a pair that was made elsewhere. */
@Command(
        name = "install",
        description = {
            "Takes a certificate for a key that waits, or with --key a pair that was made elsewhere.",
            "It is judged like one that the CSMS sends, and used first from the next start of the gateway on; the old one"
                    + " stays until a connection has proven the new one. The gateway must be stopped."
        },
        footer = {"", "Example:  ferrule cert install gateway.yaml CP001 cp001.pem"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:taken, or there already",
            "1:refused, or the gateway runs",
            "2:wrong usage, unreadable file or no store"
        },
        mixinStandardHelpOptions = true)
final class InstallCommand extends CertTask {

    @Parameters(index = "1", paramLabel = "STATION", description = "Identity in the station's URL.")
    private String station = "";

    @Parameters(
            index = "2",
            paramLabel = "FILE",
            description = "PEM: the certificate, then its issuers; - for standard input.")
    private Path file = Path.of("-");

    @Option(names = "--key", paramLabel = "FILE", description = "PEM with the private key of the certificate.")
    private Optional<Path> key = Optional.empty();

    @Mixin
    private Names names = new Names();

    @Override
    protected int work() throws Trouble {
        if (key.isPresent() && file.equals(Path.of("-"))) {
            throw new Trouble(Trouble.USAGE, "with --key the certificate must be in a file");
        }
        StationSubject subject = names.of(station(station), place());
        String chain = text(file);
        Optional<PrivateKey> brought = key.isPresent() ? Optional.of(key(key.get())) : Optional.empty();
        LeafVerifier verifier = new LeafVerifier(place().settings().leaf());
        String holder = place().holder(station(station));
        return place().change(store -> install(new Arrival(store, holder, chain), subject, brought, verifier));
    }

    /** What comes for whom. */
    private record Arrival(IdentityStore store, String holder, String chain) {}

    private static PrivateKey key(Path file) throws Trouble {
        try {
            return PemFiles.privateKey(file);
        } catch (IOException e) {
            throw new Trouble(Trouble.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private int install(Arrival arrival, StationSubject subject, Optional<PrivateKey> brought, LeafVerifier verifier)
            throws IOException, Trouble {
        Instant now = Clock.systemUTC().instant();
        LeafCase known = arrival.store().station(arrival.holder()).leafCase(subject, now);
        LeafVerdict verdict = verifier.verify(arrival.chain(), brought.isPresent() ? with(known) : known);
        if (verdict instanceof LeafVerdict.Accepted accepted) {
            accepted.notes().forEach(this::say);
            Rotation rotation = new Rotation(arrival.store());
            int generation = accepted.generation();
            if (brought.isPresent()) {
                generation = rotation.bring(arrival.holder(), brought.get(), accepted)
                        .number();
            } else {
                rotation.keepCertificate(arrival.holder(), accepted);
            }
            return told("taken", generation, "used first from the next start of the gateway on");
        }
        if (verdict instanceof LeafVerdict.Refused refused) {
            throw new Trouble(Trouble.NOT_FINE, refused.techInfo() + "; nothing was changed");
        }
        return told("known", 0, "it is in the store already");
    }

    /** A key that comes along is the one that is waited for. */
    private LeafCase with(LeafCase known) throws Trouble {
        try {
            return new LeafCase(
                    known.name(),
                    Map.of(0, PemFiles.certificates(file).get(0).getPublicKey()),
                    known.history(),
                    known.trust(),
                    known.now());
        } catch (IOException e) {
            throw new Trouble(Trouble.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private int told(String outcome, int generation, String sentence) {
        if (json()) {
            print(line -> {
                line.writeStartObject();
                line.writeStringField("station", station);
                line.writeStringField("outcome", outcome);
                if (generation > 0) {
                    line.writeNumberField("generation", generation);
                }
                line.writeEndObject();
            });
        } else {
            out().println(station + " " + outcome + (generation > 0 ? " as generation " + generation : ""));
            out().flush();
        }
        say(sentence);
        return 0;
    }
}
