// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

/** How one attempt to upload ended. */
enum UploadResult {
    UPLOADED("Uploaded"),
    /** The server did not understand; another attempt would end the same. */
    BAD_MESSAGE("BadMessage"),
    NOT_SUPPORTED("NotSupportedOperation"),
    PERMISSION_DENIED("PermissionDenied"),
    /** Another attempt may succeed. */
    FAILED("UploadFailure");

    private final String word;

    UploadResult(String word) {
        this.word = word;
    }

    /** The word of UploadLogStatus. */
    String word() {
        return word;
    }
}
