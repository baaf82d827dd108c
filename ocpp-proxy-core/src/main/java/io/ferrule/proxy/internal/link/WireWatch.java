// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.link;

import java.net.InetSocketAddress;

/** What a transport tells about connections that never became, or no longer are, a link. Must not block. */
public interface WireWatch {

    /** An upgrade was refused or dropped; status 0 where nothing was answered. The reason is ours, not the peer's. */
    void refused(InetSocketAddress peer, int status, String reason);

    /** An open connection broke a rule of the wire and is being closed with this code. */
    void violated(InetSocketAddress peer, int closeCode, String reason);
}
