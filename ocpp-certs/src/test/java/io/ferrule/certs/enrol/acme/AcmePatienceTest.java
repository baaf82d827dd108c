// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.enrol.EnrolmentAnswer;
import io.ferrule.certs.verify.LeafVerdict;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders that end late or never: how long is waited, and what is shown meanwhile (RFC 8555). */
class AcmePatienceTest {

    @TempDir
    private Path directory;

    private AcmeBench bench;
    private FakeAcme server;
    private AcmeClient client;

    @BeforeEach
    void start() throws Exception {
        bench = new AcmeBench(directory.resolve("acme"));
        server = bench.server;
        client = bench.client();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    /** RFC 8555, 7.5.1 and 8.2. */
    @Test
    void asksNoSoonerThanTheServerWants() throws Exception {
        server.adds("authorization", "Retry-After", "20");

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Issued.class);
        assertThat(bench.pace.waits).contains(Duration.ofSeconds(20));
    }

    @Test
    void comesBackWhenAnOrderTakesLongerThanAMinute() throws Exception {
        server.certifies = false;

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer).isEqualTo(new EnrolmentAnswer.Later(Duration.ofMinutes(1)));
        assertThat(bench.pace.nanos()).isLessThan(Duration.ofSeconds(61).toNanos());
    }

    @Test
    void goesOnShowingTheAnswerWhileTheAuthorityHasNotCome() throws Exception {
        server.confirms = false;

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Later.class);
        assertThat(bench.shown).containsOnlyKeys("tok-1_A");
    }

    @Test
    void takesUpTheOrderThatWasLeftOpen() throws Exception {
        server.certifies = false;
        client.enrol(bench.request());
        server.certifies = true;

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Issued.class);
        assertThat(server.orders()).isEqualTo(1);
    }

    /** Another client, as after a restart; its account comes from the disk. */
    @Test
    void goesOnWithTheSameOrderAfterARestart() throws Exception {
        server.certifies = false;
        client.enrol(bench.request());
        client.close();
        server.certifies = true;

        EnrolmentAnswer answer = bench.client().enrol(bench.request());

        assertThat(bench.verdict(answer)).isInstanceOf(LeafVerdict.Accepted.class);
        assertThat(server.orders()).isEqualTo(1);
    }

    /** RFC 8555, 8.2: the authority may come when the gateway is back. */
    @Test
    void showsTheAnswerAgainAfterARestart() throws Exception {
        server.confirms = false;
        client.enrol(bench.request());
        client.close();

        bench.client().enrol(bench.request());

        assertThat(bench.shown).containsOnlyKeys("tok-1_A");
    }

    @Test
    void forgetsAnOrderThatIsOverAlsoOnDisk() throws Exception {
        client.enrol(bench.request());

        bench.client().enrol(bench.request());

        assertThat(server.orders()).isEqualTo(2);
    }

    @Test
    void ordersAnewWhereARestartFindsAnOrderThatHasGrownTooOld() throws Exception {
        server.certifies = false;
        client.enrol(bench.request());
        server.certifies = true;
        bench.pace.pass(Duration.ofHours(1));

        EnrolmentAnswer answer = bench.client().enrol(bench.request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Issued.class);
        assertThat(server.orders()).isEqualTo(2);
    }

    /** The order may be for the key of a request that has been sent in (RFC 8555, 7.4). */
    @Test
    void ordersAnewForAnotherKey() throws Exception {
        server.certifies = false;
        client.enrol(bench.request());

        client.enrol(SigningRequest.create(AcmeBench.NAME, KeyType.EC_P256.generate()));

        assertThat(server.orders()).isEqualTo(2);
    }

    /** RFC 8555, 6.7: orders belong to the account that is not known any more. */
    @Test
    void forgetsItsOrdersWithTheAccount() throws Exception {
        server.certifies = false;
        client.enrol(bench.request());
        server.certifies = true;
        server.knowsAccount = false;

        EnrolmentAnswer answer = bench.client().enrol(bench.request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Issued.class);
        assertThat(server.orders()).isEqualTo(2);
    }

    @Test
    void givesUpAnOrderThatIsNeverDecidedAndShowsNothingAnyMore() throws Exception {
        server.confirms = false;
        client.enrol(bench.request());
        bench.pace.pass(Duration.ofHours(1));

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer).isEqualTo(new EnrolmentAnswer.Unavailable("the authority has not decided within an hour"));
        assertThat(bench.shown).isEmpty();
    }

    @Test
    void showsNothingAnyMoreWhenItIsClosed() throws Exception {
        server.confirms = false;
        client.enrol(bench.request());

        client.close();

        assertThat(bench.shown).isEmpty();
    }

    @Test
    void asksNothingMoreWhenTheMinuteIsOver() throws Exception {
        ChallengeResponder slow = new ChallengeResponder() {
            @Override
            public String type() {
                return "http-01";
            }

            @Override
            public Offer offer(Challenge challenge) {
                bench.pace.pass(Duration.ofSeconds(61));
                return () -> {};
            }
        };

        EnrolmentAnswer answer = bench.client(bench.account(), slow).enrol(bench.request());

        assertThat(answer).isEqualTo(new EnrolmentAnswer.Unavailable("no usable answer: HttpTimeoutException"));
        assertThat(server.seen).doesNotContain("POST challenge");
    }
}
