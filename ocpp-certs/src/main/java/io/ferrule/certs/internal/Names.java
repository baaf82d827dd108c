// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.internal;

import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Distinguished names whose parts are any text: a number sign or a backslash in front means nothing here. */
public final class Names {

    private Names() {}

    /** O alone. */
    public static X500Name of(String organisation) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, new DERUTF8String(organisation))
                .build();
    }

    /** O and CN, in this order. */
    public static X500Name of(String organisation, String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, new DERUTF8String(organisation))
                .addRDN(BCStyle.CN, new DERUTF8String(commonName))
                .build();
    }
}
