// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import java.util.Arrays;
import java.util.Optional;

/** The digests that OCPP names in certificateHashData, by the words of its HashAlgorithmEnumType. */
public enum HashAlgorithm {
    /** SHA-256; what Ferrule reports with. */
    SHA256("SHA-256"),
    /** SHA-384. */
    SHA384("SHA-384"),
    /** SHA-512. */
    SHA512("SHA-512");

    private final String digest;

    HashAlgorithm(String digest) {
        this.digest = digest;
    }

    /**
     * The name of the digest in the Java runtime.
     *
     * @return for example {@code SHA-256}
     */
    public String digest() {
        return digest;
    }

    /**
     * Finds an algorithm by OCPP's word.
     *
     * @param word for example {@code SHA256}
     * @return the algorithm, or empty if OCPP knows no such word
     */
    public static Optional<HashAlgorithm> named(String word) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.name().equals(word))
                .findFirst();
    }
}
