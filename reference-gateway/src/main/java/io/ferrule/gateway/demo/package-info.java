// SPDX-License-Identifier: Apache-2.0
/** A legacy station, the gateway and a CSMS with mutual TLS on one machine. */
@NullMarked
package io.ferrule.gateway.demo;

import org.jspecify.annotations.NullMarked;
