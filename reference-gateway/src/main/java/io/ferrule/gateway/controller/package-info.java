// SPDX-License-Identifier: Apache-2.0
/** The gateway as the Local Controller of its site: what it keeps on disk, and how it is put together. */
@NullMarked
package io.ferrule.gateway.controller;

import org.jspecify.annotations.NullMarked;
