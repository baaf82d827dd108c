// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An authority of its own directory, as openssl ca keeps one; the CSMS issues from there too. */
record Authority(OpenSsl openssl, String name) {

    private static final String CONFIGURATION =
            """
            [ca]
            default_ca = own
            [own]
            certificate = NAME/root.pem
            private_key = NAME/root.key
            database = NAME/index.txt
            new_certs_dir = NAME
            rand_serial = yes
            default_md = sha256
            default_days = 30
            policy = any
            preserve = yes
            copy_extensions = copy
            unique_subject = no
            [any]
            organizationName = optional
            commonName = supplied
            [req]
            distinguished_name = none
            [none]
            [root]
            basicConstraints = critical, CA:TRUE
            keyUsage = critical, keyCertSign, cRLSign
            subjectKeyIdentifier = hash
            [server]
            keyUsage = critical, digitalSignature
            subjectAltName = DNS:localhost
            [client]
            basicConstraints = critical, CA:FALSE
            keyUsage = critical, digitalSignature
            """;

    /** Makes a root and what is needed to issue below it. */
    static Authority make(Path directory, String name) throws IOException, InterruptedException {
        Path own = Files.createDirectory(directory.resolve(name));
        Files.writeString(own.resolve("ca.cnf"), CONFIGURATION.replace("NAME", name));
        Files.createFile(own.resolve("index.txt"));
        Authority authority = new Authority(new OpenSsl(directory), name);
        authority.key("root");
        authority.openssl.run(
                "req",
                "-x509",
                "-new",
                "-config",
                authority.file("ca.cnf"),
                "-extensions",
                "root",
                "-days",
                "365",
                "-key",
                authority.file("root.key"),
                "-subj",
                authority.subject(),
                "-out",
                authority.root());
        return authority;
    }

    /** The root's file, in the directory of all. */
    String root() {
        return file("root.pem");
    }

    /** Key and certificate of a server on this machine: the names of the files without their endings. */
    String server() throws IOException, InterruptedException {
        key("server");
        request("server", "/O=Example CPO/CN=localhost");
        issue("server", "server", "30");
        return file("server");
    }

    /** The same with an RSA key. */
    String rsaServer() throws IOException, InterruptedException {
        openssl.run("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", file("server.key"));
        request("server", "/O=Example CPO/CN=localhost");
        issue("server", "server", "30");
        return file("server");
    }

    /** Revokes the server's certificate, and says so for a day in the words of OCSP: the file of the answer. */
    String revokesServer() throws IOException, InterruptedException {
        openssl.run("ca", "-config", file("ca.cnf"), "-revoke", file("server.pem"));
        List<String> question = List.of("-issuer", root(), "-cert", file("server.pem"));
        List<String> answer = List.of("-respout", file("answer.der"), "-ndays", "1");
        List<String> knowledge = List.of("-index", file("index.txt"), "-CA", root());
        List<String> signer = List.of("-rsigner", root(), "-rkey", file("root.key"));
        openssl.run(Stream.of(List.of("ocsp"), question, answer, knowledge, signer)
                .flatMap(List::stream)
                .toArray(String[]::new));
        return file("answer.der");
    }

    /** Key and certificate of a station as it leaves the factory. */
    String station(String serial) throws IOException, InterruptedException {
        key("station");
        request("station", "/O=Example CPO/CN=" + serial);
        issue("station", "client", "30");
        return file("station");
    }

    /** The root of another authority, signed by this one: its file. */
    String crossSign(Authority other) throws IOException, InterruptedException {
        other.request("root", other.subject());
        Path cross = openssl.directory().resolve(other.file("cross.pem"));
        openssl.run(
                "ca",
                "-batch",
                "-notext",
                "-config",
                file("ca.cnf"),
                "-extensions",
                "root",
                "-days",
                "300",
                "-in",
                other.file("root.csr"),
                "-out",
                cross.toString());
        return other.file("cross.pem");
    }

    private String subject() {
        return "/O=Example CPO/CN=" + name + " root";
    }

    private String file(String file) {
        return name + "/" + file;
    }

    private void key(String what) throws IOException, InterruptedException {
        openssl.run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", file(what + ".key"));
        openssl.directory().resolve(file(what + ".key")).toFile().setReadable(true, true);
    }

    private void request(String what, String subject) throws IOException, InterruptedException {
        openssl.run(
                "req",
                "-new",
                "-config",
                file("ca.cnf"),
                "-key",
                file(what + ".key"),
                "-subj",
                subject,
                "-out",
                file(what + ".csr"));
    }

    private void issue(String what, String extensions, String days) throws IOException, InterruptedException {
        openssl.run(
                "ca",
                "-batch",
                "-notext",
                "-config",
                file("ca.cnf"),
                "-extensions",
                extensions,
                "-days",
                days,
                "-in",
                file(what + ".csr"),
                "-out",
                file(what + ".pem"));
    }
}
