// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.link;

import java.net.InetSocketAddress;
import java.util.Optional;

/** What a transport tells about connections that never became a link. Must not block. */
public interface WireWatch {

    /**
     * An upgrade was refused or dropped; status 0 where nothing was answered. The reason is ours, the path the peer's,
     * empty where none was read.
     */
    void refused(InetSocketAddress peer, Optional<String> path, int status, String reason);
}
