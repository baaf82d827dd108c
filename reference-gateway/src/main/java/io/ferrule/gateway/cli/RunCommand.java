// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

import io.ferrule.gateway.config.ConfigException;
import io.ferrule.gateway.process.NameCache;
import io.ferrule.gateway.process.ServiceManager;
import io.ferrule.gateway.process.Signals;
import io.ferrule.gateway.process.SystemdNotify;
import io.ferrule.gateway.shedding.HeapReading;
import io.ferrule.gateway.wiring.Addresses;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.gateway.wiring.Machine;
import io.ferrule.gateway.wiring.StartException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
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
    /** What comes after the drain: closing handshakes, and the journal. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(20);

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
        NameCache.keepShort();
        // Before the start, so that a signal in the meantime is not lost.
        listen();
        try (ServiceManager manager = ServiceManager.of(
                        ConfigArgument::environment, ProcessHandle.current().pid(), socket -> new SystemdNotify());
                Gateway gateway = start(manager)) {
            String ready =
                    "southbound=" + Addresses.text(gateway.southbound()) + " admin=" + Addresses.text(gateway.admin());
            err.println("ready " + ready);
            manager.ready(ready);
            while (wishes.take() == Wish.RELOAD) {
                gateway.reload();
            }
            log().atInfo().log("ending; open calls may finish");
            manager.stopping(LONGEST_DRAIN.plus(LAST_WORDS));
            gateway.drain(LONGEST_DRAIN);
        }
        return ExitCode.FINE;
    }

    private Gateway start(ServiceManager manager) {
        Machine machine = new Machine(Clock.systemUTC(), new HeapReading(), manager);
        try {
            return Gateway.start(file.source(), machine);
        } catch (ConfigException e) {
            throw ConfigArgument.failure(e);
        } catch (StartException e) {
            throw new CommandFailure(ExitCode.NOT_FINE, "the gateway cannot start\n" + e.getMessage());
        }
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
}
