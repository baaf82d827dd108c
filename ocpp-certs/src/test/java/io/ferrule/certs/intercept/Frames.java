// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.Frame;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import io.ferrule.proxy.testing.InterceptorHarness;
import java.util.List;

/** Frames as both sides of a test write and read them. */
public final class Frames {

    public static final String BOOT =
            "[2,\"b1\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]";
    public static final String BOOT_ACCEPTED =
            "[3,\"b1\",{\"status\":\"Accepted\",\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":900}]";

    private static final FrameReader READER = new FrameReader(FrameLimits.defaults());

    private Frames() {}

    public static String call(String id, String action, String payload) {
        return Call.of(id, action, Payload.of(payload)).text();
    }

    public static Call call(String text) {
        return (Call) frame(text);
    }

    public static Payload result(String text) {
        return ((CallResult) frame(text)).payload();
    }

    /** The result to a call that was received. */
    public static String answer(String call, String payload) {
        return CallResult.of(call(call).id(), Payload.of(payload)).text();
    }

    /** Those of some frames that are calls of an action. */
    public static List<Call> calls(List<String> texts, String action) {
        return texts.stream()
                .map(Frames::frame)
                .filter(Call.class::isInstance)
                .map(Call.class::cast)
                .filter(call -> call.action().equals(action))
                .toList();
    }

    /** A session whose CSMS has accepted the station. */
    public static InterceptorHarness booted(InterceptorHarness session) {
        session.fromStation(BOOT);
        session.fromCsms(BOOT_ACCEPTED);
        return session;
    }

    private static Frame frame(String text) {
        return ((Reading.Read) READER.read(text)).frame();
    }
}
