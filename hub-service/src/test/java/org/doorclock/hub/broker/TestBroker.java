// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A broker that the hub may meet, real, on a free loopback port. */
public sealed interface TestBroker extends AutoCloseable {

    /** Which one, as a parameter of a test. */
    enum Kind {
        EMBEDDED,
        MOSQUITTO;

        public TestBroker start(final Path directory) throws Exception {
            return switch (this) {
                case EMBEDDED -> new Embedded(EmbeddedBroker.start("127.0.0.1", 0, directory));
                case MOSQUITTO -> Mosquitto.start(directory);
            };
        }
    }

    BrokerAddress address();

    @Override
    void close();

    /** The hub's own. */
    record Embedded(EmbeddedBroker broker) implements TestBroker {
        @Override
        public BrokerAddress address() {
            return new BrokerAddress("127.0.0.1", broker.port(), false);
        }

        @Override
        public void close() {
            broker.close();
        }
    }

    /** Debian's, with the configuration that it comes with. */
    record Mosquitto(Process process, int port) implements TestBroker {

        static Mosquitto start(final Path directory) throws IOException {
            final int port = freePort();
            final Path conf = directory.resolve("mosquitto.conf");
            Files.writeString(conf, "listener " + port + " 127.0.0.1\nallow_anonymous true\npersistence false\n");
            final Process process = new ProcessBuilder(List.of(binary(), "-c", conf.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("mosquitto.log").toFile())
                    .start();
            Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> answers(port));
            return new Mosquitto(process, port);
        }

        @Override
        public BrokerAddress address() {
            return new BrokerAddress("127.0.0.1", port, false);
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }

        private static int freePort() throws IOException {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            }
        }

        private static boolean answers(final int port) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        }

        private static String binary() {
            return Stream.concat(
                            Stream.of(System.getenv("PATH").split(File.pathSeparator)),
                            Stream.of("/usr/sbin", "/usr/local/sbin"))
                    .map(folder -> Path.of(folder, "mosquitto"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("this test needs Debian's package mosquitto"))
                    .toString();
        }
    }
}
