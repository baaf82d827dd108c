// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/**
 * A TCP socket that tells of a lost connection on its reading side only. A CSMS that refuses our certificate sends an alert and
 * hangs up while we still write; TLS of the Java runtime would stop at the failed write and never read why.
 */
public final class PatientSocket extends Socket {

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
