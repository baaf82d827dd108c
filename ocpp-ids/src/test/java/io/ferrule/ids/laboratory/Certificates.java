// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.laboratory;

/** A certificate that nobody trusts; its key was thrown away. */
final class Certificates {

    static final String SELF_SIGNED =
            """
            -----BEGIN CERTIFICATE-----
            MIIBgjCCASegAwIBAgIULWvd0rJa6cq+ZeZKTkYOhSQpPVwwCgYIKoZIzj0EAwIw
            FTETMBEGA1UEAwwKUm9ndWUgcm9vdDAgFw0yNjExMjIxNjU0MzVaGA8yMTI2MTAy
            OTE2NTQzNVowFTETMBEGA1UEAwwKUm9ndWUgcm9vdDBZMBMGByqGSM49AgEGCCqG
            SM49AwEHA0IABMiP20m2FVkBQl41eMJzSEnrO2AAKpAC9pJC3Kz4Wjk9Drb5hlyH
            7rHd5Do5QcJpbKpR5Jn0v4n2ozFsG3iXBcGjUzBRMB0GA1UdDgQWBBTDsNznPXEv
            xe83k0AsZj/x/uEvjzAfBgNVHSMEGDAWgBTDsNznPXEvxe83k0AsZj/x/uEvjzAP
            BgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQD8RdeS1/AXCFr8lUYz
            ulZJh1pEM4pkhZ13jx+DYf3AWwIhAPtszhFOntgZBHxyoa3O6fQDgnhj32YO38e3
            ki8xq1ir
            -----END CERTIFICATE-----
            """;

    private Certificates() {}
}
