// SPDX-License-Identifier: Apache-2.0
/** The reference gateway: what the modules can do, wired together by one configuration file. */
@NullMarked
package io.ferrule.gateway;

import org.jspecify.annotations.NullMarked;
