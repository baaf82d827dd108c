// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.guard;

/**
 * What went on below the messages of one connection since it was told last.
 *
 * @param pings pings that came
 * @param frames data frames that came, fragments counted
 * @param messages whole messages that came
 * @param bytes bytes that came
 * @param announced bytes that the header of the frame under way announces, 0 if none is under way
 */
public record Traffic(long pings, long frames, long messages, long bytes, long announced) {}
