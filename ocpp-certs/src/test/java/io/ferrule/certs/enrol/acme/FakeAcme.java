// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.ferrule.certs.Issued;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.internal.KeyMaterial;
import io.ferrule.certs.internal.PemText;
import io.ferrule.model.Payload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** An ACME server with one order at a time. It checks each signature and nonce, and does wrong what a test wants. */
final class FakeAcme implements AutoCloseable {

    /** An answer in place of the normal one. */
    record Canned(int status, String type, String detail, Map<String, String> headers) {}

    final List<String> seen = new CopyOnWriteArrayList<>();
    final List<Payload> accounts = new CopyOnWriteArrayList<>();
    final List<Payload> wishes = new CopyOnWriteArrayList<>();
    final List<String> looked = new CopyOnWriteArrayList<>();
    volatile String meta = "{}";
    volatile String challengeType = "http-01";
    volatile String token = "tok-1_A";
    volatile String challengeError = "";
    volatile boolean confirms = true;
    volatile boolean certifies = true;
    volatile boolean knowsAccount = true;
    /** What is said about the renewal of any certificate; empty for a server that says nothing. */
    volatile String renewalInfo = "";

    volatile Optional<PublicKey> otherKey = Optional.empty();
    /** Fetches what is shown under a token. */
    volatile UnaryOperator<String> look = token -> "";

    private final Map<String, List<Canned>> canned = new ConcurrentHashMap<>();
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private final SignedQuestions questions = new SignedQuestions();
    private final HttpsServer server;
    private final TestAuthority issuer;
    private final AtomicInteger orders = new AtomicInteger();
    private volatile String name = "";
    private volatile String authorization = "pending";
    private volatile String csr = "";

    FakeAcme(TestAuthority issuer, Issued own) throws Exception {
        this.issuer = issuer;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(ServerTls.context(own)));
        server.createContext("/", this::handle);
        server.start();
    }

    URI directory() {
        return URI.create(url("directory"));
    }

    String url(String path) {
        return "https://localhost:" + server.getAddress().getPort() + "/" + path;
    }

    /** The next so many questions at a path get this answer. */
    void answers(String path, int times, Canned answer) {
        canned.put(path, new CopyOnWriteArrayList<>(Collections.nCopies(times, answer)));
    }

    /** Every good answer at a path has this header. */
    void adds(String path, String header, String value) {
        headers.put(path, header + ": " + value);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            seen.add(exchange.getRequestMethod() + " " + path);
            exchange.getResponseHeaders().add("Replay-Nonce", questions.nonce());
            List<Canned> waiting = canned.getOrDefault(path, List.of());
            if (exchange.getRequestMethod().equals("GET")) {
                addHeader(exchange, path);
            }
            if (!waiting.isEmpty()) {
                say(exchange, waiting.remove(0));
            } else if (exchange.getRequestMethod().equals("POST")) {
                answer(exchange, path, body);
            } else {
                reply(exchange, 200, open(path));
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void addHeader(HttpExchange exchange, String path) {
        Optional.ofNullable(headers.get(path))
                .map(header -> header.split(": ", 2))
                .ifPresent(header -> exchange.getResponseHeaders().add(header[0], header[1]));
    }

    /** What anybody may ask for. */
    private String open(String path) {
        return path.equals("directory") ? directoryText() : path.startsWith("renewal/") ? renewalInfo : "";
    }

    private void answer(HttpExchange exchange, String path, String body) throws IOException, GeneralSecurityException {
        Optional<String> problem = questions.problem(body, url(path));
        if (problem.isPresent()) {
            say(exchange, new Canned(400, problem.get(), "", Map.of()));
        } else if (!path.equals("account") && !knowsAccount) {
            say(exchange, new Canned(400, "accountDoesNotExist", "who?", Map.of()));
        } else {
            Payload said = SignedQuestions.payload(body);
            addHeader(exchange, path);
            reply(exchange, 200, text(exchange, path, said));
        }
    }

    private String text(HttpExchange exchange, String path, Payload said) throws IOException, GeneralSecurityException {
        switch (path) {
            case "account" -> {
                accounts.add(said);
                knowsAccount = true;
                exchange.getResponseHeaders().add("Location", url("accounts/1"));
            }
            case "orders" -> {
                orders.incrementAndGet();
                wishes.add(said);
                name = said.string("/identifiers/0/value").orElseThrow();
                authorization = "pending";
                csr = "";
                exchange.getResponseHeaders().add("Location", url("order"));
            }
            case "challenge" -> confirm();
            case "finalize" -> csr = said.string("/csr").orElseThrow();
            case "certificate" -> {
                return certificate();
            }
            default -> {
                return path.equals("authorization") ? authorizationText() : orderText();
            }
        }
        return "{}";
    }

    int orders() {
        return orders.get();
    }

    private void confirm() {
        if (!challengeError.isEmpty()) {
            authorization = "invalid";
        } else if (confirms) {
            String shown = look.apply(token);
            looked.add(shown);
            authorization = shown.equals(token + "." + questions.thumbprint()) ? "valid" : "invalid";
        }
    }

    private String directoryText() {
        String renewal = renewalInfo.isEmpty() ? "" : "\"renewalInfo\":\"%s\",".formatted(url("renewal"));
        return """
                {"newNonce":"%s","newAccount":"%s","newOrder":"%s",%s"meta":%s}"""
                .formatted(url("nonce"), url("account"), url("orders"), renewal, meta);
    }

    private String orderText() {
        String status = authorization;
        if (authorization.equals("valid")) {
            status = csr.isEmpty() ? "ready" : certifies ? "valid" : "processing";
        }
        return """
                {"status":"%s","authorizations":["%s"],"finalize":"%s","certificate":"%s"}"""
                .formatted(status, url("authorization"), url("finalize"), url("certificate"));
    }

    private String authorizationText() {
        return """
                {"status":"%s","identifier":{"type":"dns","value":"%s"},"challenges":[
                 {"type":"%s","url":"%s","token":"%s","status":"%s","error":%s}]}"""
                .formatted(
                        authorization,
                        name,
                        challengeType,
                        url("challenge"),
                        token,
                        authorization,
                        problem(challengeError, "fetching http://" + name + "/: \u001b[31mno\nway\""));
    }

    private String certificate() throws IOException, GeneralSecurityException {
        SigningRequest request = new SigningRequest(
                PemText.block("CERTIFICATE REQUEST", Base64.getUrlDecoder().decode(csr)));
        PublicKey key = otherKey.isPresent()
                ? otherKey.get()
                : KeyMaterial.publicKey(new PKCS10CertificationRequest(request.der()).getSubjectPublicKeyInfo());
        try {
            GeneralName name =
                    new GeneralName(GeneralName.dNSName, request.dnsNames().get(0));
            Recipe recipe =
                    Recipe.station("x").subject().with(Extension.subjectAlternativeName, true, new GeneralNames(name));
            return Recipe.pem(issuer.issue(recipe, key), issuer.certificate());
        } catch (Exception e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static String problem(String type, String detail) {
        return Payload.empty()
                .with("/type", "urn:ietf:params:acme:error:" + type)
                .with("/detail", detail)
                .text();
    }

    private static void say(HttpExchange exchange, Canned answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        reply(
                exchange,
                answer.status(),
                answer.type().isEmpty() ? answer.detail() : problem(answer.type(), answer.detail()));
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean none = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : bytes.length);
        if (!none) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
