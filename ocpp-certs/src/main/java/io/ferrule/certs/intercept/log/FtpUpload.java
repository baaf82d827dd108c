// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uploads by FTP in passive mode (RFC 959, RFC 2428). The second connection goes to the server of the first one, whatever address the
 * server names.
 */
final class FtpUpload {

    private static final Pattern EXTENDED = Pattern.compile(".*\\(([!-~])\\1\\1([0-9]{1,5})\\1\\).*");
    private static final Pattern PASSIVE = Pattern.compile(".*?[0-9]+(?:,[0-9]+){3},([0-9]{1,3}),([0-9]{1,3}).*");
    private static final Pattern REPLY = Pattern.compile("[1-5][0-9][0-9]([ -].*)?");
    private static final int MOST_LINES = 200;
    private static final int HUNDRED = 100;
    private static final int PATIENCE = 120;

    private final Location location;

    FtpUpload(Location location) {
        this.location = location;
    }

    UploadResult upload(Wire wire, UploadFile file) throws IOException {
        Dialogue dialogue = new Dialogue(wire, wire.connect(location.port()));
        try {
            dialogue.welcome();
            dialogue.login(location.user(), location.password());
            dialogue.expect("TYPE I", 2);
            dialogue.store(dialogue.enter(location, file.name()), file.content());
            return UploadResult.UPLOADED;
        } catch (RefusedException e) {
            return e.result();
        }
    }

    /** What the server said no to. */
    private static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        private final int code;

        RefusedException(int code) {
            super("the server said " + code);
            this.code = code;
        }

        UploadResult result() {
            return switch (code) {
                case 530, 532, 550, 553 -> UploadResult.PERMISSION_DENIED;
                case 502, 504 -> UploadResult.NOT_SUPPORTED;
                case 500, 501, 503 -> UploadResult.BAD_MESSAGE;
                default -> UploadResult.FAILED;
            };
        }
    }

    /** One control connection. */
    private static final class Dialogue {

        private final Wire wire;
        private final Socket control;
        private String last = "";

        Dialogue(Wire wire, Socket control) {
            this.wire = wire;
            this.control = control;
        }

        void welcome() throws IOException {
            int code = reply();
            // 120 asks for patience; the true welcome follows.
            if (!positive(code == PATIENCE ? reply() : code)) {
                throw new IOException("the server is not ready");
            }
        }

        void login(String user, String password) throws IOException {
            int code = ask("USER " + user);
            if (code / HUNDRED == 3) {
                expect("PASS " + password, 2);
            } else if (!positive(code)) {
                throw new RefusedException(code);
            }
        }

        /** Goes to the folder, and says under which name to store: without a slash at its end a path may be either. */
        String enter(Location location, String name) throws IOException {
            List<String> path = location.segments();
            if (path.isEmpty()) {
                return name;
            }
            List<String> parents = path.subList(0, path.size() - 1);
            for (String parent : parents) {
                expect("CWD " + parent, 2);
            }
            String end = path.get(parents.size());
            int code = ask("CWD " + end);
            if (positive(code)) {
                return name;
            }
            if (location.folder()) {
                throw new RefusedException(code);
            }
            return end;
        }

        void store(String name, byte[] content) throws IOException {
            Socket data = wire.connect(passive());
            expect("STOR " + name, 1);
            wire.send(data, content);
            data.close();
            int code = reply();
            if (!positive(code)) {
                throw new RefusedException(code);
            }
            wire.send(control, "QUIT\r\n");
        }

        private int passive() throws IOException {
            if (positive(ask("EPSV"))) {
                Matcher extended = EXTENDED.matcher(last);
                if (extended.matches()) {
                    return port(Integer.parseInt(extended.group(2)));
                }
            }
            expect("PASV", 2);
            Matcher passive = PASSIVE.matcher(last);
            if (!passive.matches()) {
                throw new IOException("the server names no port");
            }
            return port(Integer.parseInt(passive.group(1)) * 256 + Integer.parseInt(passive.group(2)));
        }

        private static int port(int number) throws IOException {
            if (number < 1 || number > 65_535) {
                throw new IOException("the server names no port");
            }
            return number;
        }

        void expect(String command, int hundreds) throws IOException {
            int code = ask(command);
            if (code / HUNDRED != hundreds) {
                throw new RefusedException(code);
            }
        }

        private int ask(String command) throws IOException {
            wire.send(control, command + "\r\n");
            return reply();
        }

        /** A reply of several lines ends with one that begins with the same code and a blank (RFC 959, 4.2). */
        private int reply() throws IOException {
            String first = wire.line(control);
            if (!REPLY.matcher(first).matches()) {
                throw new IOException("the server does not speak FTP");
            }
            String code = first.substring(0, 3);
            last = first;
            for (int line = 0; last.startsWith(code + "-") || !last.startsWith(code); line++) {
                if (line >= MOST_LINES) {
                    throw new IOException("the server talks without end");
                }
                last = wire.line(control);
            }
            return Integer.parseInt(code);
        }

        private static boolean positive(int code) {
            return code / HUNDRED == 2;
        }
    }
}
