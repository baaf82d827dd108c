// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One connection through a link, both of its ends held by hand. */
class FaultyLinkTest {

    private static final int SHORT_MILLIS = 200;
    private static final int LONG_MILLIS = 10_000;

    private ServerSocket server;
    private FaultyLink link;
    private Socket near;
    private Socket far;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        link = FaultyLink.open(server.getLocalPort());
        near = new Socket(InetAddress.getLoopbackAddress(), link.port());
        far = server.accept();
        near.setSoTimeout(LONG_MILLIS);
        far.setSoTimeout(LONG_MILLIS);
    }

    @AfterEach
    void disconnect() throws IOException {
        near.close();
        far.close();
        link.close();
        server.close();
    }

    @Test
    void bytesPassBothWays() throws IOException {
        near.getOutputStream().write('a');
        far.getOutputStream().write('b');

        int there = far.getInputStream().read();
        int back = near.getInputStream().read();

        assertThat(there).isEqualTo('a');
        assertThat(back).isEqualTo('b');
    }

    @Test
    void whatIsHeldComesWhenTheLinkIsClear() throws IOException {
        link.hold();
        near.getOutputStream().write('a');
        far.setSoTimeout(SHORT_MILLIS);
        assertThatThrownBy(() -> far.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        link.clear();

        far.setSoTimeout(LONG_MILLIS);
        assertThat(far.getInputStream().read()).isEqualTo('a');
    }

    @Test
    void whatIsDelayedComesLater() throws IOException {
        link.delay(Duration.ofMillis(SHORT_MILLIS));
        long begin = System.nanoTime();

        near.getOutputStream().write('a');
        far.getInputStream().read();

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isGreaterThanOrEqualTo(Duration.ofMillis(SHORT_MILLIS - 1));
    }

    @Test
    void aCutResetsBothEnds() {
        link.cut();

        assertThatThrownBy(() -> near.getInputStream().read()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> far.getInputStream().read()).isInstanceOf(IOException.class);
    }

    @Test
    void anEndThatGoesWhileTheLineIsSilentIsNotToldToTheOther() throws IOException {
        link.silence();
        near.getOutputStream().write('a');
        near.close();

        far.setSoTimeout(SHORT_MILLIS);

        assertThatThrownBy(() -> far.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void anEndThatClosesIsToldToTheOther() throws IOException {
        near.getOutputStream().write('a');
        near.close();

        int first = far.getInputStream().read();
        int second = far.getInputStream().read();

        assertThat(first).isEqualTo('a');
        assertThat(second).isEqualTo(-1);
    }

    @Test
    void newcomersAreResetWhileConnectionsAreRefusedAndOthersGoOn() throws IOException {
        link.refuse();

        try (Socket newcomer = new Socket(InetAddress.getLoopbackAddress(), link.port())) {
            newcomer.setSoTimeout(LONG_MILLIS);
            assertThatThrownBy(() -> newcomer.getInputStream().read()).isInstanceOf(IOException.class);
        }
        near.getOutputStream().write('a');
        assertThat(far.getInputStream().read()).isEqualTo('a');
    }
}
