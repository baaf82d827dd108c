// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

/**
 * How it stands with one observer of one station.
 *
 * @param name name of the observer
 * @param state how it stands with its connection
 * @param waiting copies of calls that wait for it
 * @param dropped copies that it did not get, since the station was first seen
 */
public record ObserverStatus(String name, UpstreamState state, int waiting, long dropped) {}
