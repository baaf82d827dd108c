// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.CertificateHashData;
import io.ferrule.certs.HashAlgorithm;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.roots.InstalledRoot;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.certs.verify.LeafHistory;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Writes what a store holds for programs: public parts only. */
public final class CertificateJson {

    private CertificateJson() {}

    /**
     * Writes one station: the certificate that it shows, and how much else there is.
     *
     * @param json where to
     * @param station its identity in the store
     * @throws IOException if it cannot be written
     */
    public static void summary(JsonGenerator json, StationIdentity station) throws IOException {
        Optional<Generation> shown = shown(station);
        json.writeStartObject();
        json.writeStringField("station", station.station());
        if (shown.isPresent()) {
            json.writeNumberField("generation", shown.get().number());
            json.writeStringField("stage", word(shown.get().stage()));
            facts(json, CertificateFacts.of(shown.get().chain().get(0)));
        }
        json.writeNumberField("pending", station.pending().size());
        json.writeNumberField("roots", station.trust().roots().size());
        json.writeEndObject();
    }

    /**
     * The generation that a station shows first: a candidate, else the active one.
     *
     * @param station its identity in the store
     * @return empty if it has no certificate
     */
    public static Optional<Generation> shown(StationIdentity station) {
        return station.candidate().or(station::active);
    }

    /**
     * Writes everything about one station.
     *
     * @param json where to
     * @param station its identity in the store
     * @throws IOException if it cannot be written
     */
    public static void whole(JsonGenerator json, StationIdentity station) throws IOException {
        json.writeStartObject();
        json.writeStringField("station", station.station());
        json.writeArrayFieldStart("generations");
        for (Generation generation : station.generations()) {
            generation(json, generation);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("roots");
        for (InstalledRoot root : station.trust().roots()) {
            root(json, root);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void generation(JsonGenerator json, Generation generation) throws IOException {
        json.writeStartObject();
        json.writeNumberField("generation", generation.number());
        json.writeStringField("stage", word(generation.stage()));
        json.writeStringField("since", generation.since().toString());
        Optional<String> key = generation.publicKey().flatMap(KeyType::of).map(KeyType::word);
        if (key.isPresent()) {
            json.writeStringField("keyType", key.get());
        }
        json.writeArrayFieldStart("chain");
        for (X509Certificate certificate : generation.chain()) {
            certificate(json, certificate);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /**
     * Writes one root with the data by which OCPP names it, by SHA-256.
     *
     * @param json where to
     * @param root the root
     * @throws IOException if it cannot be written
     */
    public static void root(JsonGenerator json, InstalledRoot root) throws IOException {
        json.writeStartObject();
        json.writeStringField("use", root.use().name201());
        json.writeStringField("standing", word(root.standing()));
        facts(json, CertificateFacts.of(root.certificate()));
        json.writeStringField("fingerprint", LeafHistory.fingerprint(root.certificate()));
        CertificateHashData data = Objects.requireNonNull(root.hashes().get(HashAlgorithm.SHA256));
        json.writeObjectFieldStart("hashData");
        json.writeStringField("hashAlgorithm", data.algorithm().name());
        json.writeStringField("issuerNameHash", data.issuerNameHash());
        json.writeStringField("issuerKeyHash", data.issuerKeyHash());
        json.writeStringField("serialNumber", data.serialNumber());
        json.writeEndObject();
        json.writeEndObject();
    }

    /**
     * Writes one certificate.
     *
     * @param json where to
     * @param certificate the certificate
     * @throws IOException if it cannot be written
     */
    public static void certificate(JsonGenerator json, X509Certificate certificate) throws IOException {
        json.writeStartObject();
        facts(json, CertificateFacts.of(certificate));
        json.writeStringField("signature", certificate.getSigAlgName());
        json.writeStringField("fingerprint", LeafHistory.fingerprint(certificate));
        json.writeEndObject();
    }

    private static void facts(JsonGenerator json, CertificateFacts facts) throws IOException {
        json.writeStringField("subject", facts.subject());
        json.writeStringField("issuer", facts.issuer());
        json.writeStringField("serial", facts.serial());
        json.writeStringField("notBefore", facts.notBefore().toString());
        json.writeStringField("notAfter", facts.notAfter().toString());
        json.writeStringField("key", facts.key());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
