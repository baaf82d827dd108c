// SPDX-License-Identifier: Apache-2.0
/**
 * What happens in the proxy, for logs, metrics and alarms.
 */
@NullMarked
package io.ferrule.proxy.event;

import org.jspecify.annotations.NullMarked;
