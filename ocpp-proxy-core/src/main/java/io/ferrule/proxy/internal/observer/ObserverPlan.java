// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.proxy.upstream.ObserverDirectory;
import io.ferrule.proxy.upstream.VirtualKeyStore;

/**
 * What an embedder decided about observers.
 *
 * @param place how many interceptors stand between them and the station
 */
public record ObserverPlan(int place, ObserverDirectory directory, VirtualKeyStore store) {}
