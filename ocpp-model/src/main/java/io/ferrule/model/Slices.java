// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/** A frame's text and the spans of its id token and its payload, so that either can be replaced alone. */
record Slices(String text, int idStart, int idEnd, int payloadStart, int payloadEnd) {

    Slices withId(String id) {
        String token = Envelopes.quote(id);
        int shift = token.length() - (idEnd - idStart);
        return new Slices(
                text.substring(0, idStart) + token + text.substring(idEnd),
                idStart,
                idEnd + shift,
                payloadStart + shift,
                payloadEnd + shift);
    }

    Slices withPayload(String json) {
        return new Slices(
                text.substring(0, payloadStart) + json + text.substring(payloadEnd),
                idStart,
                idEnd,
                payloadStart,
                payloadStart + json.length());
    }
}
