// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.system.deployment.Program;

/** The kinds of virtual machine, by the commands that start them. */
enum Machine {
    /** User-Mode Linux: a kernel that is a process, up in half a second. */
    UM {
        @Override
        List<String> command(final Appliance appliance, final Path work, final List<String> arguments) {
            final List<String> command = new ArrayList<>(List.of(
                    appliance.kernel().toString(),
                    "mem=640M",
                    "ubd0r=" + appliance.root(),
                    "root=/dev/ubda",
                    "con=null",
                    "con0=null,fd:2",
                    "con1=fd:0,fd:1",
                    "umid=door",
                    "uml_dir=" + work));
            command.addAll(KERNEL);
            command.addAll(arguments);
            return command;
        }

        @Override
        List<String> tour() {
            return List.of(Tap.DRIVER, "DC_ADDRESS=" + Tap.GUEST, "DC_TOUR=vec0");
        }
    },
    /** QEMU, translating: Debian's own arm64 kernel, the Pi's instruction set, and slow. */
    ARM64 {
        @Override
        List<String> command(final Appliance appliance, final Path work, final List<String> arguments) {
            final Path parts = appliance.directory().resolve("arm64");
            final List<String> append = new ArrayList<>(List.of(
                    "console=ttyAMA0", "root=/dev/vda", "net.ifnames=0", "panic=-1", "DC_TERMINAL=/dev/ttyAMA0"));
            append.addAll(KERNEL);
            append.addAll(arguments);
            return List.of(
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
                    parts.resolve("vmlinuz").toString(),
                    "-initrd",
                    parts.resolve("initrd").toString(),
                    "-append",
                    String.join(" ", append),
                    "-drive",
                    "if=virtio,format=raw,snapshot=on,file=" + parts.resolve("root.ext4"),
                    "-virtfs",
                    "local,path=/,mount_tag=host,security_model=none,readonly=on",
                    "-netdev",
                    "user,id=net",
                    "-device",
                    "virtio-net-pci,netdev=net",
                    "-device",
                    "virtio-rng-pci");
        }

        @Override
        List<String> tour() {
            return List.of("DC_ADDRESS=10.0.2.15/24", "DC_ROUTE=10.0.2.2", "DC_TOUR=eth0");
        }
    };

    private static final List<String> KERNEL =
            List.of("ro", "quiet", "init=/start", "DC_HOME=" + Program.home().toAbsolutePath());

    /**
     * The command that switches it on.
     *
     * @param work for what it needs while it runs
     * @param arguments more for the kernel's command line
     */
    abstract List<String> command(Appliance appliance, Path work, List<String> arguments);

    /** Arguments with which it takes the tour. */
    abstract List<String> tour();
}
