// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.link;

/**
 * Why a WebSocket ended.
 *
 * @param code close code of RFC 6455, 7.4; 1006 where no close frame was seen
 * @param text reason as sent or received, possibly empty; hostile where the peer sent it
 * @param byPeer whether the peer began the closing
 */
public record CloseReason(int code, String text, boolean byPeer) {

    public static final int NORMAL = 1000;
    public static final int GOING_AWAY = 1001;
    public static final int PROTOCOL_ERROR = 1002;
    public static final int NOT_ACCEPTABLE = 1003;
    public static final int ABNORMAL = 1006;
    public static final int BAD_DATA = 1007;
    public static final int POLICY = 1008;
    public static final int TOO_BIG = 1009;
    public static final int INTERNAL_ERROR = 1011;

    public static CloseReason ours(int code, String text) {
        return new CloseReason(code, text, false);
    }
}
