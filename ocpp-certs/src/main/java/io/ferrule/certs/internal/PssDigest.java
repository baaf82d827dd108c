// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.internal;

import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.jspecify.annotations.Nullable;

/** The digest inside the parameters of an RSASSA-PSS signature; the name of the algorithm does not tell it. */
final class PssDigest {

    private PssDigest() {}

    /** Missing parameters mean SHA-1 (RFC 4055, 3.1). */
    static boolean weak(byte @Nullable [] parameters) {
        if (parameters == null) {
            return true;
        }
        try {
            var digest =
                    RSASSAPSSparams.getInstance(parameters).getHashAlgorithm().getAlgorithm();
            return OIWObjectIdentifiers.idSHA1.equals(digest) || PKCSObjectIdentifiers.md5.equals(digest);
        } catch (RuntimeException e) {
            return true;
        }
    }
}
