// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.link;

import io.ferrule.proxy.upstream.UpstreamTarget;
import java.util.concurrent.CompletionStage;

/** Dials CSMSs. Safe for use by several threads; nothing in it blocks the caller. */
public interface UpstreamConnector extends AutoCloseable {

    /**
     * Dials once: TCP, TLS, upgrade, all within the target's deadline. The stage completes with the open link, or fails
     * with a DialException that says whose fault it was. The listener hears nothing before the stage completed.
     */
    CompletionStage<Link> dial(UpstreamTarget target, LinkListener listener);

    @Override
    void close();
}
