// SPDX-License-Identifier: Apache-2.0
/** The command line: commands, exit codes and what is said when something goes wrong. */
@NullMarked
package io.ferrule.gateway.cli;

import org.jspecify.annotations.NullMarked;
