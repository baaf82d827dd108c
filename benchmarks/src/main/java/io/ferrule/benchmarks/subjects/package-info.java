// SPDX-License-Identifier: Apache-2.0
/** The programs that are compared, each in a process of its own, and what the kernel says that they used. */
@NullMarked
package io.ferrule.benchmarks.subjects;

import org.jspecify.annotations.NullMarked;
