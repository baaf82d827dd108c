// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;

/**
 * What holds where a line does not say.
 *
 * @param version version of the conversation
 * @param from who sent the frame
 */
record LintDefaults(OcppVersion version, Side from) {}
