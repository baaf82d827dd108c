// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches by FTP in passive mode (RFC 959, RFC 2428). Of the address that a server names for the data only the port is
 * used: the data comes from the host that was dialled.
 */
record FtpOpener(Dialing dialing) implements Source.Opener {

    private static final Pattern EXTENDED = Pattern.compile("\\(\\|\\|\\|([0-9]{1,5})\\|\\)");
    private static final Pattern PASSIVE = Pattern.compile("([0-9]{1,3}),([0-9]{1,3})\\)?\\D*$");
    private static final int FTP = 21;
    private static final int MAX_PORT = 65_535;
    private static final int BYTE = 256;

    @Override
    public Source open(Source.Request request) throws IOException {
        URI location = request.location();
        String[] user = credentials(location);
        Talk talk = new Talk(dialing.connect(location, FTP));
        try {
            talk.expect(2);
            if (talk.say("USER " + user[0]).code() / 100 == 3) {
                talk.say("PASS " + user[1]).must(2);
            }
            talk.say("TYPE I").must(2);
            OptionalLong length = length(talk, path(location));
            return retrieve(talk, dialing.connect(talk.address(), dataPort(talk)), request, length);
        } catch (IOException e) {
            talk.close();
            throw e;
        }
    }

    private static Source retrieve(Talk talk, Socket data, Source.Request request, OptionalLong length)
            throws IOException {
        try {
            long start = request.resumes() && talk.say("REST " + request.from()).code() == 350 ? request.from() : 0;
            talk.say("RETR " + path(request.location())).must(1);
            return new Begun(talk, data, start, length, data.getInputStream());
        } catch (IOException e) {
            data.close();
            throw e;
        }
    }

    private static String[] credentials(URI location) throws IOException {
        String given = Optional.ofNullable(location.getUserInfo()).orElse("anonymous:ferrule");
        int colon = given.indexOf(':');
        String user = colon < 0 ? given : given.substring(0, colon);
        return new String[] {plain(user), plain(colon < 0 ? "" : given.substring(colon + 1))};
    }

    private static String path(URI location) throws IOException {
        String raw = Optional.ofNullable(location.getRawPath()).orElse("").replaceFirst("^/", "");
        try {
            return plain(URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new HopelessException("the location is no URL", e);
        }
    }

    /** A line end would be another command. */
    private static String plain(String text) throws IOException {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new HopelessException("the location holds control characters");
        }
        return text;
    }

    private static OptionalLong length(Talk talk, String path) throws IOException {
        Line size = talk.say("SIZE " + path);
        String number = size.text().strip();
        return size.code() == 213 && number.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(number))
                : OptionalLong.empty();
    }

    private static int dataPort(Talk talk) throws IOException {
        Line extended = talk.say("EPSV");
        Matcher port = EXTENDED.matcher(extended.text());
        if (extended.code() == 229 && port.find()) {
            return inRange(Integer.parseInt(port.group(1)));
        }
        Line passive = talk.say("PASV");
        passive.must(2);
        Matcher last = PASSIVE.matcher(passive.text());
        if (!last.find()) {
            throw new FailedException("the FTP server names no port");
        }
        return inRange(Integer.parseInt(last.group(1)) * BYTE + Integer.parseInt(last.group(2)));
    }

    private static int inRange(int port) throws IOException {
        if (port < 1 || port > MAX_PORT) {
            throw new FailedException("the FTP server names no port");
        }
        return port;
    }

    /** One answer of the server. */
    private record Line(int code, String text) {
        void must(int hundreds) throws IOException {
            if (code / 100 != hundreds) {
                String reason = "the FTP server answers " + code;
                throw code / 100 == 5 ? new HopelessException(reason) : new FailedException(reason);
            }
        }
    }

    /** The connection for commands. */
    private static final class Talk {
        private static final int MAX_LINE = 1_024;
        private static final int MAX_LINES = 100;

        private final Socket socket;
        private final InputStream in;

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        InetAddress address() {
            return socket.getInetAddress();
        }

        Line say(String command) throws IOException {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            return listen();
        }

        void expect(int hundreds) throws IOException {
            listen().must(hundreds);
        }

        /** An answer of several lines ends with one that has a blank after its number (RFC 959, 4.2). */
        private Line listen() throws IOException {
            for (int i = 0; i < MAX_LINES; i++) {
                String line = line();
                if (line.matches("[1-5][0-9][0-9]( .*)?")) {
                    return new Line(Integer.parseInt(line.substring(0, 3)), line.substring(3));
                }
            }
            throw new FailedException("the FTP server does not stop talking");
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0 || line.length() > MAX_LINE) {
                    throw new FailedException("the FTP server broke off");
                }
                line.append((char) next);
            }
            return line.toString().stripTrailing();
        }

        void close() throws IOException {
            socket.close();
        }
    }

    /** FTP knows no versions of a file; one whose length is the same is taken for the same, and the signature tells. */
    private record Begun(Talk talk, Socket data, long start, OptionalLong length, InputStream body) implements Source {

        @Override
        public Optional<String> validator() {
            return length.isPresent() ? Optional.of("\"" + length.getAsLong() + "\"") : Optional.empty();
        }

        @Override
        public void finish() throws IOException {
            talk.expect(2);
        }

        @Override
        public void close() throws IOException {
            data.close();
            talk.close();
        }
    }
}
