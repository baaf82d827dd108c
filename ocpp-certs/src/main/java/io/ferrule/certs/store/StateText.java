// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import io.ferrule.certs.CertificateHashData;
import io.ferrule.certs.HashAlgorithm;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.internal.Digests;
import io.ferrule.certs.roots.InstalledRoot;
import io.ferrule.certs.roots.TrustSet;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state of one station as names and values, for {@link ChecksummedText}. Certificates appear by fingerprint only.
 */
final class StateText {

    private static final String VERSION = "1";

    private StateText() {}

    /** Finds a certificate by its fingerprint. */
    interface Certificates {
        X509Certificate get(String fingerprint) throws IOException;
    }

    static Map<String, String> write(StationIdentity identity) {
        Map<String, String> values = new TreeMap<>();
        values.put("version", VERSION);
        values.put("station", identity.station());
        values.put("next", Integer.toString(identity.next()));
        Memory memory = identity.memory();
        values.put("memory.taken", String.join(",", memory.taken()));
        values.put("memory.latest", memory.latest().orElse(""));
        values.put("memory.used", String.join(",", memory.used()));
        values.put("memory.keys", String.join(",", memory.settledKeys()));
        memory.commonName().ifPresent(name -> values.put("memory.name", name));
        identity.generations().forEach(generation -> write(generation, values));
        List<InstalledRoot> roots = identity.trust().roots();
        for (int i = 0; i < roots.size(); i++) {
            write(roots.get(i), "root." + i + ".", values);
        }
        return values;
    }

    private static void write(Generation generation, Map<String, String> values) {
        String prefix = "generation." + generation.number() + ".";
        values.put(prefix + "stage", generation.stage().name());
        values.put(prefix + "since", generation.since().toString());
        values.put(prefix + "from", generation.from().toString());
        generation.publicKey().ifPresent(key -> {
            values.put(prefix + "algorithm", key.getAlgorithm());
            values.put(prefix + "key", Base64.getEncoder().encodeToString(key.getEncoded()));
        });
        values.put(
                prefix + "chain",
                String.join(
                        ",",
                        generation.chain().stream().map(Digests::fingerprint).toList()));
    }

    private static void write(InstalledRoot root, String prefix, Map<String, String> values) {
        values.put(prefix + "certificate", Digests.fingerprint(root.certificate()));
        values.put(prefix + "use", root.use().name());
        values.put(prefix + "standing", root.standing().name());
        root.hashes()
                .forEach((algorithm, data) -> values.put(
                        prefix + "hash." + algorithm.name(),
                        String.join(",", data.issuerNameHash(), data.issuerKeyHash(), data.serialNumber())));
    }

    static StationIdentity read(Map<String, String> values, Certificates certificates) throws IOException {
        try {
            if (!VERSION.equals(values.get("version"))) {
                throw new StoreException("was written by another version of this program");
            }
            Memory memory = new Memory(
                    list(values, "memory.taken"),
                    Optional.of(get(values, "memory.latest")).filter(name -> !name.isEmpty()),
                    list(values, "memory.used"),
                    list(values, "memory.keys"),
                    Optional.ofNullable(values.get("memory.name")));
            return new StationIdentity(
                    get(values, "station"),
                    Integer.parseInt(get(values, "next")),
                    generations(values, certificates),
                    roots(values, certificates),
                    memory);
        } catch (RuntimeException | GeneralSecurityException e) {
            throw new StoreException("is damaged in its content", e);
        }
    }

    private static List<Generation> generations(Map<String, String> values, Certificates certificates)
            throws IOException, GeneralSecurityException {
        List<Generation> generations = new ArrayList<>();
        for (String name : values.keySet()) {
            if (name.startsWith("generation.") && name.endsWith(".stage")) {
                String prefix = name.substring(0, name.length() - "stage".length());
                String number = prefix.substring("generation.".length(), prefix.length() - 1);
                generations.add(new Generation(
                        Integer.parseInt(number),
                        Stage.valueOf(get(values, name)),
                        Instant.parse(get(values, prefix + "since")),
                        Instant.parse(get(values, prefix + "from")),
                        key(values, prefix),
                        all(list(values, prefix + "chain"), certificates)));
            }
        }
        return generations;
    }

    private static Optional<PublicKey> key(Map<String, String> values, String prefix) throws GeneralSecurityException {
        if (!values.containsKey(prefix + "key")) {
            return Optional.empty();
        }
        byte[] encoded = Base64.getDecoder().decode(get(values, prefix + "key"));
        return Optional.of(KeyFactory.getInstance(get(values, prefix + "algorithm"))
                .generatePublic(new X509EncodedKeySpec(encoded)));
    }

    private static TrustSet roots(Map<String, String> values, Certificates certificates) throws IOException {
        List<InstalledRoot> roots = new ArrayList<>();
        for (int i = 0; values.containsKey("root." + i + ".use"); i++) {
            String prefix = "root." + i + ".";
            Map<HashAlgorithm, CertificateHashData> hashes = new EnumMap<>(HashAlgorithm.class);
            for (HashAlgorithm algorithm : HashAlgorithm.values()) {
                List<String> parts = list(values, prefix + "hash." + algorithm.name());
                hashes.put(algorithm, new CertificateHashData(algorithm, parts.get(0), parts.get(1), parts.get(2)));
            }
            roots.add(new InstalledRoot(
                    certificates.get(get(values, prefix + "certificate")),
                    RootUse.valueOf(get(values, prefix + "use")),
                    InstalledRoot.Standing.valueOf(get(values, prefix + "standing")),
                    hashes));
        }
        return new TrustSet(roots);
    }

    private static List<X509Certificate> all(List<String> fingerprints, Certificates certificates) throws IOException {
        List<X509Certificate> all = new ArrayList<>();
        for (String fingerprint : fingerprints) {
            all.add(certificates.get(fingerprint));
        }
        return all;
    }

    private static List<String> list(Map<String, String> values, String name) {
        String text = get(values, name);
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    private static String get(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }
}
