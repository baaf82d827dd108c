// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.process.Signals;
import io.ferrule.gateway.wiring.Addresses;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.gateway.wiring.StartException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ferrule run}: the gateway, until a signal ends it. */
@Command(
        name = "run",
        description = "Runs the gateway that a configuration file describes.",
        footer = {
            "",
            "Example:  ferrule run gateway.yaml",
            "",
            "Prints \"ready southbound=HOST:PORT admin=HOST:PORT\" on standard error when stations may come.",
            "SIGTERM and SIGINT finish open calls and end; SIGHUP reads the file again."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ended by a signal",
            "1:the configuration is wrong or the gateway cannot start",
            "2:wrong usage or unreadable file"
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(10);

    private enum Wish {
        RELOAD,
        END
    }

    @Mixin
    private ConfigArgument file = new ConfigArgument();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final BlockingQueue<Wish> wishes = new ArrayBlockingQueue<>(16);

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        GatewayConfig config = file.read();
        try (Gateway gateway = Gateway.start(config, Clock.systemUTC())) {
            listen();
            err.println("ready southbound=" + Addresses.text(gateway.southbound()) + " admin="
                    + Addresses.text(gateway.admin()));
            while (wishes.take() == Wish.RELOAD) {
                reload(gateway);
            }
            log().atInfo().log("ending; open calls may finish");
            gateway.drain(LONGEST_DRAIN);
        } catch (StartException e) {
            throw new CommandFailure(ExitCode.NOT_FINE, "the gateway cannot start\n" + e.getMessage());
        }
        return ExitCode.FINE;
    }

    /** A wish that finds the queue full is one of many equal ones. */
    private void listen() {
        Runnable end = () -> {
            wishes.clear();
            wishes.offer(Wish.END);
        };
        Signals.on("TERM", end);
        Signals.on("INT", end);
        Signals.on("HUP", () -> wishes.offer(Wish.RELOAD));
    }

    /** Not a constant: every command makes this object, but only this one needs the logging system. */
    private static Logger log() {
        return LoggerFactory.getLogger(RunCommand.class);
    }

    private void reload(Gateway gateway) {
        try {
            List<String> ignored = gateway.reload(file.read());
            log().atInfo().addKeyValue("file", file).log("configuration read again, for new sessions");
            if (!ignored.isEmpty()) {
                log().atWarn().addKeyValue("keys", ignored).log("these settings changed but need a restart");
            }
        } catch (CommandFailure | StartException e) {
            log().atError()
                    .addKeyValue("file", file)
                    .addKeyValue("reason", e.getMessage())
                    .log("configuration not taken, the old one goes on");
        }
    }
}
