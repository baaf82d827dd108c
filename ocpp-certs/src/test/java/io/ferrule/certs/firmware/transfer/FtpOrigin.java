// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An FTP server with one file, which names another host for its data than its own. */
final class FtpOrigin implements AutoCloseable {

    final List<String> commands = new CopyOnWriteArrayList<>();
    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ServerSocket data = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final byte[] file;
    private int from;

    FtpOrigin(byte[] file) throws IOException {
        this.file = file;
        Thread thread = new Thread(this::serve, "ftp-origin");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    private void serve() {
        try (Socket socket = listener.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            say(socket, "220-welcome\r\n220 ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                say(socket, answer(line));
                if (line.startsWith("RETR")) {
                    try (Socket target = data.accept()) {
                        target.getOutputStream().write(file, from, file.length - from);
                    }
                    say(socket, "226 done");
                }
            }
        } catch (IOException e) {
            return; // the test is over
        }
    }

    private String answer(String line) {
        if (line.startsWith("REST")) {
            from = Integer.parseInt(line.substring(5));
        }
        return switch (line.split(" ", 2)[0]) {
            case "USER" -> "331 password";
            case "PASS" -> "230 in";
            case "TYPE" -> "200 ok";
            case "SIZE" -> "213 " + file.length;
            case "EPSV" -> "500 what";
            case "PASV" -> "227 (10,0,0,1," + data.getLocalPort() / 256 + "," + data.getLocalPort() % 256 + ")";
            case "REST" -> "350 ok";
            case "RETR" -> "150 here it comes";
            default -> "502 no";
        };
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        listener.close();
        data.close();
    }
}
