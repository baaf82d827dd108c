// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.OcppVersion;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults of SOAP and CALLERRORs of OCPP-J say the same things with different words. */
final class SoapFaultTest {

    private static final SoapHeaders NONE = SoapHeaders.builder().build();
    private static final SoapService SERVICE = SoapService.centralSystem(OcppVersion.V1_6);

    // OCPP-S 1.6, 5
    @ParameterizedTest
    @CsvSource({
        "SENDER, SecurityError, SECURITY_ERROR",
        "SENDER, IdentityMismatch, SECURITY_ERROR",
        "SENDER, ProtocolError, PROTOCOL_ERROR",
        "RECEIVER, InternalError, INTERNAL_ERROR",
        "RECEIVER, NotSupported, NOT_SUPPORTED",
        "SENDER, Whatever, PROTOCOL_ERROR",
        "RECEIVER, Whatever, INTERNAL_ERROR",
        "SENDER, '', PROTOCOL_ERROR",
        "VERSION_MISMATCH, '', NOT_SUPPORTED",
        "MUST_UNDERSTAND, '', NOT_SUPPORTED"
    })
    void meansWhatACallErrorWouldMean(FaultCode code, String subcode, ErrorCode meaning) {
        Optional<FaultSubcode> known =
                Optional.of(subcode).filter(name -> !name.isEmpty()).map(name -> new FaultSubcode("urn:any", name));

        SoapFault fault = new SoapFault(NONE, code, known, "");

        assertThat(fault.errorCode()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void saysEachCodeInASubcodeThatOcppDefines(ErrorCode code) {
        SoapFault fault = SoapFault.of(NONE, SERVICE, code, "because");

        assertThat(fault.isDefined()).isTrue();
        assertThat(fault.subcode()).map(FaultSubcode::namespace).contains(SERVICE.namespace());
    }

    @ParameterizedTest
    @CsvSource({
        "SECURITY_ERROR, SENDER, SecurityError",
        "TYPE_CONSTRAINT_VIOLATION, SENDER, ProtocolError",
        "NOT_IMPLEMENTED, RECEIVER, NotSupported",
        "GENERIC_ERROR, RECEIVER, InternalError"
    })
    void blamesTheRightOne(ErrorCode code, FaultCode blame, String subcode) {
        SoapFault fault = SoapFault.of(NONE, SERVICE, code, "because");

        assertThat(fault.code()).isEqualTo(blame);
        assertThat(fault.subcode()).map(FaultSubcode::name).contains(subcode);
    }

    @Test
    void hasAWordForAStationThatIsNotTheOneMeant() {
        SoapFault fault = SoapFault.identityMismatch(NONE, SERVICE, "I am another.");

        assertThat(fault.subcode()).contains(new FaultSubcode(SERVICE.namespace(), "IdentityMismatch"));
        assertThat(fault.errorCode()).isEqualTo(ErrorCode.SECURITY_ERROR);
    }
}
