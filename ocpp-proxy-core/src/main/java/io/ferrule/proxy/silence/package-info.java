// SPDX-License-Identifier: Apache-2.0
/**
 * Notices stations that have not been heard for too long. {@link io.ferrule.proxy.silence.SilenceAlarm} listens as an interceptor and
 * tells by events; what stations are silent between their heartbeats is normal and tells nothing.
 */
@NullMarked
package io.ferrule.proxy.silence;

import org.jspecify.annotations.NullMarked;
