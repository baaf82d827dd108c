// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.csms;

import io.ferrule.benchmarks.tls.Certificates;
import io.ferrule.benchmarks.tls.MutualTls;
import io.ferrule.benchmarks.websocket.Message;
import io.ferrule.benchmarks.websocket.MessageStream;
import io.ferrule.benchmarks.websocket.Upgrade;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLServerSocket;

/**
 * A CSMS on the loopback address: TLS 1.3, client certificate required, a thread for each of at most 2,000 connections.
 * Prints {@code ready PORT} and ends when its standard input ends.
 */
public final class AnsweringCsms implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 2_000;
    private static final int MOST_MESSAGE_BYTES = 32_768;
    private static final int IDLE_MILLIS = 180_000;
    private static final long HOLD_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final SSLServerSocket server;
    private final ExecutorService threads;

    private AnsweringCsms(SSLServerSocket server) {
        this.server = server;
        this.threads = new ThreadPoolExecutor(
                0, MOST_CONNECTIONS + 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), AnsweringCsms::daemon);
    }

    /** Runs as a process of its own; the argument is the directory of the certificates. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        try (AnsweringCsms csms = start(new Certificates(Path.of(arguments[0])))) {
            System.out.println("ready " + csms.port());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Starts listening on a free port. */
    public static AnsweringCsms start(Certificates certificates) throws IOException, GeneralSecurityException {
        SSLServerSocket server = (SSLServerSocket) MutualTls.csms(certificates)
                .getServerSocketFactory()
                .createServerSocket(0, 512, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        server.setEnabledProtocols(new String[] {"TLSv1.3"});
        AnsweringCsms csms = new AnsweringCsms(server);
        csms.threads.execute(csms::accept);
        return csms;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                // Either closed, which ends the loop, or a connection that ended before it began.
            }
        }
    }

    private static void serve(Socket connection) {
        try (Socket socket = connection) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            Upgrade.grant(socket.getInputStream(), socket.getOutputStream());
            answerAll(MessageStream.server(socket.getInputStream(), socket.getOutputStream(), MOST_MESSAGE_BYTES));
        } catch (IOException e) {
            // The peer went away, which is how every measurement ends.
        }
    }

    private static void answerAll(MessageStream stream) throws IOException {
        Message call = new Message(MOST_MESSAGE_BYTES);
        Message result = new Message(MOST_MESSAGE_BYTES);
        while (stream.read(call)) {
            switch (Answerer.answer(call, result)) {
                case RESULT -> stream.write(result);
                case NONE -> {}
                case HOLD -> LockSupport.parkNanos(HOLD_NANOS);
            }
        }
        stream.close();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "csms");
        thread.setDaemon(true);
        return thread;
    }
}
