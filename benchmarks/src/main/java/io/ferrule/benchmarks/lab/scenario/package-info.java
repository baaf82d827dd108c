// SPDX-License-Identifier: Apache-2.0
/** What goes wrong in a run, drawn from its seed. */
@NullMarked
package io.ferrule.benchmarks.lab.scenario;

import org.jspecify.annotations.NullMarked;
