// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the two services of OCPP on SOAP: the central system's, which stations call, and the charge point's, which the
 * central system calls (OCPP-S 1.6, 3). Its namespace tells the version.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param version 1.5 or 1.6; no later version has a form in SOAP
 * @param caller who sends requests to the service
 * @param namespace namespace of its elements; the WSDL files end it with a slash, the document of 1.6 prints it without, and
 *     both occur
 */
public record SoapService(OcppVersion version, Side caller, String namespace) {

    /** Refuses a namespace of another service. */
    public SoapService {
        if (!slashed(namespace).equals(namespaceOf(version, caller))) {
            throw new IllegalArgumentException("the namespace of the service is " + namespaceOf(version, caller));
        }
    }

    /**
     * The service that stations call, with the namespace of its WSDL.
     *
     * @param version 1.5 or 1.6
     * @return the service
     * @throws IllegalArgumentException for another version
     */
    public static SoapService centralSystem(OcppVersion version) {
        return new SoapService(version, Side.STATION, namespaceOf(version, Side.STATION));
    }

    /**
     * The service that the central system calls, with the namespace of its WSDL.
     *
     * @param version 1.5 or 1.6
     * @return the service
     * @throws IllegalArgumentException for another version
     */
    public static SoapService chargePoint(OcppVersion version) {
        return new SoapService(version, Side.CSMS, namespaceOf(version, Side.CSMS));
    }

    /**
     * Finds the service of a namespace, with or without its last slash.
     *
     * @param namespace any namespace
     * @return the service, keeping the namespace as it is written, or empty
     */
    public static Optional<SoapService> ofNamespace(String namespace) {
        return Stream.of(OcppVersion.V1_5, OcppVersion.V1_6)
                .flatMap(version -> Stream.of(centralSystem(version), chargePoint(version)))
                .filter(service -> service.namespace.equals(slashed(namespace)))
                .map(service -> new SoapService(service.version, service.caller, namespace))
                .findFirst();
    }

    /**
     * Whether a namespace is the one of this service, with or without its last slash.
     *
     * @param other any namespace
     * @return true if an element in that namespace belongs to this service
     */
    public boolean owns(String other) {
        return slashed(other).equals(slashed(namespace));
    }

    private static String namespaceOf(OcppVersion version, Side caller) {
        String date =
                switch (version) {
                    case V1_5 -> "2012/06/";
                    case V1_6 -> "2015/10/";
                    case V2_0_1, V2_1 ->
                        throw new IllegalArgumentException("OCPP " + version.number() + " has no form in SOAP");
                };
        return "urn://Ocpp/" + (caller == Side.STATION ? "Cs/" : "Cp/") + date;
    }

    private static String slashed(String namespace) {
        return namespace.endsWith("/") ? namespace : namespace + '/';
    }
}
