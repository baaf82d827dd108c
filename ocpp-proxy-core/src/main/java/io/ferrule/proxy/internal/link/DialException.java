// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.link;

/** A dial that failed, with whose fault it was. */
public final class DialException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Where the dial ended. */
    public enum Stage {
        /** Name not found, connection refused, no route, time-out before TCP was open. */
        NETWORK,
        /** The CSMS's certificate was not accepted by us. */
        SERVER_CERTIFICATE,
        /** The CSMS did not accept our certificate. */
        CLIENT_CERTIFICATE,
        /** Any other failure of TLS: version, suite, alert. */
        TLS,
        /** The CSMS answered the upgrade with another status than 101. */
        UPGRADE,
        /** The CSMS opened the WebSocket without agreeing on the sub-protocol. */
        SUBPROTOCOL,
        /** The deadline passed. */
        TIMEOUT
    }

    private final Stage stage;
    private final int httpStatus;

    public DialException(Stage stage, int httpStatus, String message, Throwable cause) {
        super(message, cause);
        this.stage = stage;
        this.httpStatus = httpStatus;
    }

    public DialException(Stage stage, int httpStatus, String message) {
        super(message);
        this.stage = stage;
        this.httpStatus = httpStatus;
    }

    public DialException(Stage stage, String message) {
        this(stage, 0, message);
    }

    public Stage stage() {
        return stage;
    }

    /** Status of the refused upgrade, 0 where there was none. */
    public int httpStatus() {
        return httpStatus;
    }
}
