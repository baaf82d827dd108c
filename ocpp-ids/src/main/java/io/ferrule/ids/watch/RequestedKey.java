// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import java.util.Arrays;
import java.util.Base64;

/** Finds the public key in a PKCS#10 request, which the JDK cannot read: the third element of the first of its sequences. */
final class RequestedKey {

    private static final int SEQUENCE = 0x30;
    private static final int LONG_FORM = 0x80;

    private final byte[] der;
    private int at;
    private int end;

    private RequestedKey(byte[] der) {
        this.der = der;
    }

    /** The SubjectPublicKeyInfo, or nothing if the text is no such request. */
    static byte[] of(String pem) {
        String body = pem.replaceAll("-----[A-Z ]+-----", "");
        try {
            return new RequestedKey(Base64.getMimeDecoder().decode(body)).key();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return new byte[0];
        }
    }

    private byte[] key() {
        enter();
        enter();
        skip();
        skip();
        int start = at;
        boolean sequence = der[at] == SEQUENCE;
        skip();
        return sequence ? Arrays.copyOfRange(der, start, at) : new byte[0];
    }

    private void enter() {
        header();
    }

    private void skip() {
        header();
        at = end;
    }

    private void header() {
        int length = der[at + 1] & 0xff;
        at += 2;
        if (length >= LONG_FORM) {
            int bytes = length - LONG_FORM;
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = (length << 8) | (der[at++] & 0xff);
            }
        }
        end = Math.addExact(at, length);
        if (end > der.length || end < at) {
            throw new IndexOutOfBoundsException("an element is longer than the request");
        }
    }
}
