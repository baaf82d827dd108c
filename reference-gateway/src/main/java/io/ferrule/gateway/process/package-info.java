// SPDX-License-Identifier: Apache-2.0
/** What a process owes its operating system: signals and files that only the owner may read. */
@NullMarked
package io.ferrule.gateway.process;

import org.jspecify.annotations.NullMarked;
