// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.tls;

import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.StationSubject;
import io.ferrule.certs.ThrowawayAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one run: an authority, the CSMS and one station identity. PEM for programs in C and the
 * gateway; PKCS#12 for our own processes, so that a bare relay does not load a PEM library.
 *
 * @param directory where the files are
 */
public record Certificates(Path directory) {

    static final char[] PASSWORD = "benchmark".toCharArray();
    static final String CSMS = "csms.p12";
    static final String STATION = "station.p12";

    /** Issues everything into a directory, P-256 throughout. */
    public static Certificates issue(Path directory) throws IOException, GeneralSecurityException {
        return issue(directory, authority());
    }

    /** Issues everything by an authority of somebody else. */
    public static Certificates issue(Path directory, ThrowawayAuthority authority)
            throws IOException, GeneralSecurityException {
        Issued csms = authority.issueServer(List.of("localhost", "127.0.0.1"));
        return write(directory, authority, csms, authority.issueClient("SN-BENCH", "Benchmark"));
    }

    /** Issues everything with other keys for both ends, below a root of P-256. */
    public static Certificates issue(Path directory, KeyType keys) throws IOException, GeneralSecurityException {
        ThrowawayAuthority authority = authority();
        return write(directory, authority, issued(authority, keys, "localhost"), issued(authority, keys, "SN-BENCH"));
    }

    private static ThrowawayAuthority authority() throws GeneralSecurityException {
        return ThrowawayAuthority.create("Benchmark root", Clock.systemUTC(), new SecureRandom());
    }

    private static Issued issued(ThrowawayAuthority authority, KeyType keys, String name)
            throws GeneralSecurityException {
        KeyPair pair = keys.generate();
        SigningRequest request = SigningRequest.create(new StationSubject("Benchmark", name), pair);
        return new Issued(pair.getPrivate(), List.of(authority.sign(request)));
    }

    private static Certificates write(Path directory, ThrowawayAuthority authority, Issued csms, Issued station)
            throws IOException, GeneralSecurityException {
        Issued.writeCertificates(directory.resolve("ca.pem"), List.of(authority.root()));
        write(directory, "csms", csms);
        write(directory, "station", station);
        writeStore(directory.resolve(CSMS), csms, authority.root());
        writeStore(directory.resolve(STATION), station, authority.root());
        Certificates certificates = new Certificates(directory);
        certificates.writeBoth();
        return certificates;
    }

    private static void write(Path directory, String name, Issued issued) throws IOException {
        issued.writeChain(directory.resolve(name + ".pem"));
        issued.writeKey(directory.resolve(name + ".key"));
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
