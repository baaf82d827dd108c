// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.link;

import io.ferrule.proxy.upstream.UpstreamFailure.Fault;

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
        /** The CSMS answered the upgrade with another status than 101, or not at all. */
        UPGRADE,
        /** The CSMS opened the WebSocket without agreeing on the sub-protocol. */
        SUBPROTOCOL,
        /** The deadline passed. */
        TIMEOUT,
        /** The target asks for something that is not installed. */
        CONFIGURATION
    }

    private final Stage stage;
    private final int httpStatus;
    private final Fault fault;

    public DialException(Stage stage, int httpStatus, String message, Throwable cause) {
        super(message, cause);
        this.stage = stage;
        this.httpStatus = httpStatus;
        this.fault = faultOf(stage);
    }

    public DialException(Stage stage, int httpStatus, String message) {
        super(message);
        this.stage = stage;
        this.httpStatus = httpStatus;
        this.fault = faultOf(stage);
    }

    public DialException(Stage stage, String message) {
        this(stage, 0, message);
    }

    private DialException(DialException known, Fault fault) {
        super(known.getMessage(), known);
        this.stage = known.stage;
        this.httpStatus = known.httpStatus;
        this.fault = fault;
    }

    /** The same failure where it is known better what is to blame. */
    public DialException blaming(Fault better) {
        return new DialException(this, better);
    }

    /** What is to blame. */
    public Fault fault() {
        return fault;
    }

    public Stage stage() {
        return stage;
    }

    /** Status of the refused upgrade, 0 where there was none. */
    public int httpStatus() {
        return httpStatus;
    }

    private static Fault faultOf(Stage stage) {
        return switch (stage) {
            case CLIENT_CERTIFICATE -> Fault.CERTIFICATE;
            case SERVER_CERTIFICATE -> Fault.SERVER_CERTIFICATE;
            case NETWORK, TLS, UPGRADE, SUBPROTOCOL, TIMEOUT, CONFIGURATION -> Fault.NETWORK;
        };
    }
}
