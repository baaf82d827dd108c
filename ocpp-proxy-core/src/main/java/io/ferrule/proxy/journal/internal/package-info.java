// SPDX-License-Identifier: Apache-2.0
/**
 * The journal on SQLite, through JDBC alone: one connection, one thread that writes, one transaction for everything that waits.
 */
@NullMarked
package io.ferrule.proxy.journal.internal;

import org.jspecify.annotations.NullMarked;
