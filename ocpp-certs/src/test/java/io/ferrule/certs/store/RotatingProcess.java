// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import static io.ferrule.certs.store.StoreBench.STATION;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.PemFiles;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.verify.EffectRules;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;

/** A process that renews one station again and again, and prints a line before each step on the disk, until it is killed. */
final class RotatingProcess {

    private RotatingProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path dir = Path.of(arguments[0]);
        X509Certificate root = PemFiles.certificates(dir.resolve("ca.pem")).get(0);
        KeyPair pair = new KeyPair(root.getPublicKey(), PemFiles.privateKey(dir.resolve("ca.key")));
        StoreBench bench = new StoreBench(dir, new TestAuthority(root, pair));
        IdentityStore store = bench.open((step, file) -> System.out.println(step));
        Rotation rotation = new Rotation(store);
        while (true) {
            int fresh = rotation.newKey(STATION, KeyType.EC_P256).number();
            rotation.advance(STATION, fresh, Stage.CSR_SENT);
            rotation.keepCertificate(STATION, bench.accepted(store, fresh));
            rotation.advance(STATION, fresh, Stage.CANDIDATE_LIVE);
            rotation.commit(STATION, fresh, EffectRules.CURRENT);
        }
    }
}
