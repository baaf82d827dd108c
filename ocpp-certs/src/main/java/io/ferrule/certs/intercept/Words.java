// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.CertificateHashData;
import io.ferrule.certs.HashAlgorithm;
import io.ferrule.certs.RootUse;
import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import io.ferrule.model.v16.V16;
import io.ferrule.model.v201.GetCertificateIdUse;
import io.ferrule.model.v201.MessageTrigger;
import io.ferrule.model.v201.V201;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The messages about certificates in the words of one version. Where both versions have the same members the text is read
 * by pointer.
 *
 * @param version 1.6 with the security extension, or 2.0.1
 * @param stationRoots roots that stations of 2.0.1 manage themselves
 */
record Words(OcppVersion version, Set<RootUse> stationRoots) {

    static final String BOOT = "BootNotification";
    static final String HEARTBEAT = "Heartbeat";
    static final String STATUS = "StatusNotification";
    static final String SIGN = "SignCertificate";
    static final String DELETE = "DeleteCertificate";
    static final String INVENTORY = "GetInstalledCertificateIds";

    private static final String STATUS_POINTER = "/status";
    private static final String TYPE = "/certificateType";
    private static final String CERTIFICATE_DATA = "/certificateHashData";
    private static final String OWN_USE = "ChargingStationCertificate";

    /** Empty for a version without such messages. */
    static Optional<Words> of(OcppVersion version, Set<RootUse> stationRoots) {
        return switch (version) {
            case V1_6 -> Optional.of(new Words(version, Set.of()));
            case V2_0_1 -> Optional.of(new Words(version, stationRoots));
            default -> Optional.empty();
        };
    }

    private boolean first() {
        return version == OcppVersion.V1_6;
    }

    /** What a call of the CSMS asks of the gateway; empty if it is for the station. */
    Optional<Order> order(Call call) {
        Payload payload = call.payload();
        return switch (call.action()) {
            case "ExtendedTriggerMessage" -> trigger16(payload);
            case "TriggerMessage" -> first() ? Optional.empty() : trigger201(payload);
            case "CertificateSigned" ->
                ofOwn(payload) ? Optional.of(new Order.Signed(text(payload, "/certificateChain"))) : Optional.empty();
            case "InstallCertificate" -> install(payload);
            case DELETE -> Optional.of(delete(payload));
            case INVENTORY -> inventory(payload);
            default -> Optional.empty();
        };
    }

    private static Optional<Order> trigger16(Payload payload) {
        return text(payload, "/requestedMessage").equals("SignChargePointCertificate")
                ? Optional.of(new Order.Renew())
                : Optional.empty();
    }

    /** One certificate for both uses cannot be: the key for vehicles is the station's own. */
    private static Optional<Order> trigger201(Payload payload) {
        String wanted = text(payload, "/requestedMessage");
        if (wanted.equals(MessageTrigger.SIGN_CHARGING_STATION_CERTIFICATE.wireName())) {
            return Optional.of(new Order.Renew());
        }
        return wanted.equals(MessageTrigger.SIGN_COMBINED_CERTIFICATE.wireName())
                ? Optional.of(new Order.Refusal("NotImplemented"))
                : Optional.empty();
    }

    /** Whether a request or a certificate is about what the CSMS sees, not about what vehicles see. */
    boolean ofOwn(Payload payload) {
        return payload.string(TYPE).orElse(OWN_USE).equals(OWN_USE);
    }

    private Optional<Order> install(Payload payload) {
        String word = text(payload, TYPE);
        String certificate = text(payload, "/certificate");
        Optional<RootUse> use = RootUse.named(word).filter(found -> word.equals(word(found)));
        return use.isEmpty()
                ? Optional.of(new Order.Refusal("Rejected"))
                : use.filter(found -> !stationRoots.contains(found))
                        .map(found -> new Order.Install(found, certificate));
    }

    private static Order delete(Payload payload) {
        String algorithm = text(payload, CERTIFICATE_DATA + "/hashAlgorithm");
        String issuerName = text(payload, CERTIFICATE_DATA + "/issuerNameHash");
        String issuerKey = text(payload, CERTIFICATE_DATA + "/issuerKeyHash");
        String serial = text(payload, CERTIFICATE_DATA + "/serialNumber");
        return HashAlgorithm.named(algorithm)
                .<Order>map(known -> new Order.Delete(new CertificateHashData(known, issuerName, issuerKey, serial)))
                .orElseGet(() -> new Order.Refusal("NotFound"));
    }

    private Optional<Order> inventory(Payload payload) {
        List<String> wanted = first() ? List.of(text(payload, TYPE)) : listed(payload);
        List<RootUse> ours = new ArrayList<>();
        List<String> stations = new ArrayList<>();
        for (String word : wanted) {
            Optional<RootUse> own = RootUse.named(word)
                    .filter(use -> word.equals(word(use)))
                    .filter(use -> !stationRoots.contains(use));
            own.ifPresentOrElse(ours::add, () -> stations.add(word));
        }
        if (first() && ours.isEmpty()) {
            return Optional.of(new Order.Refusal("NotFound"));
        }
        return ours.isEmpty() ? Optional.empty() : Optional.of(new Order.Inventory(ours, stations));
    }

    private static List<String> listed(Payload payload) {
        int size = payload.size(TYPE);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            words.add(text(payload, TYPE + "/" + i));
        }
        if (words.isEmpty()) {
            for (GetCertificateIdUse use : GetCertificateIdUse.values()) {
                if (use.recognized()) {
                    words.add(use.wireName());
                }
            }
        }
        return words;
    }

    private String word(RootUse use) {
        return first() ? use.name16().orElse("") : use.name201();
    }

    /** Whether a station may have what is named, so that it has to be asked as well. */
    boolean stationHasOwn() {
        return !first() && !stationRoots.isEmpty();
    }

    /** The answer that is nothing but a status. */
    static Payload status(String status) {
        return Payload.empty().with(STATUS_POINTER, status);
    }

    static boolean accepted(Payload payload) {
        return payload.string(STATUS_POINTER).filter("Accepted"::equals).isPresent();
    }

    /** SignCertificate. Some CSMSs of 2.0.1 fail without the type. */
    Payload sign(String pem) {
        Payload request = Payload.empty().with("/csr", pem);
        return first() ? request : request.with(TYPE, OWN_USE);
    }

    /** One element of the answer to GetInstalledCertificateIds. */
    Record listed(RootUse use, CertificateHashData data) {
        if (first()) {
            return new io.ferrule.model.v16.CertificateHashData(
                    io.ferrule.model.v16.HashAlgorithm.ofWireName(
                            data.algorithm().name()),
                    data.issuerNameHash(),
                    data.issuerKeyHash(),
                    data.serialNumber());
        }
        return io.ferrule.model.v201.CertificateHashDataChain.builder()
                .certificateType(GetCertificateIdUse.ofWireName(use.name201()))
                .certificateHashData(io.ferrule.model.v201.CertificateHashData.builder()
                        .hashAlgorithm(io.ferrule.model.v201.HashAlgorithm.ofWireName(
                                data.algorithm().name()))
                        .issuerNameHash(data.issuerNameHash())
                        .issuerKeyHash(data.issuerKeyHash())
                        .serialNumber(data.serialNumber())
                        .build())
                .build();
    }

    /** The member that holds such elements. */
    String listPointer() {
        return first() ? CERTIFICATE_DATA : "/certificateHashDataChain";
    }

    /** Question to a station about what only it knows. */
    static Payload inventoryOf(List<String> words) {
        return Payload.empty().with(TYPE, words);
    }

    /** Serial numbers in a BootNotification, the best first. */
    static List<String> serials(Payload boot) {
        List<String> serials = new ArrayList<>();
        for (String pointer :
                List.of("/chargePointSerialNumber", "/chargeBoxSerialNumber", "/chargingStation/serialNumber")) {
            boot.string(pointer).ifPresent(serials::add);
        }
        return serials;
    }

    /** Actions that concern the gateway, or whose answers prove a connection. */
    static Set<String> actions() {
        return Set.of(
                BOOT,
                HEARTBEAT,
                STATUS,
                SIGN,
                V16.EXTENDED_TRIGGER_MESSAGE.name(),
                V201.TRIGGER_MESSAGE.name(),
                V16.CERTIFICATE_SIGNED.name(),
                V16.INSTALL_CERTIFICATE.name(),
                DELETE,
                INVENTORY);
    }

    private static String text(Payload payload, String pointer) {
        return payload.string(pointer).orElseThrow(() -> new PayloadException(pointer, "a text was expected"));
    }
}
