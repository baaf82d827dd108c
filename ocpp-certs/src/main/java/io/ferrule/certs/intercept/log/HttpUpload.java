// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;

/**
 * Uploads by PUT, and by POST where the server has no PUT (RFC 9110, 9.3.3 and 9.3.4). Redirects are not followed: they would lead where
 * nobody has looked.
 */
final class HttpUpload {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9][0-9])( .*)?");
    private static final int MOST_LINES = 200;

    private final Location location;
    private final SSLSocketFactory tls;

    HttpUpload(Location location, SSLSocketFactory tls) {
        this.location = location;
        this.tls = tls;
    }

    UploadResult upload(Wire wire, UploadFile file) throws IOException {
        UploadResult put = send(wire, "PUT", file);
        return put == UploadResult.NOT_SUPPORTED ? send(wire, "POST", file) : put;
    }

    private UploadResult send(Wire wire, String method, UploadFile file) throws IOException {
        Socket plain = wire.connect(location.port());
        Socket socket = location.scheme().equals("https") ? wire.secure(plain, tls, location) : plain;
        wire.send(socket, head(method, file));
        wire.send(socket, file.content());
        int status = status(wire, socket);
        for (int line = 0; status < 200 && line < MOST_LINES; line++) {
            // An interim answer ends with an empty line; the true one follows.
            status = wire.line(socket).isEmpty() ? status(wire, socket) : status;
        }
        socket.close();
        return result(status);
    }

    private String head(String method, UploadFile file) {
        Optional<String> credentials = location.userInfo()
                .map(info -> Base64.getEncoder().encodeToString(info.getBytes(StandardCharsets.UTF_8)));
        return method + " " + location.target(file.name()) + " HTTP/1.1\r\n"
                + "Host: " + location.authority() + "\r\n"
                + credentials
                        .map(basic -> "Authorization: Basic " + basic + "\r\n")
                        .orElse("")
                + "Content-Type: text/plain; charset=us-ascii\r\n"
                + "Content-Length: " + file.content().length + "\r\n"
                + "Connection: close\r\n\r\n";
    }

    private static int status(Wire wire, Socket socket) throws IOException {
        Matcher matcher = STATUS.matcher(wire.line(socket));
        if (!matcher.matches()) {
            throw new IOException("the server does not speak HTTP/1.1");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static UploadResult result(int status) {
        return switch (status) {
            case 401, 403, 407 -> UploadResult.PERMISSION_DENIED;
            case 405, 501 -> UploadResult.NOT_SUPPORTED;
            case 400, 411, 413, 415, 422 -> UploadResult.BAD_MESSAGE;
            default -> status >= 200 && status < 300 ? UploadResult.UPLOADED : UploadResult.FAILED;
        };
    }
}
