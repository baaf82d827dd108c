// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

/**
 * Who the operator is to the authority outside ACME, for external account binding (RFC 8555, 7.3.4). Used once, when the
 * account is registered.
 */
public final class ExternalAccount {

    private final String keyId;
    private final byte[] macKey;

    /**
     * What the authority has given.
     *
     * @param keyId name of the key, not empty
     * @param macKey the key, for HMAC-SHA256; copied, not empty
     */
    public ExternalAccount(String keyId, byte[] macKey) {
        if (keyId.isEmpty() || macKey.length == 0) {
            throw new IllegalArgumentException("an external account has the name of a key, and a key");
        }
        this.keyId = keyId;
        this.macKey = macKey.clone();
    }

    String keyId() {
        return keyId;
    }

    byte[] macKey() {
        return macKey.clone();
    }

    /**
     * Never the key.
     *
     * @return the name of the key
     */
    @Override
    public String toString() {
        return "ExternalAccount[" + keyId + "]";
    }
}
