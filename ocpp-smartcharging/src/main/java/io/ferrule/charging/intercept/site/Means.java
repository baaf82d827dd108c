// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.ChargingMemory;
import io.ferrule.charging.intercept.SiteGuidance;
import io.ferrule.charging.recipe.CapabilitySource;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What a site is driven with.
 *
 * @param serial runs one task at a time, in order; may be blocked by the memory
 * @param clock the time of day; may jump
 * @param memory what survives a restart
 * @param capabilities tells what stations of 1.6 obey
 * @param guidance what somebody outside wants
 * @param listener hears what happens
 */
public record Means(
        Executor serial,
        Clock clock,
        ChargingMemory memory,
        CapabilitySource capabilities,
        SiteGuidance guidance,
        SiteListener listener) {}
