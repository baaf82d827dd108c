// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.java_websocket.SSLSocketChannel2;
import org.java_websocket.server.SSLParametersWebSocketServerFactory;

/**
 * TLS channels that tell their end. The library's own closes itself while reading when the peer has said its last word in TLS, and
 * reports nothing read; its server then never hears that the connection is over.
 */
final class AttentiveChannels extends SSLParametersWebSocketServerFactory {

    private final SSLParameters parameters;

    AttentiveChannels(SSLContext context, SSLParameters parameters) {
        super(context, parameters);
        this.parameters = parameters;
    }

    @Override
    public ByteChannel wrapChannel(SocketChannel channel, SelectionKey key) throws IOException {
        SSLEngine engine = sslcontext.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setSSLParameters(parameters);
        return new Attentive(channel, engine, exec, key);
    }

    private static final class Attentive extends SSLSocketChannel2 {

        Attentive(SocketChannel channel, SSLEngine engine, ExecutorService executor, SelectionKey key)
                throws IOException {
            super(channel, engine, executor, key);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            int read = super.read(target);
            return read == 0 && !isOpen() ? -1 : read;
        }
    }
}
