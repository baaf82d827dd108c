// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches by HTTP/1.1, with or without TLS. The runtime's own clients look a name up themselves, follow where they are led
 * to and limit only the wait for the header; this one dials what {@link Dialing} allows and stays with one host.
 */
record HttpOpener(Destinations destinations, Dialing dialing) implements Source.Opener {

    private static final Pattern RANGE = Pattern.compile("bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\\*)");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final int REDIRECTS = 3;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int REDIRECTION = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    /** Those that say "not now": request timeout, unsatisfiable range, too early, too many requests. */
    private static final List<Integer> PASSING = List.of(408, 416, 425, 429);

    @Override
    public Source open(Source.Request request) throws IOException {
        URI location = request.location();
        for (int i = 0; i <= REDIRECTS; i++) {
            Answer answer = ask(location, request);
            int status = answer.head.status();
            if (status == OK || (status == PARTIAL && request.resumes())) {
                return answer.begun(status == PARTIAL);
            }
            answer.close();
            if (status < REDIRECTION
                    || status >= CLIENT_ERROR
                    || answer.head.field("location").isEmpty()) {
                throw refused(status);
            }
            location = redirect(location, answer.head.field("location").orElse(""));
        }
        throw new HopelessException("the server redirects in circles");
    }

    private static IOException refused(int status) {
        String reason = "the server answers " + status;
        return status >= SERVER_ERROR || PASSING.contains(status)
                ? new FailedException(reason)
                : new HopelessException(reason);
    }

    /** The same host by the same way, or by TLS where it was without. */
    private URI redirect(URI from, String target) throws IOException {
        URI to;
        try {
            to = destinations.check(from.resolve(target).toString());
        } catch (IllegalArgumentException e) {
            throw new HopelessException("the server redirects to no URL", e);
        }
        boolean same = to.getScheme().equalsIgnoreCase(from.getScheme()) && port(to) == port(from);
        boolean safer = secure(to) && !secure(from);
        if (!to.getHost().equalsIgnoreCase(from.getHost()) || !(same || safer)) {
            throw new HopelessException("the server redirects to another host");
        }
        return to;
    }

    private static boolean secure(URI location) {
        return "https".equals(location.getScheme().toLowerCase(Locale.ROOT));
    }

    private static int port(URI location) {
        int usual = secure(location) ? HTTPS : HTTP;
        return location.getPort() < 0 ? usual : location.getPort();
    }

    private Answer ask(URI location, Source.Request request) throws IOException {
        Socket plain = dialing.connect(location, secure(location) ? HTTPS : HTTP);
        Socket socket = secure(location) ? dialing.secure(plain, location) : plain;
        try {
            socket.getOutputStream().write(HttpHead.bytes(lines(location, request)));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            HttpHead head = HttpHead.read(in).orElseThrow(() -> new FailedException("the server says nothing"));
            return new Answer(socket, in, head);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static List<String> lines(URI location, Source.Request request) {
        String path = location.getRawPath() == null || location.getRawPath().isEmpty() ? "/" : location.getRawPath();
        String query = location.getRawQuery() == null ? "" : "?" + location.getRawQuery();
        String port = location.getPort() < 0 ? "" : ":" + location.getPort();
        List<String> lines = new ArrayList<>(List.of(
                "GET " + path + query + " HTTP/1.1",
                "Host: " + location.getHost() + port,
                "User-Agent: Ferrule",
                "Accept: */*",
                "Accept-Encoding: identity",
                "Connection: close"));
        if (location.getUserInfo() != null) {
            byte[] user = location.getUserInfo().getBytes(StandardCharsets.UTF_8);
            lines.add("Authorization: Basic " + Base64.getEncoder().encodeToString(user));
        }
        if (request.resumes()) {
            lines.add("Range: bytes=" + request.from() + "-");
            lines.add("If-Range: " + request.validator().orElse(""));
        }
        return lines;
    }

    private record Answer(Socket socket, InputStream in, HttpHead head) {

        void close() throws IOException {
            socket.close();
        }

        Source begun(boolean partial) throws IOException {
            try {
                return partial ? rest() : whole();
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }

        private Source whole() throws IOException {
            OptionalLong length = length();
            return new Begun(socket, 0, length, validator(), HttpBody.of(in, head, length));
        }

        private Source rest() throws IOException {
            Matcher range = RANGE.matcher(head.field("content-range").orElse(""));
            if (!range.matches()) {
                throw new FailedException("the server sends an unknown part of the file");
            }
            long start = Long.parseLong(range.group(1));
            OptionalLong whole =
                    range.group(2).equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(range.group(2)));
            return new Begun(socket, start, whole, validator(), HttpBody.of(in, head, length()));
        }

        private OptionalLong length() throws IOException {
            Optional<String> field = head.field("content-length");
            if (field.isEmpty() || head.field("transfer-encoding").isPresent()) {
                return OptionalLong.empty();
            }
            if (!LENGTH.matcher(field.get()).matches()) {
                throw new FailedException("the length is no number");
            }
            return OptionalLong.of(Long.parseLong(field.get()));
        }

        /** Only a strong one says that two parts are of one file (RFC 9110, 13.1.5). */
        private Optional<String> validator() {
            return head.field("etag").filter(tag -> tag.startsWith("\""));
        }
    }

    private record Begun(Socket socket, long start, OptionalLong length, Optional<String> validator, InputStream body)
            implements Source {
        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
