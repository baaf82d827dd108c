// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.event;

import java.time.Instant;

/**
 * The operator told what is there, or told it anew.
 *
 * @param at when
 * @param context everything that is known from now on; it takes the place of what was told before
 */
public record ContextEvent(Instant at, SiteContext context) implements Event {}
