// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import java.time.Duration;

/** The growing waits of one station whose CSMS is away. Guarded by its owner. */
public interface Waits {

    Duration next();

    void reset();
}
