// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.retire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A computer in a folder, for the scripts that its root runs. The programs that they call write down that they were called; one of
 * them can end in failure, or end with the power: nothing after it happens. The encrypted volume's header is the list of
 * its key slots in its file.
 */
final class Appliance {

    /** Called by the scripts and dangerous on this computer; each is what a real one leaves of itself. */
    private static final List<Stub> STUBS = List.of(
            new Stub("cryptsetup", """
                    for last; do :; done
                    case $1 in
                        luksFormat) printf 'Keyslots:\\n  0: luks2\\nDigests:\\n  0: pbkdf2\\n' >"$last" ;;
                        erase) printf 'Keyslots:\\nDigests:\\n  0: pbkdf2\\n' >"$last" ;;
                        luksDump) cat "$2" ;;
                        open) : >"$HERE/mapped" ;;
                        close) rm "$HERE/mapped" ;;
                    esac
                    """),
            new Stub("mkfs.ext4", ""),
            new Stub("fallocate", ": >\"$3\""),
            new Stub("findmnt", "[ ! -e \"$HERE/mounted\" ] || echo \"$HERE/mapped\""),
            new Stub("df", "printf 'head\\nroot 9 1 %s 1%% /\\n' \"${FREE:-2000}\""),
            new Stub("systemctl", "[ \"$1\" != start ] || : >\"$HERE/mounted\""),
            new Stub("systemd-escape", "echo data.mount"),
            new Stub("chown", ""),
            new Stub("sleep", ""),
            new Stub("sync", ""));

    private final Path folder;

    private record Stub(String name, String does) {}

    Appliance(final Path folder) throws IOException {
        this.folder = folder;
        for (final String name : List.of("programs", "tables", "data", "systemd")) {
            Files.createDirectories(folder.resolve(name));
        }
        for (final Stub stub : STUBS) {
            program("programs/" + stub.name, """
                    #!/bin/sh
                    echo "%1$s $*" >>"$HERE/calls"
                    [ "$(wc -l <"$HERE/calls")" != "${CUT_BEFORE:-0}" ] || kill -KILL $PPID
                    case "%1$s $*" in ${FAILS:-nothing}*) exit 1 ;; esac
                    %2$s
                    [ "$(wc -l <"$HERE/calls")" != "${CUT_AFTER:-0}" ] || kill -KILL $PPID
                    """.formatted(stub.name, stub.does));
        }
        program("systemd/systemd-cryptsetup", "#!/bin/sh\n");
        Files.writeString(folder.resolve("tables/fstab"), "LABEL=rootfs / ext4 defaults 0 1\n");
    }

    private void program(final String name, final String text) throws IOException {
        final Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Path file(final String name) {
        return folder.resolve(name);
    }

    /** What was called since the last run began. */
    List<String> calls() throws IOException {
        return Files.exists(file("calls")) ? Files.readAllLines(file("calls")) : List.of();
    }

    String said() throws IOException {
        return Files.readString(file("said"));
    }

    /** Without what is only in its memory: the power was off. */
    void powerOff() throws IOException {
        Files.deleteIfExists(file("mapped"));
        Files.deleteIfExists(file("mounted"));
    }

    /**
     * Runs one of the scripts to its end.
     *
     * @param variables such as {@code FAILS=cryptsetup open}, {@code CUT_BEFORE=3}: the call before which the power fails
     * @return how it ended; more than 128 if it was cut off
     */
    int run(final String script, final String... variables) throws IOException, InterruptedException {
        Files.deleteIfExists(file("calls"));
        final ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        Path.of("src/appliance/lib", script).toAbsolutePath().toString(),
                        file("word").toString())
                .redirectErrorStream(true)
                .redirectOutput(file("said").toFile());
        builder.environment().put("PATH", file("programs") + ":/usr/bin:/bin");
        builder.environment().put("HERE", folder.toString());
        builder.environment().put("DOORCLOCK_DATA", file("data").toString());
        builder.environment().put("DOORCLOCK_VOLUME", file("volume").toString());
        builder.environment().put("DOORCLOCK_KEY", file("keys/doorclock.key").toString());
        builder.environment().put("DOORCLOCK_ERASURE", file("told").toString());
        builder.environment().put("DOORCLOCK_TABLES", file("tables").toString());
        builder.environment().put("DOORCLOCK_MAPPED", file("mapped").toString());
        builder.environment().put("DOORCLOCK_SYSTEMD", file("systemd").toString());
        builder.environment().put("DOORCLOCK_AS_DOOR", "env");
        for (final String variable : variables) {
            final int equals = variable.indexOf('=');
            builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return builder.start().waitFor();
    }
}
