// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.doorclock.hub.config.HubConfig;
import org.doorclock.hub.config.HubKeys;
import org.doorclock.service.Systemd;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub run}: runs until it is told to stop. */
@Command(
        name = "run",
        description = "Runs the hub until it is stopped. Says READY with its addresses once it takes events.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", description = "Properties file with any of the keys below.")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Sets one key; wins over file and environment.")
    private Map<String, String> set = new TreeMap<>();

    @Override
    public Integer call() throws Exception {
        final Hub hub = Hub.start(settings(config, set));
        final CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            hub.close();
            stopped.countDown();
        }));
        hub.awaitConnected();
        System.out.println("READY " + hub.http() + " mqtt " + hub.mqtt());
        System.out.flush();
        hub.keepVigil(Systemd.of(System.getenv(), ProcessHandle.current().pid()));
        stopped.await();
        return ExitCode.DONE;
    }

    static HubConfig settings(final Optional<Path> config, final Map<String, String> set) throws StartException {
        try {
            return HubConfig.of(Settings.load(HubMain.PROGRAM, HubKeys.ALL, config, System.getenv(), set));
        } catch (SettingsException e) {
            throw new StartException(ExitCode.BAD_INPUT, e.getMessage());
        }
    }
}
