// SPDX-License-Identifier: Apache-2.0
/** The configuration file: read once into values that can be trusted, with every mistake named by line and key. */
@NullMarked
package io.ferrule.gateway.config;

import org.jspecify.annotations.NullMarked;
