// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import static io.ferrule.certs.Recipe.NOW;

import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.StationSubject;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.verify.LeafPolicy;
import io.ferrule.certs.verify.LeafVerdict;
import io.ferrule.certs.verify.LeafVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A store in a directory, a CSMS that signs, and station CP001 with serial number SN-0001. */
final class StoreBench {

    static final String STATION = "CP001";
    static final StationSubject SUBJECT = new StationSubject("Example CPO", "SN-0001");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    final Path dir;
    final TestAuthority root;
    final MasterKey master = MasterKey.of(new byte[32]);

    StoreBench(Path dir) throws Exception {
        this(dir, TestAuthority.root("CPO root"));
    }

    StoreBench(Path dir, TestAuthority root) {
        this.dir = dir;
        this.root = root;
    }

    IdentityStore open() throws IOException {
        return open(SyncedFiles.Steps.silent());
    }

    IdentityStore open(SyncedFiles.Steps steps) throws IOException {
        return IdentityStore.open(dir.resolve("store"), vault(steps), new SyncedFiles(steps), CLOCK);
    }

    FileVault vault(SyncedFiles.Steps steps) throws IOException {
        Envelope envelope = new Envelope(master, new SecureRandom());
        return FileVault.open(dir.resolve("keys"), envelope, new SyncedFiles(steps), Permissions.OWNER_ONLY);
    }

    /** A store that trusts the root and has a factory credential as generation 1. */
    IdentityStore started() throws Exception {
        IdentityStore store = open();
        takeIn(store, credential());
        return store;
    }

    /** What each start does with what the installer gave. */
    void takeIn(IdentityStore store, Issued credential) throws IOException {
        FactoryImport factory = new FactoryImport(store);
        factory.credential(STATION, credential);
        factory.roots(STATION, RootUse.CSMS, List.of(root.certificate()));
    }

    Issued credential() throws Exception {
        KeyPair pair = KeyType.EC_P256.generate();
        return new Issued(pair.getPrivate(), List.of(root.issue(Recipe.station("SN-0001"), pair.getPublic())));
    }

    /** What the CSMS answers to the request of a generation. */
    String signed(IdentityStore store, int generation) throws Exception {
        return Recipe.pem(root.issue(
                Recipe.station("SN-0001"), store.pair(STATION, generation).getPublic()));
    }

    LeafVerdict verify(IdentityStore store, String chain) throws IOException {
        return new LeafVerifier(LeafPolicy.standard())
                .verify(chain, store.station(STATION).leafCase(SUBJECT, NOW));
    }

    LeafVerdict.Accepted accepted(IdentityStore store, int generation) throws Exception {
        return (LeafVerdict.Accepted) verify(store, signed(store, generation));
    }

    /** Every file with its content. */
    Map<String, String> snapshot() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(dir)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(dir.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
