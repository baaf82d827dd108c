// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import static java.util.Objects.requireNonNull;

import io.ferrule.certs.Issued;
import io.ferrule.certs.PemFiles;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.gateway.command.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Option;

/** The certificate that is tried: a generation of the store, or PEM files. */
final class Candidate {

    @Option(
            names = "--generation",
            paramLabel = "N",
            description = "Number of the key in the store, else the one shown first.")
    private Optional<Integer> generation = Optional.empty();

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "PEM: the certificate, then its issuers; goes with --key.")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--key", paramLabel = "FILE", description = "PEM with its private key.")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--anonymous",
            description = "Show no certificate, as security profile 2 does; an upgrade carries the password.")
    private boolean anonymous;

    /** Something that reads a file. */
    interface Reading<T> {
        T read() throws IOException;
    }

    static <T> T read(Reading<T> reading) throws Trouble {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new Trouble(Trouble.USAGE, String.valueOf(e.getMessage()));
        }
    }

    Optional<Issued> issued(Place place, String holder) throws Trouble {
        if (certificate.isPresent() != key.isPresent()) {
            throw new Trouble(Trouble.USAGE, "--certificate and --key go together");
        }
        if (anonymous) {
            return Optional.empty();
        }
        if (certificate.isPresent() && key.isPresent()) {
            PrivateKey own = read(() -> PemFiles.privateKey(key.get()));
            return Optional.of(new Issued(own, read(() -> PemFiles.certificates(certificate.get()))));
        }
        AtomicReference<Optional<Issued>> found = new AtomicReference<>(Optional.empty());
        place.change(store -> {
            int number = number(store, holder);
            found.set(Optional.of(store.credential(holder, number)));
            return 0;
        });
        return requireNonNull(found.get());
    }

    private int number(IdentityStore store, String holder) throws IOException, Trouble {
        if (generation.isPresent()) {
            return generation.get();
        }
        return store.station(holder).dialOrder(Clock.systemUTC().instant()).stream()
                .findFirst()
                .map(Generation::number)
                .orElseThrow(() -> new Trouble(
                        Trouble.NOT_FINE,
                        holder + " has no certificate; give --certificate and --key, or --anonymous"));
    }
}
