// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.channel;

import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.DialException.Stage;
import io.ferrule.proxy.upstream.BasicCredentials;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The upgrade that is asked of a CSMS: one sub-protocol, no extension.
 *
 * @param target path and query, percent-encoded as configured
 * @param host value of {@code Host}
 * @param key value of {@code Sec-WebSocket-Key}
 * @param subprotocol the only one offered
 * @param credentials for security profiles 1 and 2
 */
public record UpgradeOffer(
        String target, String host, String key, String subprotocol, Optional<BasicCredentials> credentials) {

    /** The request as bytes. */
    public byte[] request() {
        StringBuilder text = new StringBuilder(384)
                .append("GET ")
                .append(target)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13")
                .append("\r\nSec-WebSocket-Key: ")
                .append(key)
                .append("\r\nSec-WebSocket-Protocol: ")
                .append(subprotocol);
        credentials.ifPresent(basic -> text.append("\r\nAuthorization: Basic ").append(encoded(basic)));
        return text.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Checks the answer as a client must (RFC 6455, 4.1). A CSMS that leaves the sub-protocol out has not agreed to speak
     * OCPP in our version and is refused as well (OCPP-J 1.6, 3.1.2).
     *
     * @throws DialException if the answer does not open the WebSocket
     */
    public void check(UpgradeResponse response) throws DialException {
        int status = response.status();
        if (status != 101) {
            throw new DialException(Stage.UPGRADE, status, "the CSMS answered the upgrade with " + status);
        }
        if (!response.upgrades() || !response.accepts().equals(List.of(UpgradeAnswers.accept(key)))) {
            throw new DialException(Stage.UPGRADE, status, "the CSMS's 101 does not prove a WebSocket");
        }
        if (!response.extensions().isEmpty()) {
            throw new DialException(Stage.UPGRADE, status, "the CSMS uses an extension that was not offered");
        }
        if (response.subprotocols().isEmpty()) {
            throw new DialException(
                    Stage.SUBPROTOCOL, status, "the CSMS did not agree on the sub-protocol " + subprotocol);
        }
        if (response.subprotocols().size() > 1
                || !response.subprotocols().get(0).equalsIgnoreCase(subprotocol)) {
            throw new DialException(
                    Stage.SUBPROTOCOL, status, "the CSMS chose another sub-protocol than " + subprotocol);
        }
    }

    /** The password goes out as the bytes it is (OCPP-J 1.6, 6.2.1). */
    private static String encoded(BasicCredentials credentials) {
        byte[] user = (credentials.user() + ":").getBytes(StandardCharsets.UTF_8);
        byte[] password = credentials.password().bytes();
        byte[] pair = new byte[user.length + password.length];
        System.arraycopy(user, 0, pair, 0, user.length);
        System.arraycopy(password, 0, pair, user.length, password.length);
        return Base64.getEncoder().encodeToString(pair);
    }
}
