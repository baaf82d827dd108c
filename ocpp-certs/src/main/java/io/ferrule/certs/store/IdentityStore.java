// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import io.ferrule.certs.Issued;
import io.ferrule.certs.roots.TrustSet;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys, certificates and roots of all stations of one gateway, safe against loss of power.
 *
 * <p>A method that changes something returns after the change is on disk, or throws and has changed nothing that a
 * reader sees. Whatever step a crash hits, the next {@link #open} finds the identity from before or the one from
 * after, and no key whose request may have left is lost.
 *
 * <p>Safe for use by several threads, one call at a time. A second process cannot open the same store.
 */
public final class IdentityStore implements AutoCloseable {

    private final StoreLock lock;
    private final StateFiles states;
    private final KeyVault vault;
    private final Clock clock;
    private final Map<String, StationIdentity> stations;
    private final Map<String, String> damaged;
    private final List<String> notes;
    private final Set<KeyName> doomed = new LinkedHashSet<>();

    private IdentityStore(StoreLock lock, StateFiles states, KeyVault vault, Clock clock, Recovery recovery) {
        this.lock = lock;
        this.states = states;
        this.vault = vault;
        this.clock = clock;
        this.stations = recovery.stations();
        this.damaged = Map.copyOf(recovery.damaged());
        this.notes = List.copyOf(recovery.notes());
    }

    /**
     * Opens a store, or makes one, and brings it into order.
     *
     * @param directory where states and certificates are; made for its owner alone
     * @param vault where keys are; closed with the store, also when the store cannot be opened
     * @param permissions how to look at the mode of the directory
     * @param clock the time that stages are stamped with
     * @return the store
     * @throws IOException if the directory cannot be used, is open to others, or is in use by another process
     */
    public static IdentityStore open(Path directory, KeyVault vault, Permissions permissions, Clock clock)
            throws IOException {
        SyncedFiles files = new SyncedFiles(SyncedFiles.Steps.silent());
        try {
            files.directory(directory);
            FileModes.of(permissions).check(directory);
            return open(directory, vault, files, clock);
        } catch (IOException e) {
            vault.close();
            throw e;
        }
    }

    static IdentityStore open(Path directory, KeyVault vault, SyncedFiles files, Clock clock) throws IOException {
        files.directory(directory);
        StoreLock lock = StoreLock.take(directory.resolve("lock"));
        try {
            CertificatePool pool = new CertificatePool(directory.resolve("certificates"), files);
            StateFiles states = new StateFiles(directory.resolve("stations"), files, pool);
            return new IdentityStore(lock, states, vault, clock, Recovery.of(states, vault, pool));
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * The stations that the store knows and can use.
     *
     * @return their identities
     */
    public synchronized Set<String> stations() {
        return new TreeSet<>(stations.keySet());
    }

    /**
     * How many stations the store knows and can use.
     *
     * @return their number
     */
    public synchronized int size() {
        return stations.size();
    }

    /**
     * What could not be read when the store was opened.
     *
     * @return reasons by the name of the station's directory; those stations cannot be used until it is mended
     */
    public Map<String, String> damaged() {
        return damaged;
    }

    /**
     * What was put in order when the store was opened.
     *
     * @return sentences for the log
     */
    public List<String> notes() {
        return notes;
    }

    /**
     * The identity of a station.
     *
     * @param station its identity in the URL
     * @return what is known; an empty identity for a station that the store does not know
     * @throws StoreException if the station's state is damaged
     */
    public synchronized StationIdentity station(String station) throws StoreException {
        String problem = damaged.get(FileNames.of(station));
        if (problem != null) {
            throw new StoreException(problem);
        }
        return stations.getOrDefault(station, StationIdentity.fresh(station));
    }

    /**
     * The pair of a key, to sign a request with.
     *
     * @param station identity of the station
     * @param generation number of the key
     * @return both halves; the private one may be a mere handle
     * @throws IOException if there is no such key, or it cannot be used
     */
    public synchronized KeyPair pair(String station, int generation) throws IOException {
        PublicKey publicKey = existing(station, generation).publicKey().orElseThrow(() -> gone(station, generation));
        PrivateKey privateKey =
                vault.find(new KeyName(station, generation), publicKey).orElseThrow(() -> gone(station, generation));
        return new KeyPair(publicKey, privateKey);
    }

    /**
     * A key with its certificate, to authenticate with.
     *
     * @param station identity of the station
     * @param generation a generation that has a certificate
     * @return key and chain
     * @throws IOException if there is no such generation, or its key cannot be used
     */
    public synchronized Issued credential(String station, int generation) throws IOException {
        Generation found = existing(station, generation);
        if (found.chain().isEmpty()) {
            throw new StoreException("generation " + generation + " of " + station + " has no certificate");
        }
        return new Issued(pair(station, generation).getPrivate(), found.chain());
    }

    /**
     * Keeps a station's roots after a decision about them.
     *
     * @param station identity of the station
     * @param trust all its roots
     * @throws IOException if they cannot be kept; then InstallCertificate and DeleteCertificate are answered with
     *     Failed
     */
    public synchronized void keepTrust(String station, TrustSet trust) throws IOException {
        save(station(station).with(trust));
    }

    /**
     * Keeps the common name of a station, so that later certificates have the same.
     *
     * @param station identity of the station
     * @param commonName CN, 1 to 64 characters
     * @throws IOException if it cannot be kept
     */
    public synchronized void keepCommonName(String station, String commonName) throws IOException {
        StationIdentity before = station(station);
        save(before.with(before.memory().naming(commonName)));
    }

    /**
     * Tries whether there is room for one more small file, without waiting for the disk. Says nothing about the next write for
     * certain; meant for answers that promise one.
     *
     * @param station identity of the station
     * @throws IOException if the station's state is damaged, or nothing can be written
     */
    public synchronized void checkWritable(String station) throws IOException {
        station(station);
        states.probe();
    }

    /**
     * Removes a station: its keys are destroyed, its certificates forgotten.
     *
     * @param station identity of the station
     * @throws IOException if something of it is still there
     */
    public synchronized void remove(String station) throws IOException {
        StationIdentity before = station(station);
        for (Generation generation : before.generations()) {
            vault.destroy(new KeyName(station, generation.number()));
        }
        states.delete(station);
        stations.remove(station);
    }

    /** Closes the vault and lets other processes have the store. */
    @Override
    public synchronized void close() {
        try {
            vault.close();
        } finally {
            lock.close();
        }
    }

    void save(StationIdentity identity) throws IOException {
        states.save(identity);
        stations.put(identity.station(), identity);
    }

    /**
     * Keys that no state knows any more. What cannot be destroyed now is tried again, at the latest by the next
     * opening.
     */
    void destroy(String station, List<Generation> generations) {
        generations.forEach(generation -> doomed.add(new KeyName(station, generation.number())));
        doomed.removeIf(this::destroyed);
    }

    private boolean destroyed(KeyName name) {
        try {
            vault.destroy(name);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    KeyVault vault() {
        return vault;
    }

    Clock clock() {
        return clock;
    }

    Generation existing(String station, int generation) throws StoreException {
        return station(station).generation(generation).orElseThrow(() -> gone(station, generation));
    }

    private static StoreException gone(String station, int generation) {
        return new StoreException("there is no key of generation " + generation + " of " + station);
    }
}
