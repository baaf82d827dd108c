// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.model.v16.ChangeConfigurationResponse;
import io.ferrule.model.v16.ConfigurationStatus;
import io.ferrule.model.v16.V16;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.ProxyBuilder;
import io.ferrule.proxy.event.LoggingListener;
import io.ferrule.proxy.event.ProxyListener;
import io.ferrule.proxy.event.StationEvent;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.intercept.ReplyVerdict;
import io.ferrule.proxy.intercept.Typed;
import io.ferrule.proxy.testing.InterceptorHarness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** The Java of docs/interceptors.md: compiled here, run where it can be, and compared with the page. */
class InterceptorGuideTest {

    // snippet: typed
    private static final Set<String> FROZEN = Set.of("SecurityProfile", "AuthorizationKey");

    static final InterceptorFactory FREEZE_SECURITY_KEYS = session -> Typed.interceptor()
            .on(
                    V16.CHANGE_CONFIGURATION,
                    (request, exchange) -> FROZEN.contains(request.key())
                            ? CallVerdict.answer(new ChangeConfigurationResponse(ConfigurationStatus.REJECTED))
                            : CallVerdict.forward())
            .build();
    // end

    // snippet: harness
    @Test
    void rejectsADowngradeOfTheSecurityProfile() {
        var session = InterceptorHarness.v16(FREEZE_SECURITY_KEYS);

        var outcome =
                session.fromCsms("[2,\"1\",\"ChangeConfiguration\",{\"key\":\"SecurityProfile\",\"value\":\"0\"}]");

        assertThat(outcome.toCsms()).containsExactly("[3,\"1\",{\"status\":\"Rejected\"}]");
        assertThat(outcome.toStation()).isEmpty();
    }
    // end

    // snippet: state
    /** Fills in the serial number that old firmware leaves out, and counts the stations that were accepted. */
    static final class SerialNumber implements Interceptor {

        private static final String POINTER = "/chargePointSerialNumber";

        private final String serial;
        private final LongAdder accepted;

        SerialNumber(String serial, LongAdder accepted) {
            this.serial = serial;
            this.accepted = accepted;
        }

        @Override
        public Interests interests() {
            return Interests.in(V16.BOOT_NOTIFICATION).brief();
        }

        @Override
        public CallVerdict onCall(Call call, Exchange exchange) {
            return call.payload().has(POINTER)
                    ? CallVerdict.forward()
                    : CallVerdict.replace(call.payload().with(POINTER, serial));
        }

        @Override
        public ReplyVerdict onReply(Reply reply, Exchange exchange) {
            if (reply instanceof CallResult result
                    && result.payload()
                            .string("/status")
                            .filter("Accepted"::equals)
                            .isPresent()) {
                accepted.increment();
            }
            return ReplyVerdict.forward();
        }
    }
    // end

    @Test
    void fillsInTheSerialNumberAndKeepsTheRest() {
        LongAdder accepted = new LongAdder();
        var session = InterceptorHarness.v16(opened -> new SerialNumber("SN-1", accepted));

        var boot = session.fromStation(
                "[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"V\", \"chargePointModel\":\"M\"}]");
        session.fromCsms("[3,\"1\",{\"status\":\"Accepted\"}]");

        assertThat(boot.toCsms())
                .singleElement()
                .asString()
                .startsWith("[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"V\", \"chargePointModel\":\"M\"")
                .contains("\"chargePointSerialNumber\":\"SN-1\"");
        assertThat(accepted.sum()).isEqualTo(1);
    }

    // snippet: later
    /** Lets a reset through only if the station says that nobody is charging. */
    static final class GentleReset implements Interceptor {

        @Override
        public Interests interests() {
            return Interests.in(V16.RESET);
        }

        @Override
        public CallVerdict onCall(Call call, Exchange exchange) {
            CompletionStage<Reply> answer =
                    exchange.session().call(Side.STATION, "DataTransfer", Payload.of("{\"vendorId\":\"busy?\"}"));
            return CallVerdict.later(answer.thenApply(GentleReset::decide));
        }

        private static CallVerdict decide(Reply reply) {
            boolean idle = reply instanceof CallResult result
                    && result.payload().string("/data").filter("idle"::equals).isPresent();
            return idle ? CallVerdict.forward() : CallVerdict.answer(Payload.of("{\"status\":\"Rejected\"}"));
        }
    }
    // end

    @Test
    void asksTheStationBeforeItResets() {
        var session = InterceptorHarness.v16(opened -> new GentleReset());

        String question = session.fromCsms("[2,\"1\",\"Reset\",{\"type\":\"Soft\"}]")
                .toStation()
                .get(0);
        var outcome = session.fromStation("[3,\"" + question.split("\"", -1)[1] + "\",{\"data\":\"charging\"}]");

        assertThat(outcome.toCsms()).containsExactly("[3,\"1\",{\"status\":\"Rejected\"}]");
    }

    // snippet: start
    static Proxy start() throws IOException {
        return Proxy.builder()
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9000))
                .upstream(URI.create("ws://csms.example/ocpp"))
                .intercept("freeze-security-keys", OnFailure.REJECT, FREEZE_SECURITY_KEYS)
                .start();
    }
    // end

    // snippet: listener
    static ProxyBuilder watched(ProxyBuilder builder, LongAdder timeouts) {
        ProxyListener counting = event -> {
            if (event instanceof StationEvent.CallTimedOut) {
                timeouts.increment();
            }
        };
        return builder.listener(ProxyListener.all(new LoggingListener(), counting));
    }
    // end

    // snippet: inject
    static void resetIfConnected(Proxy proxy, StationId station) {
        proxy.session(station)
                .filter(session -> session.version() == OcppVersion.V1_6)
                .ifPresent(session -> session.call(Side.STATION, "Reset", Payload.of("{\"type\":\"Soft\"}"))
                        .whenComplete((reply, failure) -> System.out.println(failure == null ? reply : failure)));
    }
    // end

    @Test
    void showsExactlyTheJavaOfThisClass() throws IOException {
        Snippets page = Snippets.ofMarkdown("docs/interceptors.md");
        Snippets code = Snippets.ofJava("ocpp-proxy-core/src/test/java/"
                + InterceptorGuideTest.class.getName().replace('.', '/') + ".java");

        assertThat(page.texts()).isEqualTo(code.texts());
    }
}
