// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.channel;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CSMS's answer to an upgrade.
 *
 * @param status HTTP status
 * @param upgrades whether it says {@code Upgrade: websocket}
 * @param accepts values of {@code Sec-WebSocket-Accept}
 * @param subprotocols values of {@code Sec-WebSocket-Protocol}
 * @param extensions values of {@code Sec-WebSocket-Extensions}
 */
public record UpgradeResponse(
        int status, boolean upgrades, List<String> accepts, List<String> subprotocols, List<String> extensions) {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");

    /** Reads one answer within limits. Used by one thread. */
    public static final class Parser {

        private final HeadScanner scanner;

        public Parser(int headerBytes) {
            this.scanner = new HeadScanner(headerBytes);
        }

        /**
         * Takes bytes up to the end of the header; what follows stays in the buffer. Empty while more is needed.
         *
         * @throws MalformedException if it is no HTTP response within the limits
         */
        public Optional<UpgradeResponse> feed(ByteBuffer in) throws MalformedException {
            try {
                return scanner.feed(in) ? Optional.of(response(scanner.head())) : Optional.empty();
            } catch (BadHeadException e) {
                throw new MalformedException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Not an HTTP response; the message is ours. */
    public static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    private static UpgradeResponse response(HttpHead head) throws BadHeadException {
        Matcher status = STATUS_LINE.matcher(head.startLine());
        if (!status.matches()) {
            throw new BadHeadException(0, "not an HTTP response");
        }
        return new UpgradeResponse(
                Integer.parseInt(status.group(1)),
                head.hasMember("upgrade", "websocket"),
                head.values("sec-websocket-accept"),
                head.members("sec-websocket-protocol"),
                head.members("sec-websocket-extensions"));
    }
}
