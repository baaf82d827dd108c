// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stand-in. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
