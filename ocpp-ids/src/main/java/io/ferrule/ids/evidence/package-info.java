// SPDX-License-Identifier: Apache-2.0
/**
 * What somebody outside is told: an alert with the frame that gave rise to it, secrets taken out, and what was done; as lines of
 * syslog or of JSON. Nothing that a peer wrote reaches a line as it was written.
 */
@NullMarked
package io.ferrule.ids.evidence;

import org.jspecify.annotations.NullMarked;
