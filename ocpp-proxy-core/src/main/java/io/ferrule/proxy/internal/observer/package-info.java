// SPDX-License-Identifier: Apache-2.0
/**
 * Further CSMSs of a station: copies of what it says, and what they may ask of it. The lane of the session only puts copies
 * into a bounded queue; everything else runs on a lane of each observer's own.
 */
@NullMarked
package io.ferrule.proxy.internal.observer;

import org.jspecify.annotations.NullMarked;
