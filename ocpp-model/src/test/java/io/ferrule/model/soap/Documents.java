// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.SoapLimits;

/** Documents of the tests, written as stations write them, and the way to read them. */
final class Documents {

    static final String CS_16 = "urn://Ocpp/Cs/2015/10/";
    static final String CP_16 = "urn://Ocpp/Cp/2015/10/";
    static final String CS_15 = "urn://Ocpp/Cs/2012/06/";

    static final String HEARTBEAT = request(CS_16, "/Heartbeat", "<c:heartbeatRequest/>");

    private static final SoapReader READER = new SoapReader(SoapLimits.defaults());

    private Documents() {}

    /** A request with all that the documents want in its header; elements of OCPP have the prefix c. */
    static String request(String namespace, String action, String body) {
        return envelope(
                namespace,
                "<c:chargeBoxIdentity s:mustUnderstand=\"true\">CP1</c:chargeBoxIdentity>" + header("Action", action)
                        + header("MessageID", "urn:uuid:1") + header("To", "http://csms/ocpp")
                        + "<a:From><a:Address>http://10.0.0.5:8080/</a:Address></a:From>",
                body);
    }

    static String response(String namespace, String action, String body) {
        return envelope(namespace, header("Action", action) + header("RelatesTo", "urn:uuid:1"), body);
    }

    static String envelope(String namespace, String header, String body) {
        return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
                + " xmlns:a=\"http://www.w3.org/2005/08/addressing\" xmlns:c=\"" + namespace + "\">"
                + "<s:Header>" + header + "</s:Header><s:Body>" + body + "</s:Body></s:Envelope>";
    }

    static String header(String name, String value) {
        return "<a:" + name + ">" + value + "</a:" + name + ">";
    }

    static SoapReading read(String document) {
        return READER.read(document);
    }

    static SoapReading.Read readable(String document) {
        SoapReading reading = READER.read(document);
        assertThat(reading).isInstanceOf(SoapReading.Read.class);
        return (SoapReading.Read) reading;
    }

    static SoapRequest requestOf(String document) {
        return (SoapRequest) readable(document).message();
    }
}
