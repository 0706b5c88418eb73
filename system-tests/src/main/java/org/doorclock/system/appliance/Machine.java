// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.doorclock.system.deployment.Program;

/** The commands that start virtual machines. */
final class Machine {

    private static final List<String> HERE =
            List.of("quiet", "init=/start", "DC_HOME=" + Program.home().toAbsolutePath());
    private static final List<String> KERNEL =
            Stream.concat(Stream.of("ro"), HERE.stream()).toList();

    private static final String ALLOWED = "Cpus_allowed_list:";

    private Machine() {}

    /**
     * User-Mode Linux: a kernel that is a process, up in half a second. At every system call of the guest one process hands
     * over to another; all on one processor are four times as fast as on two that wake each other.
     *
     * @param work for what it needs while it runs
     * @param arguments more for the kernel's command line
     */
    static List<String> userMode(final Appliance appliance, final Path work, final List<String> arguments) {
        final List<String> command = process(appliance, work, "640M");
        command.add("ubd0r=" + appliance.root());
        command.addAll(KERNEL);
        command.addAll(arguments);
        return command;
    }

    /**
     * The same with systemd: a Debian of its own, of which a copy in {@code work} takes what is written.
     *
     * @param boot the card's boot partition
     */
    static List<String> withSystem(
            final Appliance appliance, final Path work, final Path boot, final List<String> arguments) {
        final List<String> command = process(appliance, work, "1536M");
        command.add("ubd0=" + changes(work) + "," + appliance.system());
        command.add("ubd1=" + boot);
        command.add("rw");
        // A host that is busy for longer than the board's watchdog waits is no hang of the guest's.
        command.add("softdog.soft_noboot=1");
        command.addAll(HERE);
        command.addAll(arguments);
        return command;
    }

    /** What such a machine has written on its root. */
    static Path changes(final Path work) {
        return work.resolve("root.changes");
    }

    private static List<String> process(final Appliance appliance, final Path work, final String memory) {
        return new ArrayList<>(List.of(
                "taskset",
                "--cpu-list",
                lastProcessor(),
                appliance.kernel().toString(),
                "mem=" + memory,
                "root=/dev/ubda",
                "con=null",
                "con0=null,fd:2",
                "con1=fd:0,fd:1",
                "umid=door",
                "uml_dir=" + work));
    }

    /** Of those that this process may use. */
    private static String lastProcessor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(ALLOWED))
                    .map(line -> line.replaceAll(".*\\D", ""))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * QEMU, translating: Debian's own arm64 kernel, the Pi's instruction set, and slow. Its network leads to the host's.
     *
     * @param disk one more, written to; none if empty
     * @param arguments more for the kernel's command line
     */
    static List<String> arm64(final Appliance appliance, final List<Path> disk, final List<String> arguments) {
        final List<String> append = new ArrayList<>(List.of(
                "console=ttyAMA0",
                "root=/dev/vda",
                "net.ifnames=0",
                "panic=-1",
                "DC_TERMINAL=/dev/ttyAMA0",
                "DC_ADDRESS=10.0.2.15/24",
                "DC_ROUTE=10.0.2.2"));
        append.addAll(KERNEL);
        append.addAll(arguments);
        final List<String> command = new ArrayList<>(List.of(
                "qemu-system-aarch64",
                "-accel",
                "tcg,thread=multi",
                "-M",
                "virt",
                "-cpu",
                "cortex-a72",
                "-smp",
                "2",
                "-m",
                "1G",
                "-nodefaults",
                "-no-reboot",
                "-display",
                "none",
                "-serial",
                "stdio",
                "-kernel",
                appliance.arm64("vmlinuz").toString(),
                "-initrd",
                appliance.arm64("initrd").toString(),
                "-append",
                String.join(" ", append),
                "-drive",
                "if=virtio,format=raw,snapshot=on,file=" + appliance.arm64("root.ext4"),
                "-virtfs",
                "local,path=/,mount_tag=host,security_model=none,readonly=on",
                "-netdev",
                "user,id=net",
                "-device",
                "virtio-net-pci,romfile=,netdev=net",
                "-device",
                "virtio-rng-pci"));
        disk.forEach(file -> command.addAll(List.of("-drive", "if=virtio,format=raw,file=" + file)));
        return command;
    }
}
