// SPDX-License-Identifier: Apache-2.0
/** Gateway and CSMS as processes that can be killed and started again. */
@NullMarked
package io.ferrule.benchmarks.lab.processes;

import org.jspecify.annotations.NullMarked;
