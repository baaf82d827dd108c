// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** pyftpdlib, an FTP server by somebody else, with one user who may write into one directory. */
final class FtpServer implements AutoCloseable {

    private static final String PYTHON = "/usr/bin/python3";
    private static final String PROGRAM =
            """
            import sys
            from pyftpdlib.authorizers import DummyAuthorizer
            from pyftpdlib.handlers import FTPHandler
            from pyftpdlib.servers import FTPServer
            users = DummyAuthorizer()
            users.add_user("user", "p w", sys.argv[1], perm="elradfmw")
            FTPHandler.authorizer = users
            server = FTPServer(("127.0.0.1", 0), FTPHandler)
            print(server.socket.getsockname()[1], flush=True)
            server.serve_forever()
            """;

    private final Process process;
    private final int port;

    FtpServer(Path root) throws IOException {
        process = new ProcessBuilder(PYTHON, "-c", PROGRAM, root.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = process.inputReader();
        port = Integer.parseInt(String.valueOf(output.readLine()));
    }

    static boolean installed() throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of(PYTHON))) {
            return false;
        }
        Process probe = new ProcessBuilder(PYTHON, "-c", "import pyftpdlib")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return probe.waitFor(30, TimeUnit.SECONDS) && probe.exitValue() == 0;
    }

    String url(String path) {
        return "ftp://user:p%20w@127.0.0.1:" + port + path;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
