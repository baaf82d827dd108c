// SPDX-License-Identifier: Apache-2.0
/** Stations of OCPP 1.6 as the field has them: they charge on while they are offline and repeat what was not answered. */
@NullMarked
package io.ferrule.benchmarks.lab.stations;

import org.jspecify.annotations.NullMarked;
