// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

/**
 * Why a certificate is refused; one word for each check (OCPP 2.0.1 part 2, A00.FR.501 to A00.FR.514 and A02.FR.06).
 * The sentences are ours, short enough for {@code techInfo}, and hold nothing that came from outside.
 */
public enum Refusal {
    /** Nothing was sent. */
    EMPTY("nothing was sent"),
    /** More characters than the field or the configured limit allows. */
    TOO_LONG("the text is longer than allowed"),
    /** A NUL character in the text. */
    NUL_CHARACTER("the text holds a NUL character"),
    /** Not one PEM block: DER, bare base64, other text. */
    NOT_PEM("the text holds no PEM block"),
    /** A block without its end. */
    TRUNCATED("a PEM block has no end"),
    /** A block of another kind than CERTIFICATE. */
    FOREIGN_BLOCK("a PEM block is no plain certificate"),
    /** A private key came along; it is compromised and must never be logged. */
    PRIVATE_KEY_INSIDE("a private key was sent along"),
    /** More certificates than a chain may have. */
    TOO_MANY_CERTIFICATES("there are too many certificates"),
    /** More than one certificate where exactly one is asked for. */
    SEVERAL_CERTIFICATES("exactly one certificate is expected"),
    /** A block does not hold one readable certificate. */
    UNREADABLE_CERTIFICATE("a certificate cannot be read"),
    /** An elliptic curve that is written out instead of named. */
    EXPLICIT_CURVE("the curve of the key is not a named one"),
    /** Less than 112 bits of strength: RSA below 2048, EC below 224. */
    WEAK_KEY("a key is weaker than 112 bits"),
    /** Signed with MD5 or SHA-1. */
    WEAK_SIGNATURE("a signature uses MD5, SHA-1 or another disabled algorithm"),
    /** No key waits for a certificate. */
    UNSOLICITED("no certificate was asked for"),
    /** None of the waiting keys is in the certificate. */
    UNKNOWN_KEY("the certificate is for another key"),
    /** A certificate that was in use before. */
    REPLAYED("the certificate was used before"),
    /** The first certificate is not that of the key, and sorting is off. */
    WRONG_ORDER("the chain is not in order"),
    /** The certificate of a station may sign certificates. */
    AUTHORITY("the certificate is that of an authority"),
    /** Key usage without digitalSignature. */
    KEY_USAGE("the key usage lacks digitalSignature"),
    /** Extended key usage without clientAuth. */
    EXTENDED_KEY_USAGE("the extended key usage lacks client authentication"),
    /** A critical extension that nobody here knows. */
    UNKNOWN_CRITICAL_EXTENSION("a critical extension is unknown"),
    /** The validity lies in the future. */
    NOT_YET_VALID("the certificate is not valid yet"),
    /** The validity lies in the past. */
    EXPIRED("the certificate has expired"),
    /** O is missing or another. */
    ORGANISATION("the organisation is not that of the operator"),
    /** CN is missing or another. */
    COMMON_NAME("the common name is not the serial number of the station"),
    /** CN has the form of a URL or an IP address. */
    COMMON_NAME_IS_ADDRESS("the common name is a URL or an IP address"),
    /** Where the certificate goes by a DNS name: the alternative names are others, or more. */
    DNS_NAME("the alternative names are not exactly the name that was asked for"),
    /** Negative, zero or longer than 20 bytes. */
    SERIAL_NUMBER("the serial number is not a positive number of at most 20 bytes"),
    /** Signed by itself. */
    SELF_SIGNED("the certificate is signed by itself"),
    /** No path leads to an installed root. */
    UNKNOWN_ISSUER("no path leads to an installed root"),
    /** An issuer is expired or not valid yet. */
    ISSUER_NOT_VALID("a certificate above is outside its validity"),
    /** More authorities in a row than one of them allows. */
    PATH_TOO_LONG("the path is longer than an authority allows"),
    /** A name that an authority is not allowed to certify. */
    NAME_CONSTRAINT("a name is outside what an authority may certify"),
    /** Another rule of RFC 5280 is broken on the path. */
    PATH_INVALID("the path breaks RFC 5280"),
    /** On a revocation list. */
    REVOKED("the certificate is revoked"),
    /** A root that may not sign certificates. */
    NOT_AN_AUTHORITY("the certificate may not sign certificates"),
    /** A root that is neither self-signed nor signed by an installed one. */
    NOT_A_ROOT("the certificate is signed neither by itself nor by an installed root"),
    /** AdditionalRootCertificateCheck: the new root must be signed by the old one. */
    NOT_SIGNED_BY_OLD_ROOT("the new root is not signed by the one it replaces"),
    /** No room for one more root. */
    STORE_FULL("no more roots can be installed"),
    /** A signature over a file that does not fit. */
    SIGNATURE_MISMATCH("the signature does not fit the file"),
    /** A signature that cannot be read. */
    UNREADABLE_SIGNATURE("the signature cannot be read");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    /**
     * The reason in words.
     *
     * @return one sentence without a full stop
     */
    public String sentence() {
        return sentence;
    }
}
