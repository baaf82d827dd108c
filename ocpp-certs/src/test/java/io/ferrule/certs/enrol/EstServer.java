// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.ferrule.certs.Issued;
import io.ferrule.certs.OpenSsl;
import io.ferrule.certs.Recipe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;

/** An EST server: HTTPS by the runtime, all signing and all PKCS#7 by openssl. It records who asked for what. */
final class EstServer implements AutoCloseable {

    /** An answer in place of the normal one. */
    record Canned(int status, String retryAfter, String body) {}

    final List<String> seen = new CopyOnWriteArrayList<>();
    /** The Authorization of each request, empty where it had none. */
    final List<String> credentials = new CopyOnWriteArrayList<>();
    /** What a request without Authorization is answered with, beside 401; empty for nothing. */
    volatile String challenge = "";

    private final HttpsServer server;
    private final Path ca;
    private volatile Canned canned = new Canned(0, "", "");

    /** The directory holds ca.pem, ca.key of the issuing authority and chain.pem, all that cacerts tells. */
    EstServer(Path ca, Issued own, X509Certificate clients) throws Exception {
        this.ca = ca;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(own, clients)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setWantClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    void answer(int status, String retryAfter, String body) {
        canned = new Canned(status, retryAfter, body);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            seen.add(path.replace("/.well-known/est/", "") + " " + who((HttpsExchange) exchange));
            byte[] request = exchange.getRequestBody().readAllBytes();
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            credentials.add(given == null ? "" : given);
            if (given == null && !challenge.isEmpty()) {
                exchange.getResponseHeaders().add("WWW-Authenticate", challenge);
                reply(exchange, 401, new byte[0]);
            } else if (canned.status() != 0 && !path.endsWith("cacerts")) {
                if (!canned.retryAfter().isEmpty()) {
                    exchange.getResponseHeaders().add("Retry-After", canned.retryAfter());
                }
                reply(exchange, canned.status(), canned.body().getBytes(StandardCharsets.UTF_8));
            } else {
                reply(exchange, 200, path.endsWith("cacerts") ? cacerts() : enrol(request));
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String who(HttpsExchange exchange) {
        try {
            return exchange.getSSLSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            String header = exchange.getRequestHeaders().getFirst("Authorization");
            return header == null
                    ? "nobody"
                    : new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
        }
    }

    private byte[] cacerts() throws Exception {
        return certsOnly("chain.pem");
    }

    private synchronized byte[] enrol(byte[] request) throws Exception {
        Files.write(ca.resolve("csr.der"), Base64.getMimeDecoder().decode(request));
        OpenSsl.run(
                ca,
                "x509",
                "-req",
                "-inform",
                "DER",
                "-in",
                "csr.der",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-days",
                "30",
                "-CAcreateserial",
                "-copy_extensions",
                "copyall",
                "-out",
                "issued.pem");
        return certsOnly("issued.pem");
    }

    private byte[] certsOnly(String file) throws Exception {
        List<String> command = new ArrayList<>(List.of("crl2pkcs7", "-nocrl", "-certfile", file, "-outform", "DER"));
        command.addAll(List.of("-out", file + ".p7"));
        OpenSsl.run(ca, command.toArray(String[]::new));
        return Base64.getMimeEncoder().encode(Files.readAllBytes(ca.resolve(file + ".p7")));
    }

    private static SSLContext context(Issued own, X509Certificate clients) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("own", own.key(), new char[0], own.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory identity = KeyManagerFactory.getInstance("PKIX");
        identity.init(keys, new char[0]);
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", clients);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(identity.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    static void writePem(Path file, X509Certificate... certificates) throws Exception {
        Files.writeString(file, Recipe.pem(certificates));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
