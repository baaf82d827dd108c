// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.dialect.Dialect;
import io.ferrule.model.dialect.DialectMemory;
import io.ferrule.model.soap.SoapMessage;
import io.ferrule.model.soap.SoapRequest;
import io.ferrule.model.soap.SoapResponse;
import io.ferrule.model.soap.SoapService;
import io.ferrule.model.validation.FrameCheck;
import io.ferrule.model.validation.Mend;
import io.ferrule.model.validation.Repair;
import io.ferrule.model.validation.Repaired;
import io.ferrule.model.validation.SchemaCheck;
import java.util.EnumSet;
import java.util.Optional;

/** Mends the payload of a SOAP message as that of a frame. Safe for use by several threads. */
final class SoapRepair {

    private static final String ANY_ID = "1";

    private final Repair repair;

    SoapRepair(SchemaCheck schemas) {
        // In XML the meter values of 1.5 have one form, that of the WSDL.
        FrameCheck check = new FrameCheck(schemas).remembering(DialectMemory.fixed(Dialect.B));
        repair = new Repair(check, EnumSet.allOf(Mend.class), Optional.empty());
    }

    /** The message with its payload mended; empty if nothing was to be mended. */
    Optional<SoapMessage> mend(SoapMessage message) {
        if (message instanceof SoapRequest request) {
            return mend(request);
        }
        return message instanceof SoapResponse response ? mend(response) : Optional.empty();
    }

    private Optional<SoapMessage> mend(SoapRequest request) {
        SoapService service = request.service();
        Call call = Call.of(ANY_ID, request.action().name(), request.payload());
        Repaired mended = repair.mend(service.version(), service.caller(), call, Optional.empty());
        return mended.changes().isEmpty() || !(mended.frame() instanceof Call changed)
                ? Optional.empty()
                : Optional.of(new SoapRequest(service, request.action(), request.headers(), changed.payload()));
    }

    private Optional<SoapMessage> mend(SoapResponse response) {
        SoapService service = response.service();
        CallResult result = CallResult.of(ANY_ID, response.payload());
        Optional<String> answered = Optional.of(response.action().name());
        Repaired mended = repair.mend(service.version(), service.caller().other(), result, answered);
        return mended.changes().isEmpty() || !(mended.frame() instanceof CallResult changed)
                ? Optional.empty()
                : Optional.of(new SoapResponse(service, response.action(), response.headers(), changed.payload()));
    }
}
