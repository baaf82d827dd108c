// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;

/**
 * A TCP socket that tells of a lost connection on its reading side only. A CSMS that refuses our certificate sends an alert and
 * hangs up while we still write; TLS of the Java runtime would stop at the failed write and never read why. It also watches the
 * peer's greeting, from which neither provider tells the group that was agreed on.
 */
public final class PatientSocket extends Socket {

    private final ServerGreeting greeting = new ServerGreeting();

    /** Whether the peer has said anything. */
    public boolean heard() {
        return greeting.begun();
    }

    /** The group of the key exchange, if the peer named one in a greeting of TLS 1.3. */
    public Optional<String> group() {
        return greeting.group();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = in.read(bytes, offset, length);
                if (read > 0) {
                    greeting.take(bytes, offset, read);
                }
                return read;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            private boolean lost;

            @Override
            public void write(int value) {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                if (lost) {
                    return;
                }
                try {
                    out.write(bytes, offset, length);
                } catch (IOException e) {
                    lost = true;
                }
            }
        };
    }
}
