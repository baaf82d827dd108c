// SPDX-License-Identifier: Apache-2.0
/** How measurements are taken: passes that alternate between subjects, medians, and tables that go into the README. */
@NullMarked
package io.ferrule.benchmarks.measurement;

import org.jspecify.annotations.NullMarked;
