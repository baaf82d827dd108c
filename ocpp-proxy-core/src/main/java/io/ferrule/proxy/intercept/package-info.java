// SPDX-License-Identifier: Apache-2.0
/**
 * Hands in the conversation.
 */
@NullMarked
package io.ferrule.proxy.intercept;

import org.jspecify.annotations.NullMarked;
