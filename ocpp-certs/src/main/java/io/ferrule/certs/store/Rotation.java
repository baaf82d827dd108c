// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.internal.Digests;
import io.ferrule.certs.verify.EffectRules;
import io.ferrule.certs.verify.LeafVerdict;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The way of a new key through its stages: made, asked for, certified, proven or discarded. Each method returns after
 * the step is on disk.
 *
 * <p>Safe for use by several threads, one step at a time in one store.
 */
public final class Rotation {

    private static final int MAX_PENDING = 8;

    private final IdentityStore store;

    /**
     * Rotates the keys of a store.
     *
     * @param store the store
     */
    public Rotation(IdentityStore store) {
        this.store = store;
    }

    /**
     * Makes a new key for a station. The order is written down before the key is made, so that a crash leaves no key
     * that nobody knows. When eight keys wait already, the oldest is given up.
     *
     * @param station identity of the station
     * @param type what kind of key
     * @return the generation, at {@link Stage#KEY_READY}
     * @throws IOException if the key cannot be made or kept
     */
    public Generation newKey(String station, KeyType type) throws IOException {
        synchronized (store) {
            StationIdentity before = store.station(station);
            List<Generation> pending = before.pending();
            List<Generation> given = pending.subList(0, Math.max(0, pending.size() - MAX_PENDING + 1));
            Generation ordered = Generation.ordered(before.next(), store.clock().instant());
            store.save(before.without(given::contains).with(ordered));
            store.destroy(station, given);
            KeyPair pair = store.vault().generate(new KeyName(station, ordered.number()), type);
            Generation ready = ordered.withKey(pair.getPublic(), store.clock().instant());
            store.save(store.station(station).with(ready));
            return ready;
        }
    }

    /**
     * Writes down how far a request or a candidate has come.
     *
     * @param station identity of the station
     * @param generation its number
     * @param stage a later stage; {@link Stage#CSR_SENT}, {@link Stage#CSR_ACCEPTED} or {@link Stage#CANDIDATE_LIVE}
     * @throws IOException if that is no way to go from the present stage, or cannot be written
     */
    public void advance(String station, int generation, Stage stage) throws IOException {
        synchronized (store) {
            Generation found = store.existing(station, generation);
            if (!found.stage().mayBecome(stage)) {
                throw new StoreException("generation " + generation + " of " + station + " cannot go from "
                        + found.stage() + " to " + stage);
            }
            store.save(store.station(station).with(found.at(stage, store.clock().instant())));
        }
    }

    /**
     * Keeps a certificate that was judged good; afterwards CertificateSigned may be answered with Accepted. The other
     * keys of the attempt are given up.
     *
     * @param station identity of the station
     * @param accepted what the verifier said
     * @throws IOException if it cannot be kept; then the answer is Rejected, and the key still waits
     */
    public void keepCertificate(String station, LeafVerdict.Accepted accepted) throws IOException {
        synchronized (store) {
            Generation found = store.existing(station, accepted.generation());
            StationIdentity before = store.station(station);
            List<Generation> others = before.pending().stream()
                    .filter(pending -> pending.number() != found.number())
                    .toList();
            List<String> keys = before.pending().stream()
                    .flatMap(pending -> pending.publicKey().stream())
                    .map(Digests::fingerprint)
                    .toList();
            Memory memory = before.memory()
                    .accepting(Digests.fingerprint(accepted.chain().get(0)), keys);
            Generation certified = found.withCertificate(
                    accepted.chain(), accepted.from(), store.clock().instant());
            store.save(before.without(others::contains).with(certified).with(memory));
            store.destroy(station, others);
        }
    }

    /**
     * Takes a key that was made elsewhere together with its certificate, which an operator brings; it waits to be proven
     * like one that was asked for. Nothing else changes.
     *
     * @param station identity of the station
     * @param key the private key of the first certificate
     * @param accepted what the verifier said about the certificate; its generation number counts for nothing
     * @return the generation, at {@link Stage#CERT_STORED}
     * @throws IOException if key and certificate do not belong together, or cannot be kept
     */
    public Generation bring(String station, PrivateKey key, LeafVerdict.Accepted accepted) throws IOException {
        X509Certificate leaf = accepted.chain().get(0);
        if (!CertificateFacts.matches(key, leaf)) {
            throw new StoreException("the key for " + station + " does not belong to its certificate; use the pair that"
                    + " was made together");
        }
        synchronized (store) {
            StationIdentity before = store.station(station);
            Instant now = store.clock().instant();
            Generation ordered = Generation.ordered(before.next(), now);
            store.save(before.with(ordered));
            PublicKey publicKey = leaf.getPublicKey();
            store.vault().keep(new KeyName(station, ordered.number()), new KeyPair(publicKey, key));
            Generation brought =
                    ordered.withKey(publicKey, now).withCertificate(accepted.chain(), accepted.from(), now);
            Memory memory =
                    before.memory().accepting(Digests.fingerprint(leaf), List.of(Digests.fingerprint(publicKey)));
            store.save(before.with(brought).with(memory));
            return brought;
        }
    }

    /**
     * Makes a candidate the active generation after a connection has proven it. The old one is discarded, or kept as
     * previous, as the rules say.
     *
     * @param station identity of the station
     * @param generation number of the candidate
     * @param rules what becomes of the old one
     * @throws IOException if there is no such candidate, or the change cannot be written
     */
    public void commit(String station, int generation, EffectRules rules) throws IOException {
        synchronized (store) {
            Generation found = store.existing(station, generation);
            if (!found.stage().candidate()) {
                throw new StoreException("generation " + generation + " of " + station + " is no candidate");
            }
            activate(found, store.station(station), rules);
        }
    }

    private void activate(Generation proven, StationIdentity before, EffectRules rules) throws IOException {
        List<Generation> old = before.generations().stream()
                .filter(generation -> !generation.stage().pending() && generation.number() < proven.number())
                .toList();
        boolean keep = !rules.retention().isZero();
        List<Generation> losers = old.stream()
                .filter(generation -> !(keep && generation.stage() == Stage.ACTIVE))
                .toList();
        StationIdentity after = before.without(losers::contains);
        for (Generation generation : old) {
            if (!losers.contains(generation)) {
                after = after.with(generation.at(Stage.PREVIOUS, store.clock().instant()));
            }
        }
        Generation active = proven.at(Stage.ACTIVE, store.clock().instant());
        store.save(after.with(active).with(before.memory().using(fingerprints(old))));
        store.destroy(before.station(), losers);
    }

    /**
     * Gives up generations: candidates that lost, keys whose request was refused, a previous one whose time is over.
     *
     * @param station identity of the station
     * @param numbers the generations; those that are not kept are passed over
     * @throws IOException if one of them is active, or the change cannot be written
     */
    public void discard(String station, Set<Integer> numbers) throws IOException {
        synchronized (store) {
            StationIdentity before = store.station(station);
            List<Generation> losers = before.generations().stream()
                    .filter(generation -> numbers.contains(generation.number()))
                    .toList();
            if (losers.stream().anyMatch(generation -> generation.stage() == Stage.ACTIVE)) {
                throw new StoreException("the active generation of " + station + " cannot be discarded");
            }
            if (losers.isEmpty()) {
                return;
            }
            store.save(before.without(losers::contains).with(before.memory().using(fingerprints(losers))));
            store.destroy(station, losers);
        }
    }

    private static List<String> fingerprints(List<Generation> generations) {
        return generations.stream()
                .flatMap(generation -> generation.certificate().stream())
                .map(Digests::fingerprint)
                .toList();
    }
}
