// SPDX-License-Identifier: Apache-2.0
/**
 * The roots that a station trusts, and what the CSMS may do with them: install, list, delete. Pure functions over
 * values.
 *
 * <pre>{@code
 * RootDecisions decisions = new RootDecisions(RootPolicy.standard());
 * if (decisions.install(RootUse.CSMS, pem, present, clock.instant()) instanceof InstallDecision.Install install) {
 *     store.keepTrust(station, install.after());
 * }
 * }</pre>
 */
@NullMarked
package io.ferrule.certs.roots;

import org.jspecify.annotations.NullMarked;
