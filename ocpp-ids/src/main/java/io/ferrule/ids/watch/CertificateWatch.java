// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** Certificates that are given to, or taken from, a station (security white paper for OCPP 1.6, A02 to M06). */
final class CertificateWatch implements Watch {

    private static final int LONGEST_CHAIN = 10_000;
    private static final int SHORTEST_KEY = 2_048;
    private static final long SETTLED_MILLIS = 600_000;

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (o.kind() == ObservationKind.CALL) {
            switch (o.action()) {
                case "SignCertificate" -> signRequest(o, station);
                case "CertificateSigned" -> signed(o, station);
                case "InstallCertificate" -> install(o);
                case "DeleteCertificate" -> delete(o, station);
                default -> {}
            }
        } else if (o.isResult("GetInstalledCertificateIds")) {
            int listed = o.answer().path("certificateHashData").size()
                    + o.answer().path("certificateHashDataChain").size();
            station.orders.roots = listed;
        } else if (o.isResult("InstallCertificate")
                && Json.text(o.answer(), "status").equals("Accepted")) {
            station.orders.roots += station.orders.roots < 0 ? 0 : 1;
        }
    }

    private static void signRequest(Observation o, StationMemory station) {
        station.orders.signRequestAt = o.at();
        station.orders.requestedKey = RequestedKey.of(Json.text(o.request(), "csr"));
    }

    private static void signed(Observation o, StationMemory station) {
        String chain = Json.text(o.request(), "certificateChain");
        if (chain.length() > LONGEST_CHAIN) {
            o.mark(Mark.CERTIFICATE, "too-long");
            return;
        }
        if (station.orders.signRequestAt == Times.UNKNOWN) {
            if (o.at() - station.since > SETTLED_MILLIS) {
                o.mark(Mark.CERTIFICATE, "unasked");
            }
            return;
        }
        byte[] wanted = station.orders.requestedKey;
        Optional<X509Certificate> leaf = certificate(chain);
        if (wanted.length > 0
                && leaf.isPresent()
                && !Arrays.equals(wanted, leaf.get().getPublicKey().getEncoded())) {
            o.mark(Mark.CERTIFICATE, "foreign-key");
        }
    }

    private static void install(Observation o) {
        Optional<X509Certificate> root = certificate(Json.text(o.request(), "certificate"));
        Set<String> trusted = o.context().allowed().trustedRoots();
        if (root.isEmpty()) {
            if (!trusted.isEmpty()) {
                o.mark(Mark.CERTIFICATE, "unreadable");
            }
            return;
        }
        if (!trusted.isEmpty() && !trusted.contains(fingerprint(root.get()))) {
            o.mark(Mark.CERTIFICATE, "stranger");
        } else if (root.get().getNotAfter().toInstant().toEpochMilli() < o.at()) {
            o.mark(Mark.CERTIFICATE, "expired");
        } else if (root.get().getBasicConstraints() < 0) {
            o.mark(Mark.CERTIFICATE, "not-an-authority");
        } else if (root.get().getPublicKey() instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() < SHORTEST_KEY) {
            o.mark(Mark.CERTIFICATE, "weak");
        }
    }

    private static void delete(Observation o, StationMemory station) {
        if (station.orders.roots <= 1) {
            o.mark(Mark.CERTIFICATE, "last");
        }
        station.orders.roots -= station.orders.roots > 0 ? 1 : 0;
    }

    private static Optional<X509Certificate> certificate(String pem) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            byte[] text = pem.getBytes(StandardCharsets.US_ASCII);
            return factory.generateCertificate(new ByteArrayInputStream(text)) instanceof X509Certificate read
                    ? Optional.of(read)
                    : Optional.empty();
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("every Java runtime has SHA-256, and what was read can be written", e);
        }
    }
}
