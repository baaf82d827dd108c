// SPDX-License-Identifier: Apache-2.0
/** What the durable journal costs, beside the disk below it and the database without a journal around it. */
@NullMarked
package io.ferrule.benchmarks.journal;

import org.jspecify.annotations.NullMarked;
