// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.PemException;
import io.ferrule.certs.PemFiles;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.IdentityFiles;
import io.ferrule.gateway.config.ObserverSettings;
import io.ferrule.gateway.config.StationSettings;
import io.ferrule.gateway.config.TargetSettings;
import io.ferrule.gateway.config.Trust;
import io.ferrule.model.StationId;
import io.ferrule.proxy.handshake.StationDirectory;
import io.ferrule.proxy.upstream.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The keys and certificates of one configuration, each file read once. Used by one thread while loading. */
public final class KeyRing {

    private final Instant now;
    private final Map<IdentityFiles, TlsIdentity> identities = new LinkedHashMap<>();
    private final Map<Path, List<X509Certificate>> roots = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private KeyRing(Instant now) {
        this.now = now;
    }

    /**
     * Reads every file that a configuration names.
     *
     * @param config the configuration
     * @param now time to judge the validity of certificates by
     * @param settled whether a station has a certificate in the store; then nobody needs the files it started with
     * @return what could be read, with what is wrong about it
     */
    public static KeyRing load(GatewayConfig config, Instant now, Predicate<StationId> settled) {
        KeyRing ring = new KeyRing(now);
        config.northbound().targets().forEach(target -> ring.readRoots(target.trust()));
        config.northbound()
                .further()
                .observers()
                .forEach(observer -> ring.readRoots(observer.target().trust()));
        config.localController().ifPresent(own -> ring.readRoots(own.target().trust()));
        config.certificates().acme().ifPresent(acme -> {
            ring.readRoots(acme.trust());
            ring.readRoots(new Trust.Files(acme.authorities()));
        });
        config.northbound()
                .identity()
                .filter(files -> !(missing(files) && nobodyStartsWithDefault(config, settled)))
                .ifPresent(files -> ring.readIdentity("northbound.identity", files));
        for (StationSettings station : config.stations()) {
            station.northbound()
                    .identity()
                    .filter(files -> !(missing(files) && settled.test(station.id())))
                    .ifPresent(files -> ring.readIdentity("station " + station.id(), files));
        }
        for (TargetSettings target : config.northbound().further().failover()) {
            target.identity().ifPresent(files -> ring.readIdentity("northbound.failover", files));
        }
        for (ObserverSettings observer : config.northbound().further().observers()) {
            observer.target().identity().ifPresent(files -> ring.readIdentity("observer " + observer.name(), files));
        }
        config.localController().ifPresent(own -> own.target()
                .identity()
                .filter(files -> !(missing(files) && settled.test(own.id())))
                .ifPresent(files -> ring.readIdentity("charging.local-controller.identity", files)));
        config.ids().flatMap(block -> block.evidence().syslog()).ifPresent(syslog -> {
            ring.readRoots(new Trust.Files(syslog.trust()));
            syslog.identity().ifPresent(files -> ring.readIdentity("ids.syslog.identity", files));
        });
        return ring;
    }

    /** A careful operator removes a key file when the store has taken its content. */
    private static boolean missing(IdentityFiles files) {
        return !Files.exists(files.certificate()) || !Files.exists(files.key());
    }

    private static boolean nobodyStartsWithDefault(GatewayConfig config, Predicate<StationId> settled) {
        boolean others = config.southbound().admission() == StationDirectory.Mode.ANY;
        return !others
                && config.stations().stream()
                        .filter(station -> station.northbound().identity().isEmpty())
                        .allMatch(station -> settled.test(station.id()));
    }

    /**
     * The roots of one target, and of no other.
     *
     * @param trust what its configuration says
     * @return certificates; empty for those of the Java runtime
     */
    public Optional<List<X509Certificate>> roots(Trust trust) {
        if (trust instanceof Trust.Files files) {
            return Optional.of(files.files().stream()
                    .flatMap(file -> roots.getOrDefault(file, List.of()).stream())
                    .toList());
        }
        return trust instanceof Trust.SystemRoots ? Optional.empty() : Optional.of(List.of());
    }

    /**
     * The identity of two files.
     *
     * @param files where certificate and key are kept
     * @return the identity, or empty if the files are of no use
     */
    public Optional<TlsIdentity> identity(IdentityFiles files) {
        return Optional.ofNullable(identities.get(files));
    }

    /**
     * Identities by their files.
     *
     * @return those that could be read
     */
    public Map<IdentityFiles, TlsIdentity> identities() {
        return Map.copyOf(identities);
    }

    /**
     * Trusted roots by their files.
     *
     * @return those that could be read, in the order of the configuration
     */
    public Map<Path, List<X509Certificate>> roots() {
        return new LinkedHashMap<>(roots);
    }

    /**
     * What is wrong.
     *
     * @return one entry for each fault
     */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    private void readRoots(Trust trust) {
        if (trust instanceof Trust.Files files) {
            files.files().stream().filter(file -> !roots.containsKey(file)).forEach(this::readRoots);
        }
    }

    private void readRoots(Path file) {
        try {
            List<X509Certificate> certificates = PemFiles.certificates(file);
            roots.put(file, certificates);
            certificates.forEach(certificate -> judge("trust", file, certificate));
        } catch (IOException e) {
            faults.add(new Fault("trust", file, reason(file, e), true));
        }
    }

    private void readIdentity(String subject, IdentityFiles files) {
        if (identities.containsKey(files)) {
            return;
        }
        Optional<List<X509Certificate>> chain = read(subject, files.certificate(), PemFiles::certificates);
        Optional<PrivateKey> key = read(subject, files.key(), PemFiles::privateKey);
        if (chain.isEmpty() || key.isEmpty()) {
            return;
        }
        X509Certificate own = chain.get().get(0);
        if (!CertificateFacts.matches(key.get(), own)) {
            String message = "this key does not belong to the first certificate in " + files.certificate()
                    + "; use the pair that was made together";
            faults.add(new Fault(subject, files.key(), message, true));
            return;
        }
        chain.get().forEach(certificate -> judge(subject, files.certificate(), certificate));
        judgeOrder(subject, files.certificate(), chain.get());
        identities.put(files, new TlsIdentity(key.get(), chain.get()));
    }

    private void judge(String subject, Path file, X509Certificate certificate) {
        for (String problem : CertificateFacts.problems(certificate, now)) {
            String name = certificate.getSubjectX500Principal().getName();
            faults.add(new Fault(subject, file, "the certificate " + name + " " + problem, false));
        }
    }

    private void judgeOrder(String subject, Path file, List<X509Certificate> chain) {
        for (int i = 1; i < chain.size(); i++) {
            try {
                chain.get(i - 1).verify(chain.get(i).getPublicKey());
            } catch (GeneralSecurityException e) {
                String message = "certificate " + i + " is not signed by certificate " + (i + 1)
                        + "; put the own certificate first, then its issuers in order";
                faults.add(new Fault(subject, file, message, false));
                return;
            }
        }
    }

    private interface Reader<T> {
        T read(Path file) throws IOException;
    }

    private <T> Optional<T> read(String subject, Path file, Reader<T> reader) {
        try {
            return Optional.of(reader.read(file));
        } catch (IOException e) {
            faults.add(new Fault(subject, file, reason(file, e), true));
            return Optional.empty();
        }
    }

    /** The fault names its file already; the reader's own sentence begins with it. */
    private static String reason(Path file, IOException e) {
        String message = String.valueOf(e.getMessage());
        String prefix = file + ": ";
        return e instanceof PemException && message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }
}
