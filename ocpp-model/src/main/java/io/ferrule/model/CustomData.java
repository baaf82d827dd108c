// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/**
 * What a vendor adds to an object of OCPP 2.0.1: {@code vendorId} names the vendor, and every other member is the
 * vendor's own. No object of that version may carry anything else that the documents do not define.
 *
 * <p>Only the form is demanded here; a name of more than 255 characters is, like every text that is too long, told by
 * {@link io.ferrule.model.validation.SchemaCheck}.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param json the object with all its members. As part of a record that was read it is equal to what was received as a
 *     JSON value; the exact characters are in the {@link Payload} of the message
 */
public record CustomData(Payload json) {

    private static final String VENDOR_ID = "/vendorId";

    /**
     * Looks for the name of the vendor.
     *
     * @throws PayloadException if the JSON is no object with a text {@code vendorId}
     */
    public CustomData {
        if (json.string(VENDOR_ID).isEmpty()) {
            throw new PayloadException("", "custom data is an object with a text \"vendorId\"");
        }
    }

    /**
     * Starts with the name of the vendor alone; {@code new CustomData(data.json().with("/wattage", 7))} adds to it.
     *
     * @param vendorId name of the vendor, at most 255 characters on the wire
     * @return custom data with nothing else in it
     */
    public static CustomData of(String vendorId) {
        return new CustomData(Payload.empty().with(VENDOR_ID, vendorId));
    }

    /**
     * The vendor whose rules the other members follow.
     *
     * @return the name as it was written
     */
    public String vendorId() {
        return json.string(VENDOR_ID).orElseThrow();
    }
}
