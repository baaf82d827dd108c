// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportLineTest {

    private static final String STATIONS =
            """
            [{"id":"CP001","northbound":{"state":"open","profile":3,"tls":"TLSv1.3","suite":"TLS_AES_256_GCM_SHA384"}},
             {"id":"CP002","northbound":{"state":"open","profile":2,"tls":"TLSv1.2","suite":"TLS_RSA_WITH_AES_128_GCM_SHA256"}},
             {"id":"CP003","northbound":{"state":"open","profile":1}},
             {"id":"CP004","northbound":{"state":"away"}}]
            """;

    @Test
    void tellsWhichLinksHaveForwardSecrecy() throws Exception {
        // A00.FR.319 recommends it; where there is no TLS there is nothing to tell.
        List<Map<String, String>> links = ReportLine.links(ReportLine.read(STATIONS));

        assertThat(links).extracting(link -> link.get("station")).containsExactly("CP001", "CP002", "CP003");
        assertThat(links).extracting(link -> link.get("forwardSecrecy")).containsExactly("yes", "no", "-");
    }
}
