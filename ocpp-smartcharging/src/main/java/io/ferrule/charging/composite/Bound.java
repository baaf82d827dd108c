// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import io.ferrule.charging.RateUnit;
import io.ferrule.charging.SchedulePeriod;

/** A period that holds at an instant, with the unit of its schedule. */
record Bound(SchedulePeriod period, RateUnit unit) {}
