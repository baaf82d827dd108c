// SPDX-License-Identifier: Apache-2.0
/**
 * Moves firmware: from the address that the CSMS names into a file, and from that file to one station.
 *
 * <p>The address is chosen by somebody else. {@link io.ferrule.certs.firmware.transfer.Destinations} says where a
 * {@link io.ferrule.certs.firmware.transfer.Downloader} may go; {@link io.ferrule.certs.firmware.transfer.ImageServer}
 * hands an {@link io.ferrule.certs.firmware.transfer.Image} to one address under a name that nobody can guess.
 */
@NullMarked
package io.ferrule.certs.firmware.transfer;

import org.jspecify.annotations.NullMarked;
