// SPDX-License-Identifier: Apache-2.0
/**
 * Everything to test an interceptor without a socket, and peers for tests with one.
 */
@NullMarked
package io.ferrule.proxy.testing;

import org.jspecify.annotations.NullMarked;
