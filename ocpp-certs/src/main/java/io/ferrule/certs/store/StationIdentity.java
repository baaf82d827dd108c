// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import io.ferrule.certs.RootUse;
import io.ferrule.certs.StationName;
import io.ferrule.certs.Trust;
import io.ferrule.certs.roots.TrustSet;
import io.ferrule.certs.verify.LeafCase;
import io.ferrule.certs.verify.LeafHistory;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Everything that a store knows about one station, at one moment. A value: changes go through {@link IdentityStore}.
 */
public final class StationIdentity {

    private final String station;
    private final int next;
    private final List<Generation> generations;
    private final TrustSet trust;
    private final Memory memory;

    StationIdentity(String station, int next, List<Generation> generations, TrustSet trust, Memory memory) {
        this.station = station;
        this.next = next;
        this.generations = generations.stream()
                .sorted(Comparator.comparingInt(Generation::number))
                .toList();
        this.trust = trust;
        this.memory = memory;
    }

    static StationIdentity fresh(String station) {
        return new StationIdentity(station, 1, List.of(), TrustSet.empty(), Memory.empty());
    }

    /**
     * Whose identity this is.
     *
     * @return identity of the station
     */
    public String station() {
        return station;
    }

    /**
     * All keys that are kept.
     *
     * @return in the order of their numbers
     */
    public List<Generation> generations() {
        return generations;
    }

    /**
     * One key.
     *
     * @param number its number
     * @return the generation, or empty if it is not kept
     */
    public Optional<Generation> generation(int number) {
        return generations.stream()
                .filter(generation -> generation.number() == number)
                .findFirst();
    }

    /**
     * The generation that was proven last.
     *
     * @return the active one, or empty for a station that has never had a certificate
     */
    public Optional<Generation> active() {
        return generations.stream()
                .filter(generation -> generation.stage() == Stage.ACTIVE)
                .findFirst();
    }

    /**
     * The newest certificate that waits to be proven.
     *
     * @return the candidate, or empty if there is none
     */
    public Optional<Generation> candidate() {
        return generations.stream()
                .filter(generation -> generation.stage().candidate())
                .max(Comparator.comparingInt(Generation::number));
    }

    /**
     * The keys that wait for a certificate.
     *
     * @return all requests of the present attempt
     */
    public List<Generation> pending() {
        return generations.stream()
                .filter(generation -> generation.stage().pending())
                .toList();
    }

    /**
     * What to connect with, the best first: a candidate in effect, then the active one, then the previous one; those
     * that have expired last, because it is the CSMS that decides about them (OCPP 2.0.1 part 2, A00.FR.430).
     *
     * @param now the present
     * @return generations with a certificate; empty if there is none at all
     */
    public List<Generation> dialOrder(Instant now) {
        return generations.stream()
                .filter(generation -> !generation.stage().pending())
                .filter(generation ->
                        !generation.stage().candidate() || !generation.from().isAfter(now))
                .sorted(Comparator.comparing((Generation generation) -> expired(generation, now))
                        .thenComparing(generation -> rank(generation.stage()))
                        .thenComparing(
                                Comparator.comparingInt(Generation::number).reversed()))
                .toList();
    }

    private static boolean expired(Generation generation, Instant now) {
        return generation
                .certificate()
                .filter(certificate -> now.isAfter(certificate.getNotAfter().toInstant()))
                .isPresent();
    }

    private static int rank(Stage stage) {
        return stage.candidate() ? 0 : stage == Stage.ACTIVE ? 1 : 2;
    }

    /**
     * The roots that the station trusts.
     *
     * @return the roots
     */
    public TrustSet trust() {
        return trust;
    }

    /**
     * What the station's certificates have been.
     *
     * @return the history for a verifier
     */
    public LeafHistory history() {
        return memory.history();
    }

    /**
     * The common name that was used first and stays, whatever serial number the station reports later.
     *
     * @return CN of the station's certificates, or empty before the first request
     */
    public Optional<String> commonName() {
        return memory.commonName();
    }

    /**
     * The common name in the certificate that was proven last.
     *
     * @return CN of the active certificate, or empty if there is none
     */
    public Optional<String> certifiedName() {
        return active().flatMap(Generation::certificate).flatMap(StationIdentity::commonName);
    }

    private static Optional<String> commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .findFirst();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    /**
     * What a verifier has to know when CertificateSigned arrives: the keys that wait, the history, the CSMS roots,
     * and the issuers of the certificates that are kept.
     *
     * @param name whose certificate it must be
     * @param now the present
     * @return the case
     */
    public LeafCase leafCase(StationName name, Instant now) {
        Map<Integer, PublicKey> keys = new HashMap<>();
        for (Generation generation : pending()) {
            generation.publicKey().ifPresent(key -> keys.put(generation.number(), key));
        }
        return new LeafCase(name, keys, history(), leafTrust(), now);
    }

    /**
     * While a new root is not proven the old hierarchy still counts; and a CSMS may leave out issuers that it sent
     * before.
     */
    private Trust leafTrust() {
        List<X509Certificate> anchors =
                new ArrayList<>(trust.trust(RootUse.CSMS).anchors());
        anchors.addAll(trust.fallbackTrust(RootUse.CSMS).anchors());
        List<X509Certificate> issuers = generations.stream()
                .flatMap(generation -> generation.chain().stream().skip(1))
                .distinct()
                .toList();
        return new Trust(anchors, issuers, List.of());
    }

    /**
     * All certificates that are kept.
     *
     * @return own ones, their issuers, and roots, some possibly twice
     */
    public List<X509Certificate> certificates() {
        List<X509Certificate> all = new ArrayList<>();
        generations.forEach(generation -> all.addAll(generation.chain()));
        trust.roots().forEach(root -> all.add(root.certificate()));
        return all;
    }

    int next() {
        return next;
    }

    Memory memory() {
        return memory;
    }

    StationIdentity with(Generation changed) {
        List<Generation> all = new ArrayList<>(generations);
        all.removeIf(generation -> generation.number() == changed.number());
        all.add(changed);
        return new StationIdentity(station, Math.max(next, changed.number() + 1), all, trust, memory);
    }

    StationIdentity without(Predicate<Generation> unwanted) {
        List<Generation> kept = generations.stream().filter(unwanted.negate()).toList();
        return new StationIdentity(station, next, kept, trust, memory);
    }

    StationIdentity with(TrustSet other) {
        return new StationIdentity(station, next, generations, other, memory);
    }

    StationIdentity with(Memory other) {
        return new StationIdentity(station, next, generations, trust, other);
    }
}
