// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import io.ferrule.gateway.config.AcmeSettings;
import io.ferrule.gateway.config.CertificateSettings;
import io.ferrule.gateway.config.EnrolmentSettings;
import io.ferrule.gateway.config.KeyVaultSettings;
import io.ferrule.gateway.config.LogUploadSettings;
import io.ferrule.gateway.config.RequestSettings;
import io.ferrule.gateway.config.Trust;
import io.ferrule.gateway.wiring.Addresses;
import io.ferrule.proxy.handshake.AddressBlock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The settings of certificates on the stations' behalf, as they hold. */
final class CertificateRows {

    private CertificateRows() {}

    static Map<String, Object> of(CertificateSettings settings) {
        Map<String, Object> rows = new LinkedHashMap<>();
        RequestSettings requests = settings.requests();
        rows.put("northbound.organisation", requests.organisation().orElse("none"));
        rows.put("northbound.rotation-grace-seconds", settings.grace().toSeconds());
        rows.put("certificates.on-behalf", settings.onBehalf() ? "on" : "off");
        rows.put("certificates.identity-mode", SettingsTable.word(settings.mode()));
        rows.put("certificates.rules", settings.leaf().rules().word());
        rows.put("certificates.leaf-trust", SettingsTable.word(settings.leaf().trust()));
        rows.put("certificates.max-chain-size", settings.leaf().maxChainChars());
        rows.put("certificates.additional-root-check", settings.roots().additionalRootCheck());
        rows.put("certificates.store-max", settings.roots().storeMax());
        rows.put("certificates.clock-skew-seconds", settings.leaf().skew().toSeconds());
        rows.put("certificates.sort-chain", settings.leaf().sortChain());
        rows.put("certificates.common-name", requests.commonName().template());
        requests.gatewaySerial().ifPresent(serial -> rows.put("certificates.gateway-serial", serial));
        rows.put("certificates.key-type", requests.keyType().word());
        rows.put("certificates.renew-before", requests.renewal().before().toDays() + "d");
        rows.put("certificates.store", settings.store().directory());
        rows.put("certificates.permissions", SettingsTable.word(settings.store().permissions()));
        vault(rows, settings.store().vault());
        settings.canary()
                .ifPresent(canary -> rows.put(
                        "certificates.canary",
                        canary.percent() + "% for " + canary.hold().toSeconds() + " seconds"));
        logUpload(rows, settings.logUpload());
        settings.enrolment().ifPresent(authority -> enrolment(rows, authority));
        return rows;
    }

    private static void logUpload(Map<String, Object> rows, LogUploadSettings settings) {
        String block = "certificates.log-upload.";
        rows.put(block + "schemes", String.join(", ", new TreeSet<>(settings.schemes())));
        rows.put(
                block + "hosts",
                settings.hosts().isEmpty() ? "any" : String.join(", ", new TreeSet<>(settings.hosts())));
        rows.put(
                block + "networks",
                settings.networks().isEmpty()
                        ? "public"
                        : "public, "
                                + settings.networks().stream()
                                        .map(AddressBlock::toString)
                                        .collect(Collectors.joining(", ")));
    }

    private static void enrolment(Map<String, Object> rows, EnrolmentSettings authority) {
        if (!(authority instanceof AcmeSettings acme)) {
            rows.put("certificates.enrolment.est.url", authority.url());
            return;
        }
        String block = "certificates.enrolment.acme.";
        rows.put(block + "url", acme.url());
        rows.put(block + "trust", SettingsTable.trust(acme.trust()));
        rows.put(
                block + "authorities",
                acme.authorities().isEmpty()
                        ? "those of the CSMS"
                        : SettingsTable.trust(new Trust.Files(acme.authorities())));
        rows.put(block + "name", acme.name().template());
        rows.put(block + "listen", Addresses.text(acme.listen()));
        rows.put(block + "contact", String.join(", ", acme.account().contacts()));
        rows.put(block + "terms-agreed", acme.account().termsAgreed());
        rows.put(
                block + "external-account",
                acme.account().external().map(AcmeSettings.External::keyId).orElse("none"));
    }

    private static void vault(Map<String, Object> rows, KeyVaultSettings vault) {
        if (vault instanceof KeyVaultSettings.Token token) {
            rows.put("certificates.key-vault", "pkcs11 " + token.library() + " slot " + token.slot());
        }
        if (vault instanceof KeyVaultSettings.Files files) {
            rows.put("certificates.key-vault", "file");
            rows.put("certificates.master-key", files.masterKey());
        }
        vault.files().ifPresent(directory -> rows.put("certificates.keys", directory));
    }
}
