// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.internal.channel.UpgradeAnswers;
import io.ferrule.proxy.upstream.TlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.BCSSLSocket;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.jspecify.annotations.Nullable;

/** A CSMS that does whatever a test wants with each connection, over real sockets and real TLS. */
final class RawCsms implements AutoCloseable {

    /** What it does with one connection. */
    interface Script {
        void play(RawPeer gateway) throws Exception;
    }

    private static final char[] PASSWORD = "test".toCharArray();

    final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    final BlockingQueue<Exception> failures = new LinkedBlockingQueue<>();
    private final ServerSocket server;
    private final Consumer<SSLSocket> tuning;

    private RawCsms(ServerSocket server, Consumer<SSLSocket> tuning, Script script) {
        this.server = server;
        this.tuning = tuning;
        Thread thread = new Thread(() -> accept(script), "raw-csms");
        thread.setDaemon(true);
        thread.start();
    }

    static RawCsms plain(Script script) throws IOException {
        return new RawCsms(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()), socket -> {}, script);
    }

    /** With TLS; a client certificate is demanded when there are roots for it. */
    static RawCsms tls(TlsIdentity own, Optional<List<X509Certificate>> clientRoots, String protocol, Script script)
            throws Exception {
        SSLServerSocket server = server(keys(own), clientRoots.isPresent() ? trust(clientRoots.get()) : null);
        server.setNeedClientAuth(clientRoots.isPresent());
        server.setEnabledProtocols(new String[] {protocol});
        return new RawCsms(server, socket -> {}, script);
    }

    /** With TLS 1.2; it asks for no certificate before the script makes it. */
    static RawCsms changing(KeyManager own, List<X509Certificate> clientRoots, Script script) throws Exception {
        SSLServerSocket server = server(new KeyManager[] {own}, trust(clientRoots));
        server.setEnabledProtocols(new String[] {"TLSv1.2"});
        return new RawCsms(server, socket -> {}, script);
    }

    private static SSLServerSocket server(KeyManager[] keys, TrustManager @Nullable [] trust) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 16, InetAddress.getLoopbackAddress());
    }

    /** With TLS 1.3 of Bouncy Castle and these groups; a client certificate is demanded. */
    static RawCsms bouncyCastle(TlsIdentity own, List<X509Certificate> clientRoots, String[] groups, Script script)
            throws Exception {
        Provider provider = new BouncyCastleJsseProvider(false, new BouncyCastleProvider());
        SSLContext context = SSLContext.getInstance("TLS", provider);
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX", provider);
        keys.init(store(own), PASSWORD);
        context.init(keys.getKeyManagers(), trust(clientRoots), null);
        SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 16, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        server.setEnabledProtocols(new String[] {"TLSv1.3"});
        return new RawCsms(server, socket -> offer((BCSSLSocket) socket, groups), script);
    }

    private static void offer(BCSSLSocket socket, String[] groups) {
        BCSSLParameters parameters = socket.getParameters();
        parameters.setNamedGroups(groups);
        socket.setParameters(parameters);
    }

    /** Opens the WebSocket as asked and keeps the request. */
    void open(RawPeer gateway, String... further) throws IOException {
        String request = gateway.head();
        requests.add(request);
        String key = field(request, "Sec-WebSocket-Key");
        gateway.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + UpgradeAnswers.accept(key) + "\r\n"
                + String.join("\r\n", further) + (further.length == 0 ? "" : "\r\n") + "\r\n");
    }

    static String field(String head, String name) {
        return head.lines()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 2);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept(Script script) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> play(socket, script), "raw-csms-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed by the test
            }
        }
    }

    private void play(Socket socket, Script script) {
        try (socket) {
            if (socket instanceof SSLSocket secure) {
                tuning.accept(secure);
                secure.startHandshake();
            }
            script.play(new RawPeer(socket));
        } catch (Exception e) {
            failures.add(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static KeyManager[] keys(TlsIdentity own) throws Exception {
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store(own), PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore store(TlsIdentity own) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("csms", own.key(), PASSWORD, own.chain().toArray(new Certificate[0]));
        return store;
    }

    private static TrustManager[] trust(List<X509Certificate> roots) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", roots.get(0));
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory.getTrustManagers();
    }
}
