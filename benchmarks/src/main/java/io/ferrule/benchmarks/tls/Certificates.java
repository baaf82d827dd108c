// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.tls;

import io.ferrule.certs.Issued;
import io.ferrule.certs.ThrowawayAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one run: an authority, the CSMS and one station identity, P-256 throughout. PEM for programs in C and the
 * gateway; PKCS#12 for our own processes, so that a bare relay does not load a PEM library.
 *
 * @param directory where the files are
 */
public record Certificates(Path directory) {

    static final char[] PASSWORD = "benchmark".toCharArray();
    static final String CSMS = "csms.p12";
    static final String STATION = "station.p12";

    /** Issues everything into a directory. */
    public static Certificates issue(Path directory) throws IOException, GeneralSecurityException {
        SecureRandom random = new SecureRandom();
        return issue(directory, ThrowawayAuthority.create("Benchmark root", Clock.systemUTC(), random));
    }

    /** Issues everything by an authority of somebody else. */
    public static Certificates issue(Path directory, ThrowawayAuthority authority)
            throws IOException, GeneralSecurityException {
        Issued csms = authority.issueServer(List.of("localhost", "127.0.0.1"));
        Issued station = authority.issueClient("SN-BENCH", "Benchmark");
        Issued.writeCertificates(directory.resolve("ca.pem"), List.of(authority.root()));
        station.writeChain(directory.resolve("station.pem"));
        station.writeKey(directory.resolve("station.key"));
        writeStore(directory.resolve(CSMS), csms, authority.root());
        writeStore(directory.resolve(STATION), station, authority.root());
        Certificates certificates = new Certificates(directory);
        certificates.writeBoth();
        return certificates;
    }

    /** Takes the directory away with everything in it. */
    public void remove() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** HAProxy wants certificate and key in one file. */
    private void writeBoth() throws IOException {
        String chain = Files.readString(directory.resolve("station.pem"));
        Files.writeString(
                directory.resolve("station-both.pem"), chain + Files.readString(directory.resolve("station.key")));
    }

    private static void writeStore(Path file, Issued issued, X509Certificate root)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        store.setKeyEntry("key", issued.key(), PASSWORD, issued.chain().toArray(new Certificate[0]));
        store.setCertificateEntry("root", root);
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
    }
}
