// SPDX-License-Identifier: Apache-2.0
/**
 * The conversation of a Local Controller with its CSMS: a {@link io.ferrule.proxy.resident.Resident} of the proxy that answers
 * from {@link io.ferrule.charging.controller} and guides the drive of a site.
 *
 * <pre>{@code
 * LocalController controller = LocalController.open(settings, store);
 * Proxy proxy = Proxy.builder().upstream(directory).resident(controller.resident(new StationId("LC-1"))).start();
 * // the drive of the site asks controller.limits(now) and controller.prices(now)
 * }</pre>
 */
@NullMarked
package io.ferrule.charging.controller.intercept;

import org.jspecify.annotations.NullMarked;
