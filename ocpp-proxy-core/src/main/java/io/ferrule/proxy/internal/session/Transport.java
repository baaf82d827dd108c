// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.handshake.AdmissionPolicy;
import io.ferrule.proxy.internal.link.Doorkeeper;
import io.ferrule.proxy.internal.link.UpstreamConnector;
import io.ferrule.proxy.internal.link.WireWatch;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Both ends of a proxy: where stations come in and how CSMSs are reached. */
interface Transport extends AutoCloseable {

    UpstreamConnector connector();

    /** Who may connect where the embedder does not say: any station, under the last segment of its path. */
    AdmissionPolicy anyStation();

    /** Listens; called once. Returns the bound address. */
    InetSocketAddress listen(Doorkeeper door, WireWatch watch) throws IOException;

    /** Cuts what is still open on both ends. */
    @Override
    void close();
}
