// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.csms;

import io.ferrule.benchmarks.tls.Certificates;
import io.ferrule.benchmarks.tls.MutualTls;
import io.ferrule.benchmarks.websocket.MessageStream;
import io.ferrule.benchmarks.websocket.Upgrade;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.net.ssl.SSLServerSocket;

/**
 * A CSMS as a process: {@code LabCsms BOOK CERTIFICATES|- MANNERS...}. With a directory of certificates it speaks TLS 1.3
 * and demands one. Prints {@code ready PORT} and ends when its standard input ends.
 */
public final class LabCsms {

    private static final int BACKLOG = 1_024;
    private static final int MOST_MESSAGE_BYTES = 32_768;
    private static final int IDLE_MILLIS = 180_000;
    private static final int STACK_BYTES = 256 * 1_024;
    private static final int MANNERS_FROM = 2;

    private final ServerSocket server;
    private final Conversation.Desk desk;
    private final SplittableRandom random;

    private LabCsms(ServerSocket server, Conversation.Desk desk) {
        this.server = server;
        this.desk = desk;
        this.random = new SplittableRandom(desk.manners().seed());
    }

    /** Runs as a process of its own. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Manners manners = Manners.parse(Arrays.asList(arguments).subList(MANNERS_FROM, arguments.length));
        Clock clock = Clock.systemUTC();
        try (Memory memory = new Memory(manners, Path.of(arguments[0]), clock);
                ServerSocket server = listen(arguments[1])) {
            LabCsms csms = new LabCsms(server, new Conversation.Desk(memory, manners, clock));
            start(csms::accept);
            System.out.println("ready " + server.getLocalPort());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static ServerSocket listen(String certificates) throws IOException, GeneralSecurityException {
        if (certificates.equals("-")) {
            return new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        }
        SSLServerSocket server = (SSLServerSocket) MutualTls.csms(new Certificates(Path.of(certificates)))
                .getServerSocketFactory()
                .createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        server.setEnabledProtocols(new String[] {"TLSv1.3"});
        return server;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                SplittableRandom moods = random.split();
                start(() -> serve(socket, moods));
            } catch (IOException e) {
                // Either closed, which ends the loop, or a connection that ended before it began.
            }
        }
    }

    private void serve(Socket connection, SplittableRandom moods) {
        try (Socket socket = connection) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            String path = Upgrade.grant(socket.getInputStream(), socket.getOutputStream());
            String station = path.substring(path.lastIndexOf('/') + 1);
            MessageStream stream =
                    MessageStream.server(socket.getInputStream(), socket.getOutputStream(), MOST_MESSAGE_BYTES);
            new Conversation(station, stream, desk, moods).hold();
        } catch (IOException e) {
            // The peer went away, which is what this is all about.
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(null, task, "csms", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }
}
