// SPDX-License-Identifier: Apache-2.0
/**
 * What the live drive of a site and those outside of it say to each other: {@link
 * io.ferrule.charging.intercept.SiteGuidance} goes in, {@link io.ferrule.charging.intercept.SiteReport} comes out.
 *
 * <p>{@code intercept.station} keeps the charging profiles of each station in its place, {@code intercept.site} drives the
 * stations of a site.
 */
@NullMarked
package io.ferrule.charging.intercept;

import org.jspecify.annotations.NullMarked;
