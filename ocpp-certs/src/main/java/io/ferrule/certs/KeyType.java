// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of key that a station can have, with the algorithm its requests are signed with.
 *
 * <p>All have at least 112 bits of strength (OCPP 2.0.1 part 2, A00.FR.502). P-256 is the default; RSA is for
 * authorities that cannot sign elliptic curve keys, because some copy the algorithm of the request into the
 * certificate.
 */
public enum KeyType {
    /** NIST P-256 with SHA-256, the default. */
    EC_P256("EC-P256", "EC", 256, "SHA256withECDSA"),
    /** NIST P-384 with SHA-384. */
    EC_P384("EC-P384", "EC", 384, "SHA384withECDSA"),
    /** RSA with 2048 bits and SHA-256. */
    RSA_2048("RSA-2048", "RSA", 2048, "SHA256withRSA"),
    /** RSA with 3072 bits and SHA-256. */
    RSA_3072("RSA-3072", "RSA", 3072, "SHA256withRSA");

    private final String word;
    private final String algorithm;
    private final int bits;
    private final String signature;

    KeyType(String word, String algorithm, int bits, String signature) {
        this.word = word;
        this.algorithm = algorithm;
        this.bits = bits;
        this.signature = signature;
    }

    /**
     * The word for it in configuration and reports.
     *
     * @return for example {@code EC-P256}
     */
    public String word() {
        return word;
    }

    /**
     * The signature algorithm for requests made with such a key.
     *
     * @return a standard name of the Java runtime
     */
    public String signature() {
        return signature;
    }

    /**
     * Finds a type by its word.
     *
     * @param word as {@link #word()} writes it, in any case
     * @return the type, or empty if there is none of that name
     */
    public static Optional<KeyType> named(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equalsIgnoreCase(word))
                .findFirst();
    }

    /**
     * The type of a key.
     *
     * @param key any public key
     * @return its type, or empty for a key of another kind or size
     */
    public static Optional<KeyType> of(PublicKey key) {
        return Arrays.stream(values()).filter(type -> type.fits(key)).findFirst();
    }

    /**
     * Makes a new pair with the Java runtime's own provider.
     *
     * @return a new key pair
     * @throws GeneralSecurityException if the runtime lacks the algorithm
     */
    public KeyPair generate() throws GeneralSecurityException {
        return generate(KeyPairGenerator.getInstance(algorithm));
    }

    /**
     * Makes a new pair with a certain provider, for example that of a token.
     *
     * @param provider where the key is to be born
     * @return a new key pair; the private key may be a mere handle
     * @throws GeneralSecurityException if the provider lacks the algorithm, or refuses
     */
    public KeyPair generate(Provider provider) throws GeneralSecurityException {
        return generate(KeyPairGenerator.getInstance(algorithm, provider));
    }

    private KeyPair generate(KeyPairGenerator generator) throws GeneralSecurityException {
        generator.initialize(parameters());
        return generator.generateKeyPair();
    }

    private AlgorithmParameterSpec parameters() {
        return "EC".equals(algorithm)
                ? new ECGenParameterSpec("secp" + bits + "r1")
                : new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
    }

    private boolean fits(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return "RSA".equals(algorithm) && rsa.getModulus().bitLength() == bits;
        }
        return key instanceof ECPublicKey ec
                && "EC".equals(algorithm)
                && ec.getParams().getCurve().getField().getFieldSize() == bits;
    }
}
